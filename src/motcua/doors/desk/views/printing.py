"""The print queue of a counter: slips in one file, A4 or A5, and labels with a code to scan."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from motcua.audit import queries as audit
from motcua.audit.terms import Look
from motcua.calendars.rules import day_of
from motcua.calendars.terms import ZONE
from motcua.documents import operations as drawing
from motcua.documents.operations import printing
from motcua.doors.kit import files, formats
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import printing as to_print
from motcua.dossiers.queries.printing import Issued
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused

#: days the queue looks back, today included
BACK = 2


@who(Role.COUNTER)
def queue(request: Request) -> HttpResponse:
    """What went out since yesterday; what nobody has drawn yet is ticked."""
    first = day_of(request.now) - timedelta(days=BACK - 1)
    found = to_print.issued(request.actor, datetime.combine(first, time(), ZONE))
    drawn = audit.last_read([one.code for one in found], Look.SLIP)
    issued = [(one, at if (at := drawn.get(one.code)) and at >= one.at else None) for one in found]
    return render(request, "desk/printing.html", {"issued": issued})


@who(Role.COUNTER)
def slips(request: Request) -> HttpResponse:
    """The chosen forms one after the other; each drawing leaves its trace, which is how the queue knows."""
    chosen = _chosen(request)
    papers = [queries.paper(request.actor, code, seq, at=request.now) for code, seq in chosen]
    drawn = [drawing.render(one.form, one.edition, one.values) for one in papers]
    return files.slip(printing.bound(drawn, a5=request.GET.get("kho") == "A5"), "giay-hen.pdf")


@who(Role.COUNTER)
def labels(request: Request) -> HttpResponse:
    """A label for each dossier chosen, once."""
    codes = list(dict.fromkeys(code for code, _ in _chosen(request)))
    rows = queries.named(request.actor, codes)
    found = [_label(one, rows[one.code].due_at) for one in to_print.receipts(request.actor, codes)]
    return files.slip(printing.labels(found, sheet=request.GET.get("kho") == "A4"), "nhan-ho-so.pdf")


def _label(one: Issued, due: datetime | None) -> printing.Label:
    return printing.Label(
        one.code, one.applicant, one.procedure_code, one.procedure_name, formats.moment(due, "vi") if due else ""
    )


def _chosen(request: Request) -> list[tuple[str, int]]:
    """Forms ticked (phieu=CODE:seq), or the receipts of dossiers named (ho-so=CODE). Raises Refused for none."""
    ticked = [one.rpartition(":") for one in request.GET.getlist("phieu")]
    found = [(code, int(seq)) for code, _, seq in ticked if seq.isascii() and seq.isdigit() and len(seq) < 5]
    named = request.GET.getlist("ho-so")
    found += [(one.code, one.seq) for one in to_print.receipts(request.actor, named)] if named else []
    if not 0 < len(found) <= to_print.MOST:
        raise Refused(
            f"Chọn từ 1 đến {to_print.MOST} phiếu để in.", f"Choose between 1 and {to_print.MOST} papers to print."
        )
    return found
