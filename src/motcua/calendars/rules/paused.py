"""Pauses: standing time, put in order and without overlap, so that splitting one changes nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TypeVar

from motcua.calendars.rules.working import day_mark, mark
from motcua.calendars.terms import Pause, Run, local

#: marks of either ruler
N = TypeVar("N", int, Fraction)

MINUTE = timedelta(minutes=1)


def merged(pauses: Iterable[Pause]) -> list[Pause]:
    """The same standing time on the wall clock, by the minute, in order, touching stretches joined."""
    done: list[Pause] = []
    for pause in sorted(filter(None, map(_by_minute, pauses)), key=lambda p: p.start):
        if done and pause.start <= done[-1].end:
            done[-1] = Pause(done[-1].start, max(done[-1].end, pause.end))
        else:
            done.append(pause)
    return done


def marks(pauses: Iterable[Pause], run: Run) -> Iterator[tuple[int, int]]:
    """Each merged pause as a stretch on the ruler of working minutes, in order."""
    return _on_ruler(pauses, run, mark, run.before[-1])


def day_marks(pauses: Iterable[Pause], run: Run) -> Iterator[tuple[Fraction, Fraction]]:
    """Each merged pause as a stretch on the ruler of working days, in order."""
    return _on_ruler(pauses, run, day_mark, Fraction(len(run.days)))


def _on_ruler(pauses: Iterable[Pause], run: Run, ruler: Callable[[datetime, Run], N], last: N) -> Iterator[tuple[N, N]]:
    """As far as they lie in the run's years; last is the ruler's end."""
    for pause in merged(pauses):
        if pause.start.year <= run.last_year and pause.end.year >= run.first_year:
            start = ruler(pause.start, run) if pause.start.year >= run.first_year else last - last
            yield start, ruler(pause.end, run) if pause.end.year <= run.last_year else last


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
