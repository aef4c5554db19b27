"""Chậm tiếp nhận: how many filings were answered late, by counter, with the list behind the number."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from motcua.directory import queries as directory
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import asked as asking
from motcua.kernel.text import Text
from motcua.measures import queries as measures
from motcua.measures.queries import Span
from motcua.measures.terms.answers import Answers
from motcua.reporting import queries

TOTAL = Text("Cộng", "Total")
#: rows of the list on one page
ROWS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A counter's filings."""

    name: Text
    answers: Answers


@who(*asking.READERS)
def answers(request: Request) -> HttpResponse:
    """The figure by counter, and the filings behind it, oldest first."""
    asked, at = asking.read(request), asking.page(request)
    within = queries.scope(asked.unit, asked.period) & asking.own(request)
    span = Span(within, asked.period.start, asked.period.end, request.now)
    found = measures.answers(span)
    names = directory.register().units
    rows = [Row(Text(names[u].name, names[u].name), one) for u, one in found.items()]
    count, lines = measures.slow_answers(request.actor, span, limit=ROWS, offset=(at - 1) * ROWS)
    context = {
        "asked": asked, "now": request.now, "units": asking.units(request, asked.period),
        "rows": sorted(rows, key=lambda row: (-row.answers.slow, row.name.vi)),
        "total": Row(TOTAL, sum(found.values(), Answers())), "count": count,
        "lines": [(line, names[line.unit].name) for line in lines], "at": at, "last": max(1, -(-count // ROWS)),
        "query": asked.query(),
    }  # fmt: skip
    return render(request, "office/answers.html", context)
