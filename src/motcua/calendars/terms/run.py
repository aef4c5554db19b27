"""Tables over an unbroken run of known years: every answer about working time becomes a look-up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from motcua.calendars.terms.moment import ZONE

if TYPE_CHECKING:
    from motcua.calendars.terms.calendar import Calendar, Session


class Hours:
    """The sessions of one kind of day, as look-ups by minute of the day and by minute worked."""

    __slots__ = ("at", "close", "length", "sessions", "worked")

    def __init__(self, sessions: tuple[Session, ...]) -> None:
        self.sessions = sessions
        self.length = sum(e - s for s, e in sessions)
        self.close = sessions[-1][1] if sessions else 0
        #: minutes worked before each minute 0..1440 of the day
        self.worked = list(accumulate(_open(sessions)))
        #: the earliest minute of the day by which 0..length minutes are worked
        first: dict[int, int] = {}
        for minute, worked in enumerate(self.worked):
            first.setdefault(worked, minute)
        self.at = [first[n] for n in range(self.length + 1)]


def _open(sessions: tuple[Session, ...]) -> bytearray:
    """For each minute 0..1440 of the day: 1 when the minute before it was worked."""
    marks = bytearray(24 * 60 + 1)
    for start, end in sessions:
        marks[start + 1 : end + 1] = b"\1" * (end - start)
    return marks


#: the look-ups of the same sessions, shared by all calendars
hours_of = lru_cache(maxsize=256)(Hours)


class Run:
    """Look-ups by day number (0: the first 1 January) and by number of the working day (0: the first one).

    They answer for the years first_year..last_year only; an index beyond them is a missing year.
    """

    def __init__(self, first_year: int, last_year: int, calendar: Calendar) -> None:
        self.first_year, self.last_year = first_year, last_year
        #: ordinal of day 0
        self.first = date(first_year, 1, 1).toordinal()
        span = range(self.first, date(last_year, 12, 31).toordinal() + 1)
        #: each day's sessions
        self.hours: list[Hours] = []
        #: number of the first working day on or after each day (one entry more than days)
        self.next: list[int] = [0]
        #: working minutes before each day (one entry more than days)
        self.before: list[int] = [0]
        #: day number, midnight, close of each working day, and the working minutes up to its close
        self.days: list[int] = []
        self.midnights: list[datetime] = []
        self.closes: list[datetime] = []
        self.reached: list[int] = []
        for number, ordinal in enumerate(span):
            self._add(number, ordinal, hours_of(calendar.sessions(date.fromordinal(ordinal))))
        #: the different kinds of days there are
        self.kinds = tuple(dict.fromkeys(self.hours))
        #: minutes of every working day when all are alike, else 0
        lengths = {h.length for h in self.kinds if h.length}
        self.even = lengths.pop() if len(lengths) == 1 else 0

    def _add(self, number: int, ordinal: int, hours: Hours) -> None:
        self.hours.append(hours)
        self.before.append(self.before[-1] + hours.length)
        if hours.length:
            midnight = datetime.fromordinal(ordinal).replace(tzinfo=ZONE)
            self.days.append(number)
            self.midnights.append(midnight)
            self.closes.append(midnight + timedelta(minutes=hours.close))
            self.reached.append(self.before[-1])
        self.next.append(len(self.days))
