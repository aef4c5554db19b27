"""Papers of a dossier: its slips drawn anew from the log, and the files handed in."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from motcua.audit import operations as audit
from motcua.audit.terms import Look
from motcua.documents import operations as drawing
from motcua.documents import queries as documents
from motcua.doors.desk.file import view
from motcua.doors.desk.readers import READERS
from motcua.doors.kit import files
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import FormData
from motcua.kernel.refused import NotYours


def drawn(data: FormData, name: str) -> HttpResponse:
    """A form as PDF, shown in the browser."""
    return files.slip(drawing.render(data.form, data.edition, data.values), name)


@who(*READERS)
def slip(request: Request, code: str, seq: int) -> HttpResponse:
    """The form that went out with an event."""
    data = queries.paper(request.actor, code, seq, at=request.now)
    return drawn(data, f"{code}-{data.form.value.lower()}.pdf")


@who(*READERS)
def control_slip(request: Request, code: str) -> HttpResponse:
    """Phiếu kiểm soát: the hand-overs of the log, up to now."""
    return drawn(queries.control_slip(request.actor, code, at=request.now), f"{code}-phieu-kiem-soat.pdf")


@who(*READERS)
def file(request: Request, code: str, key: UUID) -> HttpResponse:
    """A paper handed in, a result, an evidence: whoever may see the dossier may open it, and leaves a trace."""
    page = queries.page(request.actor, code)
    if str(key) not in view.files(page):
        raise NotYours
    audit.trace_reading(subject=code, what=Look.FILE, by=request.actor, at=request.now)
    return files.shown(documents.file(key), documents.readable(key))
