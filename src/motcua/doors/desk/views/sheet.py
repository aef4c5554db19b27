"""Fifty certified copies on one screen: a line each, accepted with one press, slips in one file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.desk.counter import checking, page, papers, typed
from motcua.doors.desk.counter.known import Person
from motcua.doors.desk.counter.page import Table
from motcua.doors.desk.counter.seat import Seat, seat
from motcua.doors.desk.counter.typed import Typed
from motcua.doors.desk.sheet import filing
from motcua.doors.desk.sheet import lines as lines_of
from motcua.doors.desk.sheet.lines import Line
from motcua.doors.desk.views.counter import suggest
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers.operations import intake
from motcua.dossiers.terms import Channel, Done, Paper
from motcua.kernel.actor import Role
from motcua.kernel.text import Text


@who(Role.COUNTER)
def sheet(request: Request) -> HttpResponse:
    """The sheet; on POST looked up, made longer, or taken in line by line."""
    form, wanted = typed.read(request.POST), request.POST.get("do", "")
    form = replace(form, procedure=request.POST.get("pick", form.procedure))
    if form.query and wanted == "look":
        form = replace(form, procedure="")
    if wanted == "suggest":
        return suggest(request, form)
    here, table = seat(request, form.unit), page.lay(request, Person(form), request.POST)
    lines = filing.filled(request, filing.seen(request, _sized(request, wanted)))
    errors = checking.middle(table.typed, table.rows, whole=True) if wanted == "take-in" else {}
    times = request.POST.get("times", "").strip()
    if unable := _unable(lines, times, wanted):
        errors["times"] = unable
    lines = lines_of.multiplied(lines, int(times)) if times and not unable else lines
    if wanted == "take-in" and not errors and not times:
        lines = filing.taken_in(lines, table.typed, table.rows, lambda one, left: _take(request, here, one, left))
    wrong = bool(errors) or any(line.error for line in lines)
    context = _shown(request, here, table, lines, errors) | {"times": times}
    if times and not wrong:
        context |= {"repeated": True, "line_focus": ""}
    return render(request, "desk/sheet.html", context, status=422 if wrong else 200)


def _sized(request: Request, wanted: str) -> list[Line]:
    found = lines_of.read(request.POST)
    return lines_of.more(found, len(found) + lines_of.MORE) if wanted == "more" else found


def _unable(lines: list[Line], times: str, wanted: str) -> Text | None:
    """Why the first line is not repeated. A number typed counts whatever is pressed: nothing shown is passed over."""
    return lines_of.unrepeatable(lines, times) if times or wanted == "multiply" else None


def _take(request: Request, here: Seat, form: Typed, left: list[Paper]) -> Done:
    return intake.take_in(
        procedure=form.procedure, unit=here.unit.code, applicant=form.applicant(), papers=left, answers={},
        channel=Channel.DIRECT, case=form.case or None, subject=form.subject, competent=form.competent or None,
        by=request.actor, at=request.now, key=form.key,
    )  # fmt: skip


def _shown(request: Request, here: Seat, table: Table, lines: list[Line], errors: checking.Errors) -> dict[str, Any]:
    common = page.shown(request, here, table, errors)
    done = [line for line in lines if line.code]
    left = [line for line in lines if line.counts and not line.code]
    copies = any(row.kind == papers.COPY for row in table.rows)
    hands = {} if errors else page.focus(_nobody_missing(table), common["preview"] is not None)
    at, name = lines_of.focus(lines, copies=copies)
    return common | {
        "lines": lines, "copies": copies, "done": done, "left": left, "size": len(lines), "most": lines_of.MOST,
        "stated": papers.stated(table.rows),
        "slips": urlencode([("ho-so", line.code) for line in done]), "all_done": bool(done) and not left,
        "focus": hands, "line_focus": f"line-{at}-{name}" if "accept" in hands else "",
    }  # fmt: skip


def _nobody_missing(table: Table) -> Table:
    """The people stand in the lines: here the hands look for the procedure and its papers only."""
    person = dict.fromkeys(("id_no", "name", "address", "phone"), "-")
    return replace(table, typed=replace(table.typed, **person))
