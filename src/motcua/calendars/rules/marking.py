"""Working time as a ruler laid over arrays of moments: working.mark() and working.moment() by the million."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from motcua.calendars.rules.vector import DAY_MINUTES, tables
from motcua.calendars.terms import Calendar

Ints = NDArray[np.int64]


class Ruler:
    """Marks on an unbroken run of known years. Moments are minutes since 1970 on the wall clock of Việt Nam.

    What lies before the first known day is taken for its beginning, what lies after the last for its end: histories
    and forecasts reach further than calendars.
    """

    def __init__(self, calendar: Calendar, year: int) -> None:
        self._tables = tables(calendar.run(year))
        lengths = self._tables.length[self._tables.kind]
        #: minutes of the working day there is most of
        self.day = int(np.bincount(lengths[lengths > 0]).argmax())

    def marks(self, moments: Ints) -> Ints:
        """Minutes worked before each moment."""
        t = self._tables
        first, last = t.first * DAY_MINUTES, (t.first + len(t.kind)) * DAY_MINUTES - 1
        day, minute = np.divmod(np.clip(moments, first, last), DAY_MINUTES)
        day -= t.first
        marks: Ints = t.before[day] + t.worked[t.kind[day], minute]
        return marks

    def closes(self, marks: Ints) -> Ints:
        """The mark at which the working day of each mark closes."""
        t = self._tables
        return t.reached[np.searchsorted(t.reached, np.clip(marks, 1, t.reached[-1]))]

    def moments(self, marks: Ints) -> Ints:
        """The earliest moment by which so many minutes (at least one) are worked."""
        t = self._tables
        marks = np.clip(marks, 1, t.reached[-1])
        day = t.days[np.searchsorted(t.reached, marks)]
        moments: Ints = (day + t.first) * DAY_MINUTES + t.at[t.kind[day], marks - t.before[day]]
        return moments
