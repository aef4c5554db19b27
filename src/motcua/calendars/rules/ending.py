"""When a limit ends, unit by unit. The common case, whole working days without pause, is two look-ups."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import ceil

from motcua.calendars.rules import paused
from motcua.calendars.rules.working import closing, day_mark, day_moment, mark, moment, snap
from motcua.calendars.terms import CUTOFF, ZONE, Amount, BadAmount, Calendar, MissingYear, Mode, Pause, Run, Unit, local

# enum members by name of the module: looking one up in its class costs as much as a due date
_DAY, _WORKING_DAY, _SAME_DAY = Mode.DAY, Unit.DAY, Unit.SAME_DAY
DAY_MINUTES = 24 * 60


def due_at(
    start: datetime,
    amount: Amount,
    calendar: Calendar,
    mode: Mode = _DAY,
    pauses: Sequence[Pause] = (),
    cutoff: time | None = CUTOFF,
) -> datetime:
    """The moment the amount ends, received at start (zoned), on the wall clock of Việt Nam, to the minute.

    Working days in mode day: the intake day is not counted; to the close of the day that completes the count.
    In mode hour: to the same clock time so many working days later, never later than mode day. Hours run from intake,
    or from the next session, in both modes. Calendar days and months: counted from the next day, to the close of the
    last one, or of the next working day. Same day: see same_day(). Raises MissingYear.
    """
    if start.tzinfo is not ZONE:
        start = local(start)
    if amount.days and mode is _DAY and not pauses:
        try:
            return calendar.closes[calendar.following[start.toordinal()] + amount.days]
        except KeyError:
            pass  # tables not made yet, or a missing year: the long way makes them, or names it
    unit = amount.unit
    if unit is _SAME_DAY:
        return same_day(start, calendar, pauses, cutoff)
    if unit is _WORKING_DAY and mode is not _DAY:
        return days_by_the_hour(start, amount, calendar, pauses)
    return _COUNT[unit](start, amount, calendar, pauses)


def working_days(start: datetime, amount: Amount, calendar: Calendar, pauses: Sequence[Pause]) -> datetime:
    """The close of the working day after intake in which the count is reached; a paused part of a day counts not."""
    count, run = Fraction(amount.count), calendar.run(start.year)
    if not count:
        return closing(snap(start, calendar), calendar)
    first = run.next[start.toordinal() - run.first + 1]
    if pauses:
        count = _with_lost(count, first, paused.lost(pauses, run))
    return close_of(first + ceil(count) - 1, run)


def _with_lost(count: Fraction, first: int, lost: dict[int, Fraction]) -> Fraction:
    """The count and every part of its days, from the first on, that stands still."""
    for number, part in lost.items():
        if number >= first + ceil(count):
            break
        count += part if number >= first else 0
    return count


def days_by_the_hour(start: datetime, amount: Amount, calendar: Calendar, pauses: Sequence[Pause]) -> datetime:
    """The same share of the working day, so many working days after intake: on even days the same clock time."""
    run = calendar.run(start.year)
    if not amount.count:
        return _minute(snap(start, calendar))
    if run.even:
        return after_minutes(start, amount.days * run.even or ceil(amount.count * run.even), run, pauses)
    end = paused.stretched(day_mark(start, run), Fraction(amount.count), paused.day_marks(pauses, run))
    return day_moment(end, run)


def working_hours(start: datetime, amount: Amount, calendar: Calendar, pauses: Sequence[Pause]) -> datetime:
    """The earliest moment by which so many working hours have run from intake (by the minute, rounded up)."""
    if not amount.minutes:
        return _minute(snap(start, calendar))
    return after_minutes(start, amount.minutes, calendar.run(start.year), pauses)


def after_minutes(start: datetime, minutes: int, run: Run, pauses: Sequence[Pause]) -> datetime:
    """The earliest moment by which so many working minutes (at least one) have run, paused ones left out."""
    begin = mark(start, run)
    end = paused.stretched(begin, minutes, paused.marks(pauses, run)) if pauses else begin + minutes
    return moment(end, run)


def same_day(start: datetime, calendar: Calendar, pauses: Sequence[Pause], cutoff: time | None) -> datetime:
    """The close of the day; strictly after the cut-off (None: there is none) the close of the next working day.

    Received off hours it counts from the next session. A pause before the close starts it anew at the pause's end.
    """
    due = _same_day(start, calendar, cutoff)
    for pause in paused.merged(pauses):
        if start < pause.end and pause.start < due:
            start = pause.end
            due = _same_day(start, calendar, cutoff)
    return due


def calendar_days(start: datetime, amount: Amount, calendar: Calendar, pauses: Sequence[Pause]) -> datetime:
    """Days as they come, counted from the next; the close of the last one or of the next working day."""
    if not amount.count:
        return closing(snap(start, calendar), calendar)
    run = calendar.run(start.year)
    return close_of(next_working_day(last_calendar_day(start, Fraction(amount.count), pauses, run), run), run)


def months(start: datetime, amount: Amount, calendar: Calendar, pauses: Sequence[Pause]) -> datetime:
    """The day of that number so many months on (the month's last when it has none), then as calendar_days()."""
    run = calendar.run(start.year)
    days = months_on(start.date(), int(amount.count), run).toordinal() - start.toordinal()
    return calendar_days(start, Amount(days, Unit.CALENDAR_DAY), calendar, pauses)


def elapsed_hours(start: datetime, amount: Amount, calendar: Calendar, pauses: Sequence[Pause]) -> datetime:
    """So many hours later by the clock, day and night; paused minutes do not count."""
    begin = _minute(start)
    stretches = [((p.start - begin) // paused.MINUTE, (p.end - begin) // paused.MINUTE) for p in paused.merged(pauses)]
    try:
        return begin + timedelta(minutes=paused.stretched(0, amount.minutes, stretches))
    except OverflowError:
        raise BadAmount(
            f"Thời hạn {amount} vượt quá năm 9999.", f"The amount {amount} goes beyond the year 9999."
        ) from None


def close_of(working_day: int, run: Run) -> datetime:
    """The close of a working day by its number. Raises MissingYear beyond the last."""
    try:
        return run.closes[working_day]
    except IndexError:
        raise MissingYear(run.last_year + 1) from None


def next_working_day(day: int, run: Run) -> int:
    """The number of the working day on or after a day of the run. Raises MissingYear."""
    try:
        return run.next[day]
    except IndexError:
        raise MissingYear(run.last_year + 1) from None


def last_calendar_day(start: datetime, count: Fraction, pauses: Sequence[Pause], run: Run) -> int:
    """The day (numbered in the run) in which the count of calendar days, from the day after start, is reached."""
    if not pauses:
        return start.toordinal() - run.first + ceil(count)
    zero = datetime.fromordinal(run.first).replace(tzinfo=ZONE)
    stretches = [((p.start - zero) // paused.MINUTE, (p.end - zero) // paused.MINUTE) for p in paused.merged(pauses)]
    morning = (start.toordinal() + 1 - run.first) * DAY_MINUTES
    return (paused.stretched(morning, ceil(count * DAY_MINUTES), stretches) - 1) // DAY_MINUTES


def months_on(day: date, count: int, run: Run) -> date:
    """The day of the same number count months on, or that month's last day. Raises MissingYear."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > run.last_year:
        raise MissingYear(run.last_year + 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _same_day(start: datetime, calendar: Calendar, cutoff: time | None) -> datetime:
    received = snap(start, calendar)
    run = calendar.run(received.year)
    today = run.next[received.toordinal() - run.first]
    in_time = _minute(received) <= run.closes[today] and (cutoff is None or received.time() <= cutoff)
    return close_of(today if in_time else today + 1, run)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


_COUNT: dict[Unit, Callable[[datetime, Amount, Calendar, Sequence[Pause]], datetime]] = {
    Unit.DAY: working_days,
    Unit.HOUR: working_hours,
    Unit.CALENDAR_DAY: calendar_days,
    Unit.MONTH: months,
    Unit.ELAPSED: elapsed_hours,
}
