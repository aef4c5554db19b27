"""Pauses: standing time, put in order and without overlap, so that splitting one changes nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TypeVar

from motcua.calendars.rules.working import mark
from motcua.calendars.terms import ZONE, Pause, Run, local

#: marks of either ruler
N = TypeVar("N", int, Fraction)

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def merged(pauses: Iterable[Pause]) -> list[Pause]:
    """The same standing time on the wall clock, by the minute, in order, touching stretches joined."""
    done: list[Pause] = []
    for pause in sorted(filter(None, map(_by_minute, pauses)), key=lambda p: p.start):
        if done and pause.start <= done[-1].end:
            done[-1] = Pause(done[-1].start, max(done[-1].end, pause.end))
        else:
            done.append(pause)
    return done


def within(pauses: Iterable[Pause], run: Run) -> Iterator[Pause]:
    """The merged pauses as far as they lie in the run's years."""
    first = datetime(run.first_year, 1, 1, tzinfo=ZONE)
    last = datetime(run.last_year, 12, 31, 23, 59, tzinfo=ZONE)
    for pause in merged(pauses):
        if pause.start < last and pause.end > first:
            yield Pause(max(pause.start, first), min(pause.end, last))


def marks(pauses: Iterable[Pause], run: Run) -> Iterator[tuple[int, int]]:
    """Each merged pause as a stretch on the ruler of working minutes, in order."""
    return ((mark(p.start, run), mark(p.end, run)) for p in within(pauses, run))


def stretched(start: N, length: N, stretches: Iterable[tuple[N, N]]) -> N:
    """Where a count of length from start ends on a ruler on which the stretches do not count."""
    end = start + length
    for a, b in stretches:
        if a >= end:
            break
        if b > start:
            end += b - max(a, start)
    return end


def lost(pauses: Iterable[Pause], run: Run) -> dict[int, Fraction]:
    """For each working day (by its number) the part of it that stands still, 0 < part <= 1. In order."""
    parts: dict[int, Fraction] = {}
    for a, b in marks(pauses, run):
        for working_day, minutes in _by_working_day(a, b, run):
            share = Fraction(minutes, run.hours[run.days[working_day]].length)
            parts[working_day] = parts.get(working_day, Fraction(0)) + share
    return parts


def elapsed_on(pauses: Iterable[Pause], day: date) -> int:
    """Minutes of the day's twenty-four hours that stand still; the pauses are merged."""
    return sum(max((min(p.end, _end(day)) - max(p.start, _end(day) - DAY)) // MINUTE, 0) for p in pauses)


def _by_minute(pause: Pause) -> Pause | None:
    start, end = (local(x).replace(second=0, microsecond=0) for x in (pause.start, pause.end))
    return Pause(start, end) if start < end else None


def _by_working_day(a: int, b: int, run: Run) -> Iterator[tuple[int, int]]:
    number = bisect_right(run.reached, a)
    while a < b:
        upto = min(run.reached[number], b)
        if upto > a:
            yield number, upto - a
        a, number = max(upto, a), number + 1


def _end(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE) + DAY
