"""Working hours of a unit on a day, and from which unit above they are inherited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.calendars import queries as calendars
from motcua.calendars.terms import Mode, Session
from motcua.directory.queries import Register, UnitView
from motcua.kernel.text import Text

WEEKDAYS = (
    Text("Thứ Hai", "Monday"), Text("Thứ Ba", "Tuesday"), Text("Thứ Tư", "Wednesday"), Text("Thứ Năm", "Thursday"),
    Text("Thứ Sáu", "Friday"), Text("Thứ Bảy", "Saturday"), Text("Chủ nhật", "Sunday"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hours:
    """One line per weekday; source: the unit that set them, None for the national office hours."""

    days: tuple[tuple[Text, tuple[str, ...]], ...]
    source: UnitView | None
    by_the_hour: bool


def hours(unit: UnitView, on: date, known: Register) -> Hours:
    """The hours in force and where they come from."""
    week = calendars.of_unit(unit.id).week_on(on)
    days = tuple((name, tuple(_written(s) for s in sessions)) for name, sessions in zip(WEEKDAYS, week, strict=True))
    return Hours(days, _source(unit, on, known), calendars.mode_of_unit(unit.id) is Mode.HOUR)


def _source(unit: UnitView, on: date, known: Register) -> UnitView | None:
    line = (unit, *known.tree(on).ancestors(unit.id))
    return next((u for u in line if any(_sets(body, on) for body in known.same_body(u.id))), None)


def _sets(unit: int, on: date) -> bool:
    return any(span.valid_from <= on for span in calendars.own(unit).spans)


def _written(session: Session) -> str:
    start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in session)
    return f"{start}–{end}"
