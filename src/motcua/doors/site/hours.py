"""Opening hours of today, from the unit's own calendar, and how many people wait in its hall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.calendars import queries as calendars
from motcua.calendars.terms import MissingYear, Session, day_of
from motcua.directory import queries as directory
from motcua.kernel.text import Text
from motcua.queueing import queries as queueing


@dataclass(frozen=True, slots=True)
class Hours:
    """The sessions of a day ("07:30–11:30"), none when closed; None where the year is not entered."""

    day: date
    sessions: tuple[str, ...] | None


def today(unit: int | None, day: date) -> Hours:
    """When the unit's counter is open on the day; the standard calendar where there is no unit yet."""
    calendar = calendars.of_unit(unit) if unit is not None else calendars.standard()
    try:
        calendar.run(day.year)
    except MissingYear:
        return Hours(day, None)
    return Hours(day, tuple(_written(s) for s in calendar.sessions(day)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """The hall of a counter: how many wait, and why nobody is served any more today, if so."""

    hall: queueing.Hall
    waiting: int
    closed: Text | None


def hall(unit: int | None, now: datetime) -> Waiting | None:
    """The hall of the unit's own counter as it is now; None where no numbers are given."""
    counter = directory.tree(day_of(now)).counter_of(unit) if unit is not None else None
    known = next((h for h in queueing.halls(now) if counter and h.unit == counter.id), None)
    return Waiting(known, queueing.board(known.unit, now).waiting, queueing.closed(known.unit, now)) if known else None


def _written(session: Session) -> str:
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in session)
