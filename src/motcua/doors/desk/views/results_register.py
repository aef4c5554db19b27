"""Sổ kết quả: every number given to a result, kind by kind, to search and to print."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.documents.operations import outcomes
from motcua.documents.terms.outcomes import NumberedEntry, NumberedValues
from motcua.doors.desk.readers import READERS
from motcua.doors.desk.views.register import span
from motcua.doors.kit import files
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers.queries.numbered import Line, results_register
from motcua.dossiers.rules import kinds
from motcua.dossiers.terms import STANDINGS, ResultKind
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text


@who(*READERS)
def register(request: Request) -> HttpResponse:
    """The lines on screen; this month when no days are given."""
    lines: tuple[Line, ...] = ()
    wrong = ""
    try:
        first, last = span(request)
        lines = _lines(request, first, last)
    except Refused as no:
        wrong = Text(no.vi, no.en).to(request.reader.language)
    today = day_of(request.now)
    context = {
        "start": request.GET.get("tu", today.replace(day=1).isoformat()), "lines": _shown(lines),
        "end": request.GET.get("den", today.isoformat()), "errors": {"tu": wrong} if wrong else {},
        "kinds": kinds.kinds_on(today), "kind": request.GET.get("loai", ""), "text": request.GET.get("tim", "")[:100],
        "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "desk/results_register.html", context, status=422 if wrong else 200)


@who(*READERS)
def register_pdf(request: Request) -> HttpResponse:
    """The same lines, oldest first, as a register to print and to keep."""
    first, last = span(request)
    tree = directory.tree(last, request.revisions.get("directory", 0))
    agency = tree.agency(request.actor.hats[0].unit)
    kind = _kind(request)
    values = NumberedValues(
        unit_name=agency.name, place=tree.place(agency.id) or agency.name, form_date=day_of(request.now),
        title="SỔ ĐĂNG KÝ KẾT QUẢ" + (f": {kind.name.vi.upper()}" if kind else ""), period_start=first, period_end=last,
        entries=tuple(_entry(line) for line in reversed(_lines(request, first, last))),
    )  # fmt: skip
    return files.slip(outcomes.register(values), f"so-ket-qua-{first}-{last}.pdf")


def _kind(request: Request) -> ResultKind | None:
    asked = request.GET.get("loai", "")
    return next((k for k in kinds.kinds_on(day_of(request.now)) if k.id == asked), None)


def _lines(request: Request, first: date, last: date) -> tuple[Line, ...]:
    kind = _kind(request)
    text = request.GET.get("tim", "").replace("\0", "").strip()[:100]
    return results_register(request.actor, first, last, kind=kind.id if kind else "", text=text)


def _shown(lines: tuple[Line, ...]) -> list[tuple[Line, Text]]:
    return [(line, STANDINGS[line.paper.standing]) for line in lines]


def _entry(line: Line) -> NumberedEntry:
    paper = line.paper
    standing = STANDINGS[paper.standing].vi + (f": {line.instead}" if line.instead else "")
    return NumberedEntry(
        number=paper.number, on=paper.on, kind=paper.name, abstract=line.about, signer=paper.signer, code=line.code,
        standing=standing,
    )  # fmt: skip
