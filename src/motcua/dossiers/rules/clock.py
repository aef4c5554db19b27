"""The promise: made at acceptance, moved by pauses, never overwritten (domain 03 section 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from motcua.calendars.rules import due_at, working_minutes
from motcua.calendars.terms import Amount, Calendar, Mode, Pause, Unit
from motcua.dossiers.terms import Held, Open

#: a filing is answered within eight working hours (NĐ 45/2020 Art. 11; NĐ 118/2025 Art. 17)
FIRST_ANSWER = Amount.parse("8h")


def answer_by(submitted_at: datetime, calendar: Calendar) -> datetime:
    """By when somebody who filed must hear whether it is accepted, by the calendar of the counter that has it."""
    return due_at(submitted_at, FIRST_ANSWER, calendar)


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
    due = due_at(held.clock_at, amount, calendar, mode, pauses=stood)
    return due if held.original_due_at is None else max(due, held.original_due_at)  # decision 12


def relettered(
    letter_at: datetime, due: datetime, pauses: tuple[Pause, ...], before: Calendar, after: Calendar
) -> datetime:
    """A letter's date under another calendar: as many working minutes after the letter as it had. Never earlier."""
    stood = tuple(
        Pause(max(p.start, letter_at), min(p.end, due)) for p in pauses if p.end > letter_at and p.start < due
    )
    minutes = working_minutes(letter_at, due, before) - sum(working_minutes(p.start, p.end, before) for p in stood)
    return max(due, shifted(letter_at, minutes, after, stood)) if minutes > 0 else due


def step_under(task: Open, before: Calendar, after: Calendar) -> Open:
    """An open step whose own time has as many working minutes under another calendar as it had."""
    minutes = working_minutes(task.since, task.until, before) if task.until else 0
    return replace(task, until=shifted(task.since, minutes, after)) if minutes else task


def moved(task: Open, paused: datetime, at: datetime, calendar: Calendar) -> Open:
    """An open step whose own time moves by the working time that stood still."""
    if task.until is None:
        return task
    return replace(task, until=shifted(task.until, working_minutes(max(paused, task.since), at, calendar), calendar))


def shifted(moment: datetime, minutes: int, calendar: Calendar, pauses: tuple[Pause, ...] = ()) -> datetime:
    """So many working minutes later, paused ones left out."""
    if not minutes:
        return moment
    return due_at(moment, Amount(Fraction(minutes, 60), Unit.HOUR), calendar, Mode.HOUR, pauses=pauses)
