"""The sheet, line by line: known people filled in, each line accepted under its own key or told what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from motcua.audit import operations as audit
from motcua.audit.terms import Look
from motcua.calendars.rules import day_of
from motcua.doors.desk.counter import checking, papers
from motcua.doors.desk.counter.papers import Row
from motcua.doors.desk.counter.typed import Typed
from motcua.doors.desk.sheet import lines as lines_of
from motcua.doors.desk.sheet.lines import Line
from motcua.doors.kit.request import Request
from motcua.dossiers import queries
from motcua.dossiers.terms import Done, Paper
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: takes one dossier in: the form as the line means it, and its papers
Take = Callable[[Typed, list[Paper]], Done]


def filled(request: Request, lines: list[Line]) -> list[Line]:
    """Cards read, and people with nothing but a number filled in from earlier dossiers within reach."""
    today = day_of(request.now)
    return [line if line.code else _known(request, lines_of.scanned(line, today)) for line in lines]


def _known(request: Request, line: Line) -> Line:
    if line.error or line.name or not checking.is_number(line.id_no):
        return line
    earlier = next(iter(queries.known(request.actor, line.id_no, 1)), None)
    if earlier is None:
        return line
    audit.trace_reading(subject=earlier.code, what=Look.SEARCH, by=request.actor, at=request.now)
    return replace(line, name=earlier.name, address=line.address or earlier.address, phone=line.phone or earlier.phone)


def taken_in(lines: list[Line], form: Typed, rows: tuple[Row, ...], take: Take) -> list[Line]:
    """Each line that counts and is no dossier yet: accepted, or left as typed with the reason beside it."""
    whose = lines_of.people(lines)
    return [_taken(line, form, whose[line.n], rows, take) if line.counts and not line.code else line for line in lines]


def _taken(line: Line, form: Typed, person: Line, rows: tuple[Row, ...], take: Take) -> Line:
    line = lines_of.judged(form, line, person)
    if line.error:
        return line
    count = line.count or papers.stated(rows)
    try:
        done = take(lines_of.typed_of(form, line, person), papers.handed_in(_copied(rows, line.count)))
    except NotYours:
        raise
    except Refused as no:
        return replace(line, error=Text(no.vi, no.en))
    return replace(line, code=done.code, count=count, error=None)


def _copied(rows: tuple[Row, ...], count: str) -> list[Row]:
    """The papers of the sheet with the line's number of copies; as stated above the lines when it has none."""
    return [replace(row, count=count) if count and row.kind == papers.COPY else row for row in rows]


def seen(request: Request, lines: list[Line]) -> list[Line]:
    """Lines that say they became a dossier, where the reader may see it; any other claim is dropped."""
    codes = [line.code for line in lines if line.code]
    known = queries.named(request.actor, codes) if codes else {}
    return [line if line.code in known or not line.code else replace(line, code="") for line in lines]
