"""Opening hours of today, from the unit's own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.calendars import queries as calendars
from motcua.calendars.terms import MissingYear, Session


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


def _written(session: Session) -> str:
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in session)
