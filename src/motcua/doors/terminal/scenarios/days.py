"""Working days by number, and moments within them, drawn by a die that always falls alike."""

from __future__ import annotations

import random
from bisect import bisect_left
from datetime import date, datetime, time, timedelta

from motcua.calendars.rules import closing
from motcua.calendars.terms import ZONE, Calendar

MORNING, NOON = (7 * 60 + 35, 11 * 60 + 20), (13 * 60 + 35, 16 * 60 + 40)
#: work done on a due day is done well before its close
EARLY = 14 * 60 + 50


class Days:
    """The working days around a period. Day 0 is the first of the period, day last its last."""

    def __init__(self, calendar: Calendar, start: date, end: date, dice: random.Random) -> None:
        self._dice, self._calendar = dice, calendar
        closes = {year: calendar.runs[year].closes for year in range(start.year - 1, end.year + 2)
                  if year in calendar.runs}  # fmt: skip
        self._days = sorted({c.date() for run in closes.values() for c in run})
        self._zero = bisect_left(self._days, start)
        self.last = bisect_left(self._days, end + timedelta(days=1)) - self._zero - 1

    def between(self, low: int, high: int) -> int:
        """A day from low to high, both inclusive."""
        return self._dice.randint(low, max(low, high))

    def moment(self, day: int, *, after: datetime | None = None, until: int = NOON[1]) -> datetime:
        """A moment in the sessions of a day, up to a minute of it, later than another of the same day."""
        begin = datetime.combine(self._days[self._zero + day], time(), ZONE)
        low = MORNING[0]
        if after is not None and after >= begin:
            low = int((after - begin).total_seconds() // 60) + 1
        minutes = self._within(low, max(until, low))
        return begin + timedelta(minutes=minutes, seconds=self._dice.randrange(60))

    def close(self, day: int) -> datetime:
        """The end of a day's last session: until when a promise of that day holds."""
        return closing(datetime.combine(self._days[self._zero + day], time(), ZONE), self._calendar)

    def _within(self, low: int, high: int) -> int:
        """Not at noon, unless nothing else is left."""
        minutes = self._dice.randint(low, high)
        if MORNING[1] < minutes < NOON[0]:
            minutes = NOON[0] if high >= NOON[0] else max(low, MORNING[1])
        return minutes
