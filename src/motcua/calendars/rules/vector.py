"""The tables of a run as arrays, and the counting of ending.py over them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from motcua.calendars.terms import ZONE, Amount, Calendar, MissingYear, Mode, Run, Unit

Ints = NDArray[np.int64]
DAY_MINUTES = 24 * 60
EPOCH = datetime(1970, 1, 1, tzinfo=ZONE)


class Tables:
    """A run's look-ups as arrays. Moments are minutes since 1970 on the wall clock."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.first = run.first - EPOCH.toordinal()
        self.next = np.array(run.next)
        self.before = np.array(run.before)
        self.days = np.array(run.days)
        self.reached = np.array(run.reached)
        self.closes = np.array([(c - EPOCH).total_seconds() // 60 for c in run.closes], np.int64)
        kinds = {hours: n for n, hours in enumerate(run.kinds)}
        self.kind = np.array([kinds[h] for h in run.hours])
        self.length = np.array([h.length for h in run.kinds])
        #: kind of day x minute of the day -> minutes worked; kind x minutes worked -> minute of the day
        self.worked = np.array([h.worked for h in run.kinds])
        self.at = np.array([np.pad(h.at, (0, DAY_MINUTES + 1 - len(h.at))) for h in run.kinds])
        self.opens = np.array([h.sessions[0][0] if h.sessions else DAY_MINUTES for h in run.kinds])

    def pick(self, table: Ints, index: Ints) -> Ints:
        """table[index]; an index beyond the end is a missing year."""
        try:
            return table[index]
        except IndexError:
            raise MissingYear(self.run.last_year + 1) from None


tables = lru_cache(maxsize=256)(Tables)


def due_many(
    starts: NDArray[Any], amounts: ArrayLike, unit: Unit, calendar: Calendar, mode: Mode, cutoff: time | None
) -> NDArray[Any]:
    """See many.due_many()."""
    minutes = starts.astype("datetime64[m]").astype(np.int64)
    tops, bottom = _exact(amounts, unit)
    if unit is Unit.SAME_DAY:
        early = _early(starts, cutoff)
        return _by_run(lambda t, m, e: _same_day(t, m, e.astype(bool), cutoff), minutes, early, calendar)
    if unit is Unit.ELAPSED:
        due = minutes + _up(tops * 60, bottom)
        return due.astype("datetime64[m]")
    count = _days_by_the_hour if unit is Unit.DAY and mode is Mode.HOUR else _COUNT[unit]
    return _by_run(lambda t, m, n: count(t, m, n, bottom), minutes, tops, calendar)


def _by_run(count: Callable[[Tables, Ints, Ints], Ints], minutes: Ints, tops: Ints, calendar: Calendar) -> NDArray[Any]:
    """Count within each run of years that starts fall into. Raises MissingYear for a start outside all of them."""
    minutes, tops = np.broadcast_arrays(minutes, tops)
    due = np.full(minutes.shape, -1, np.int64)
    left = minutes.size
    for run in dict.fromkeys(calendar.runs.values()):
        table = tables(run)
        inside = (minutes >= table.first * DAY_MINUTES) & (minutes < (table.first + len(run.hours)) * DAY_MINUTES)
        found = int(np.count_nonzero(inside))
        if found == minutes.size:
            return count(table, minutes, tops).astype("datetime64[m]")
        due[inside] = count(table, minutes[inside], tops[inside])
        left -= found
    if left:
        years = np.unique(minutes.astype("datetime64[m]").astype("datetime64[Y]").astype(int) + 1970)
        raise MissingYear(next(int(y) for y in years if y not in calendar.runs))
    return due.astype("datetime64[m]")


def _working_days(t: Tables, minutes: Ints, tops: Ints, bottom: int) -> Ints:
    day = minutes // DAY_MINUTES - t.first
    last = t.next[day + 1] + _up(tops, bottom) - 1
    if np.any(tops == 0):
        last = np.where(tops == 0, _snapped(t, minutes), last)
    return t.pick(t.closes, last)


def _working_hours(t: Tables, minutes: Ints, tops: Ints, bottom: int) -> Ints:
    day, minute = np.divmod(minutes, DAY_MINUTES)
    day -= t.first
    length = _up(tops * 60, bottom)
    return _after(t, minutes, t.before[day] + t.worked[t.kind[day], minute], length)


def _days_by_the_hour(t: Tables, minutes: Ints, tops: Ints, bottom: int) -> Ints:
    if t.run.even:
        day, minute = np.divmod(minutes, DAY_MINUTES)
        day -= t.first
        return _after(t, minutes, t.before[day] + t.worked[t.kind[day], minute], _up(tops * t.run.even, bottom))
    return _by_shares(t, minutes, tops, bottom)


def _after(t: Tables, minutes: Ints, marks: Ints, length: Ints) -> Ints:
    """The earliest moments by which so many working minutes have run; the snapped start for none."""
    marks = marks + length
    even = t.run.even
    working_day = (marks - 1) // even if even else np.searchsorted(t.reached, marks)
    none = length == 0
    if np.any(none):
        working_day = np.where(none, 0, working_day)
    day = t.pick(t.days, working_day)
    rest = marks - t.before[day]
    due = (day + t.first) * DAY_MINUTES + t.at[t.kind[day], np.where(none, 0, rest)]
    return np.where(none, _opening(t, minutes), due) if np.any(none) else due


def _by_shares(t: Tables, minutes: Ints, tops: Ints, bottom: int) -> Ints:
    """Shares of uneven days, as whole numbers over the common denominator length x bottom."""
    day, minute = np.divmod(minutes, DAY_MINUTES)
    day -= t.first
    kind = t.kind[day]
    length = np.maximum(t.length[kind], 1)
    whole = length * bottom
    end = t.next[day] * whole + t.worked[kind, minute] * bottom + tops * length
    none = tops == 0
    working_day = np.where(none, 0, _up(end, whole) - 1)
    last = t.pick(t.days, working_day)
    rest = np.where(none, 0, _up((end - working_day * whole) * t.length[t.kind[last]], whole))
    due = (last + t.first) * DAY_MINUTES + t.at[t.kind[last], rest]
    return np.where(none, _opening(t, minutes), due) if np.any(none) else due


def _same_day(t: Tables, minutes: Ints, early: NDArray[np.bool_], cutoff: time | None) -> Ints:
    received = _opening(t, minutes)
    if cutoff is not None:  # a start moved to a session's opening is early or late there
        opening = received % DAY_MINUTES <= cutoff.hour * 60 + cutoff.minute
        early = np.where(received > minutes, opening, early)
    today = t.next[received // DAY_MINUTES - t.first]
    in_time = early & (received <= t.closes[today])
    return t.pick(t.closes, np.where(in_time, today, today + 1))


def _calendar_days(t: Tables, minutes: Ints, tops: Ints, bottom: int) -> Ints:
    day = minutes // DAY_MINUTES - t.first
    last = t.pick(t.next, day + _up(tops, bottom))
    if np.any(tops == 0):
        last = np.where(tops == 0, _snapped(t, minutes), last)
    return t.pick(t.closes, last)


def _months(t: Tables, minutes: Ints, tops: Ints, bottom: int) -> Ints:
    days = minutes.astype("datetime64[m]").astype("datetime64[D]")
    month = days.astype("datetime64[M]")
    target = month + tops
    end = (target + 1).astype("datetime64[D]").astype(np.int64) - 1
    same = target.astype("datetime64[D]").astype(np.int64) + (days - month.astype("datetime64[D]")).astype(np.int64)
    length = np.minimum(end, same) - days.astype(np.int64)
    return _calendar_days(t, minutes, length, 1)


def _opening(t: Tables, minutes: Ints) -> Ints:
    """working.snap() by the minute."""
    day, minute = np.divmod(minutes, DAY_MINUTES)
    day -= t.first
    kind = t.kind[day]
    open_now = np.zeros(minutes.shape, bool)
    later = np.full(minutes.shape, -1, np.int64)
    for n, hours in enumerate(t.run.kinds):
        here = kind == n
        for start, end in hours.sessions:
            open_now |= here & (start <= minute) & (minute <= end)
            later = np.where(here & (later < 0) & (minute < start), minutes - minute + start, later)
    after = t.pick(t.days, np.where(open_now | (later >= 0), 0, t.next[day + 1]))
    following = (after + t.first) * DAY_MINUTES + t.opens[t.kind[after]]
    return np.where(open_now, minutes, np.where(later >= 0, later, following))


def _snapped(t: Tables, minutes: Ints) -> Ints:
    """The number of the working day each start falls into once snapped."""
    return t.next[_opening(t, minutes) // DAY_MINUTES - t.first]


def _early(starts: NDArray[Any], cutoff: time | None) -> NDArray[Any]:
    if cutoff is None:
        return np.ones(starts.shape, np.int64)
    limit = np.timedelta64(((cutoff.hour * 60 + cutoff.minute) * 60 + cutoff.second) * 10**6 + cutoff.microsecond, "us")
    early: NDArray[Any] = (starts - starts.astype("datetime64[D]")) <= limit
    return early.astype(np.int64)


def _up(tops: Ints, bottom: Ints | int) -> Ints:
    """tops / bottom, rounded up."""
    return tops if isinstance(bottom, int) and bottom == 1 else -(-tops // bottom)


def _exact(amounts: ArrayLike, unit: Unit) -> tuple[Ints, int]:
    """The amounts as whole numbers over one denominator. Raises BadAmount as Amount does."""
    given = np.asarray(amounts)
    if np.issubdtype(given.dtype, np.integer):
        Amount(int(given.min(initial=0)), unit)
        if unit is Unit.SAME_DAY:
            Amount(int(given.max(initial=0)), unit)
        return given.astype(np.int64, copy=False), 1
    values, places = np.unique(given, return_inverse=True)
    exact = [Fraction(Amount(_fraction(v), unit).count) for v in values.tolist()]
    bottom = lcm(*(e.denominator for e in exact))
    return np.array([int(e * bottom) for e in exact], np.int64)[places].reshape(given.shape), bottom


def _fraction(value: object) -> Fraction | int:
    return value if isinstance(value, Fraction) else Fraction(str(value))


_COUNT: dict[Unit, Callable[[Tables, Ints, Ints, int], Ints]] = {
    Unit.DAY: _working_days,
    Unit.HOUR: _working_hours,
    Unit.CALENDAR_DAY: _calendar_days,
    Unit.MONTH: _months,
}
