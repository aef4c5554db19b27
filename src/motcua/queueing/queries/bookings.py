"""Times booked, and what is still free."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from motcua.calendars import queries as calendars
from motcua.calendars.terms import MissingYear, day_of
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text
from motcua.queueing.models import Booking, Group
from motcua.queueing.rules import slots
from motcua.queueing.terms import Slot


@dataclass(frozen=True, slots=True)
class Free:
    """A slot that can be booked, and how many may still book it."""

    slot: Slot
    left: int


@dataclass(frozen=True, slots=True)
class BookingView:
    """A booking as whoever holds its code sees it."""

    code: str
    unit: int
    unit_code: str
    unit_name: str
    group: Text
    letter: str
    day: date
    slot: Slot
    starts_at: datetime
    cancelled: bool
    #: code of the number it became
    ticket: int | None


def booking(code: str) -> BookingView:
    """By its code. NotYours when there is none."""
    found = Booking.objects.select_related("group__unit").filter(code=code.strip().upper()).first()
    if found is None:
        raise NotYours
    group, ticket = found.group, getattr(found, "ticket", None)
    return BookingView(
        code=found.code, unit=group.unit_id, unit_code=group.unit.code, unit_name=group.unit.name,
        group=Text(group.name, group.name_en or group.name), letter=group.letter, day=found.day,
        slot=Slot(found.start, found.end), starts_at=slots.moment(found.day, found.start),
        cancelled=found.cancelled_at is not None, ticket=ticket.pk if ticket else None,
    )  # fmt: skip


def days(unit: int, at: datetime) -> list[date]:
    """The days that can be booked at a counter."""
    return slots.days_ahead(day_of(at), calendars.of_unit(unit))


def free_of(group: int, day: date, at: datetime) -> list[Free]:
    """The same, by the group's id."""
    return free(Group.objects.get(pk=group), day, at)


def free(group: Group, day: date, at: datetime) -> list[Free]:
    """The slots of a day with what is left of each quota; none for a day that cannot be booked. Past ones are gone."""
    calendar = calendars.of_unit(group.unit_id)
    try:
        ahead = slots.days_ahead(day_of(at), calendar)
    except MissingYear:
        return []
    if day not in ahead or group.quota == 0:
        return []
    taken = Counter(Booking.objects.filter(group=group, day=day, cancelled_at=None).values_list("start", flat=True))
    open_ones = [s for s in slots.slots_of(day, calendar, group.slot) if slots.moment(day, s.start) > at]
    return [Free(s, group.quota - taken[s.start]) for s in open_ones]
