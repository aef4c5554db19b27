"""Half months: buckets begin on the 1st and the 15th, because reports run by calendar months or from 15th to 14th."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.calendars.terms import ZONE
from motcua.measures.terms.periods import opening


def bucket_of(day: date) -> date:
    """The first day of the half month a day lies in."""
    return day.replace(day=1 if day.day < 15 else 15)


def next_bucket(day: date) -> date:
    """The first day of the half month after the one a day lies in."""
    if day.day < 15:
        return day.replace(day=15)
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def nearest_year(bound: date) -> int:
    """The New Year nearest to the first day of a half month: running sums are kept there."""
    return bound.year + (bound.month > 6)


@dataclass(frozen=True, slots=True)
class Cut:
    """How a span of time falls into whole half months (read from the kept sums) and edges (counted from the rows).

    before: half months before this day lie wholly in the past; first..last: whole ones inside [start, stop).
    """

    start: datetime
    stop: datetime
    before: date
    first: date
    last: date

    @property
    def edges(self) -> tuple[tuple[datetime, datetime, bool], ...]:
        """(from, until, past): moments to count from the rows. Never empty spans."""
        first, last = opening(self.first), opening(self.last)
        spans = [
            (opening(self.before), self.start, True),
            *([(self.start, first, False), (last, self.stop, False)] if first < last
              else [(self.start, self.stop, False)]),
        ]  # fmt: skip
        return tuple(s for s in spans if s[0] < s[1])


def cut(start: datetime, stop: datetime) -> Cut:
    """Divide [start, stop) into whole half months and edges; without a whole one inside, first equals last."""
    before = bucket_of(start.astimezone(ZONE).date())
    first = before if opening(before) == start else next_bucket(before)
    last = max(first, bucket_of(stop.astimezone(ZONE).date()))
    return Cut(start, stop, before, first, last)
