"""The promise: made at acceptance, moved by pauses, never overwritten (domain 03 section 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from motcua.calendars.rules import due_at, working_minutes
from motcua.calendars.terms import Amount, Calendar, Mode, Pause, Unit
from motcua.dossiers.terms import Held, Open


def pauses_of(held: Held) -> tuple[Pause, ...]:
    """The pauses since the clock started, as the calendar wants them."""
    return tuple(Pause(start, end) for start, end in held.pauses)


def resumed(held: Held, at: datetime, calendar: Calendar, clock: str) -> datetime | None:
    """The promise once a pause ends at this moment. clock: pause, restart or none (SupplementClock)."""
    if held.due_at is None or held.paused_at is None or clock == "none":
        return held.due_at
    amount, mode = Amount.parse(held.amount), Mode(held.mode)
    if clock == "restart":
        return due_at(at, amount, calendar, mode)
    if held.extensions:  # the letter named a new moment; it moves by the working time that stood still
        return shifted(held.due_at, working_minutes(held.paused_at, at, calendar), calendar)
    assert held.clock_at is not None, "an accepted dossier has a clock"
    stood = (*pauses_of(held), Pause(held.paused_at, at))
    return due_at(held.clock_at, amount, calendar, mode, pauses=stood)


def moved(task: Open, paused: datetime, at: datetime, calendar: Calendar) -> Open:
    """An open step whose own time moves by the working time that stood still."""
    if task.until is None:
        return task
    return replace(task, until=shifted(task.until, working_minutes(max(paused, task.since), at, calendar), calendar))


def shifted(moment: datetime, minutes: int, calendar: Calendar) -> datetime:
    """So many working minutes later."""
    if not minutes:
        return moment
    return due_at(moment, Amount(Fraction(minutes, 60), Unit.HOUR), calendar, Mode.HOUR)
