"""What can be booked: slots of the opening days ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from motcua.calendars.terms import ZONE, Calendar, MissingYear
from motcua.queueing.terms import Slot

#: so many opening days ahead, today included while it lasts
DAYS = 7
#: so many bookings of one identity number for one day
A_DAY = 2
#: who booked may draw so long before the time, and is served first until so long after its end; in minutes
EARLY, LATE = 30, 15


def slots_of(day: date, calendar: Calendar, minutes: int) -> tuple[Slot, ...]:
    """The day's opening hours cut into slots; a rest shorter than a slot is none."""
    found = []
    for start, end in calendar.sessions(day):
        found += [Slot(s, s + minutes) for s in range(start, end - minutes + 1, minutes)]
    return tuple(found)


def days_ahead(today: date, calendar: Calendar) -> list[date]:
    """The next opening days, today first when it is one; fewer where the calendar is not entered so far."""
    return [day for day, _ in zip(_opening(today, calendar), range(DAYS), strict=False)]


def _opening(today: date, calendar: Calendar) -> Iterator[date]:
    for ahead in range(60):
        day = today + timedelta(days=ahead)
        try:
            calendar.run(day.year)
        except MissingYear:
            return
        if calendar.sessions(day):
            yield day


def moment(day: date, minute: int) -> datetime:
    """That minute of the day on the wall."""
    return datetime.combine(day, time(minute // 60, minute % 60), ZONE)


def first_until(day: date, slot: Slot) -> datetime:
    """Until when a booked number is served first."""
    return moment(day, slot.end) + timedelta(minutes=LATE)
