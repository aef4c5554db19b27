"""How the unit of a hall does, for those who wait in it: settled in time, overdue, how satisfied. Counts only, and the
same that the page of open figures shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.feedback import queries as feedback
from motcua.feedback.terms import Figure
from motcua.measures import queries as measures
from motcua.measures.terms import Figures, Period
from motcua.measures.terms.periods import Span

#: screens ask every few seconds; figures are read again this often
EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Standing:
    """Figures of the hall's agency and what is below it, this year until a moment."""

    agency: str
    year: int
    figures: Figures
    ratings: Figure | None
    read_at: datetime

    @property
    def kept(self) -> int:
        """Settled early or on time."""
        return self.figures.early + self.figures.on_time


def of(counter: int, now: datetime) -> Standing:
    """The figures as they were at the latest whole five minutes."""
    past = timedelta(minutes=now.minute % 5, seconds=now.second, microseconds=now.microsecond)
    return _read(counter, now - past)


@lru_cache(maxsize=512)
def _read(counter: int, at: datetime) -> Standing:
    day = day_of(at)
    tree, period = directory.tree(day), Period.calendar(day.year, Span.YEAR)
    agency = tree.agency(counter)
    units = tree.answers_for(agency.id)
    ratings, _ = feedback.figures(units, period.start, period.end)
    figures = measures.figures(units, period.start, period.end, at)
    return Standing(agency.name, day.year, figures, ratings, at)
