"""How other units answer: figures of a period, and what waits past its time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from motcua.calendars.rules import day_of
from motcua.calendars.terms import ZONE
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.kernel.actor import Role
from motcua.kernel.text import Text


@who(Role.OFFICER, Role.HEAD, Role.REFORM)
def answers(request: Request) -> HttpResponse:
    """This year up to today when no days are given."""
    today = day_of(request.now)
    typed = request.GET.get("tu", ""), request.GET.get("den", "")
    span = _span(*typed, today)
    first, last = span or (today.replace(month=1, day=1), today)
    found = queries.answers(request.actor, _midnight(first), _midnight(last + timedelta(days=1)), request.now)
    wrong = Text("Ghi ngày như 2026-03-31, ngày đầu trước ngày cuối.", "Write days like 2026-03-31, the first first.")
    context = {
        "rows": found, "start": first.isoformat(), "end": last.isoformat(), "wrong": None if span else wrong,
        "overdue": queries.overdue(request.actor, request.now),
    }  # fmt: skip
    return render(request, "desk/answers.html", context, status=200 if span else 422)


def _span(first: str, last: str, today: date) -> tuple[date, date] | None:
    """The days typed; None when they are none, run backwards or lie beyond any calendar."""
    try:
        start = date.fromisoformat(first) if first else today.replace(month=1, day=1)
        end = date.fromisoformat(last) if last else today
    except ValueError:
        return None
    return (start, end) if start.year > 1900 and start <= end and end.year < 9999 else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), ZONE)
