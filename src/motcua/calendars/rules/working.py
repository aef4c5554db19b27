"""Working time as a ruler: every moment has a mark on it, in minutes worked since the first known day.

A second ruler marks working days and shares of them; each working day is one, however long its sessions.

Moments are taken by the minute, as a receipt prints them: seconds are dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil

from motcua.calendars.terms import Calendar, MissingYear, Run, local

MINUTES = tuple(timedelta(minutes=m) for m in range(24 * 60 + 1))


def working_minutes(a: datetime, b: datetime, calendar: Calendar) -> int:
    """Minutes of working time from a to b, 0 when b is not later. Raises MissingYear, also for a year between."""
    if b <= a:
        return 0
    a, b = local(a), local(b)
    run = calendar.run(a.year)
    if b.year > run.last_year:
        raise MissingYear(run.last_year + 1)
    return mark(b, run) - mark(a, run)


def snap(at: datetime, calendar: Calendar) -> datetime:
    """The moment itself when the office is open (the closing minute included), else the start of the next session."""
    at = local(at)
    run = calendar.run(at.year)
    number, minute = at.toordinal() - run.first, at.hour * 60 + at.minute
    for start, end in run.hours[number].sessions:
        if minute <= end:
            return at if start <= minute else at.replace(hour=start // 60, minute=start % 60, second=0, microsecond=0)
    following = run.next[number + 1]
    if following == len(run.days):
        raise MissingYear(run.last_year + 1)
    return run.midnights[following] + MINUTES[run.hours[run.days[following]].sessions[0][0]]


def closing(at: datetime, calendar: Calendar, *, before: int = 0) -> datetime:
    """The close of the working day a moment lies in (on a day off: of the next), or of one so many before it."""
    at = local(at)
    run = calendar.run(at.year)
    working_day = run.next[at.toordinal() - run.first] - before
    if working_day < 0:
        raise MissingYear(run.first_year - 1)
    if working_day >= len(run.closes):
        raise MissingYear(run.last_year + 1)
    return run.closes[working_day]


def mark(at: datetime, run: Run) -> int:
    """Minutes worked in the run before a local moment of one of its years."""
    number = at.toordinal() - run.first
    return run.before[number] + run.hours[number].worked[at.hour * 60 + at.minute]


def moment(mark: int, run: Run) -> datetime:
    """The earliest moment by which so many minutes (at least one) are worked. Raises MissingYear."""
    working_day = bisect_left(run.reached, mark)
    if working_day == len(run.days):
        raise MissingYear(run.last_year + 1)
    number = run.days[working_day]
    return run.midnights[working_day] + MINUTES[run.hours[number].at[mark - run.before[number]]]


def day_mark(at: datetime, run: Run) -> Fraction:
    """Working days before a local moment of one of the run's years, the running one by the share worked."""
    number = at.toordinal() - run.first
    hours = run.hours[number]
    return run.next[number] + Fraction(hours.worked[at.hour * 60 + at.minute], hours.length or 1)


def day_moment(mark: Fraction, run: Run) -> datetime:
    """The earliest moment (to the minute) by which so many working days, more than none, are worked."""
    working_day = ceil(mark) - 1
    if working_day >= len(run.days):
        raise MissingYear(run.last_year + 1)
    hours = run.hours[run.days[working_day]]
    return run.midnights[working_day] + MINUTES[hours.at[ceil((mark - working_day) * hours.length)]]
