"""Drawing a number: at the machine, by the clerk, or with a booking. A key drawn twice is one number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.calendars import queries as calendars
from motcua.calendars.rules import working
from motcua.calendars.terms import MissingYear, day_of
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import access, queries, record
from motcua.queueing.models import Booking, Group, Ticket
from motcua.queueing.queries import TicketView
from motcua.queueing.rules import slots
from motcua.queueing.terms import Kind, Need, Slot, Source


@transaction.atomic
def draw(
    *, unit: str, letter: str, key: UUID, by: Actor, at: datetime, need: Need = Need.NONE, source: Source = Source.KIOSK
) -> TicketView:
    """The next number of a group. Refused at a machine when nobody will call it today; a clerk may always."""
    where = directory.tree(day_of(at)).by_code(unit)
    if source is Source.CLERK:
        access.must_serve(by, where.id)
    group = Group.objects.filter(unit_id=where.id, letter=letter).first()
    if group is None:
        raise NotYours
    if source is not Source.CLERK:
        must_be_open(group, at)
    return drawn(group, key=key, need=need, source=source, by=by, at=at)


@transaction.atomic
def check_in(*, code: str, by: Actor, at: datetime) -> TicketView:
    """Who booked has come: a number that is served first in its time. Again, the same number."""
    booking = Booking.objects.select_for_update(of=("self",)).select_related("group").filter(code=code.upper()).first()
    if booking is None or booking.cancelled_at is not None:
        raise Refused(
            f"Không có lịch đặt mang mã {code[:20]}, hoặc lịch đã hủy. Kiểm tra mã, hoặc lấy số tại máy.",
            f"No booking {code[:20]}, or it was cancelled. Check the code, or draw a number.",
        )
    if not _its_time(booking, at):
        when = slots.moment(booking.day, booking.start)
        raise Refused(
            f"Lịch của Ông/Bà là {when:%H:%M} ngày {when:%d/%m/%Y}; nhận số được từ {slots.EARLY} phút trước giờ đó. "
            "Không chờ được thì lấy số thường tại máy.",
            f"Your time is {when:%H:%M} on {when:%d/%m/%Y}; come at most {slots.EARLY} minutes before, or draw an "
            "ordinary number.",
        )
    return drawn(
        booking.group, key=booking.key, need=Need(booking.need), source=Source.BOOKING, by=by, at=at, booking=booking
    )


def _its_time(booking: Booking, at: datetime) -> bool:
    start = slots.moment(booking.day, booking.start)
    return booking.day == day_of(at) and (start - at).total_seconds() <= slots.EARLY * 60


def drawn(
    group: Group,
    *,
    key: UUID,
    need: Need,
    source: Source,
    by: Actor,
    at: datetime,
    booking: Booking | None = None,
    owners: Iterable[str] = (),
) -> TicketView:
    """The next number of the group's series; of a key that has one already, that one."""
    day = day_of(at)
    record.hold(group.pk, day)  # two presses of one key wait for each other here
    already = Ticket.objects.filter(key=key).first()
    if already is not None:
        return queries.ticket_of(already.pk)
    first = _first(booking)
    n = record.number(group.pk, day)
    ticket = Ticket(
        group=group, line=group, day=day, number=n, need=need.value, source=source.value, key=key, booking=booking,
        drawn_at=at, first_from=first[0], first_until=first[1], owners=list(owners),
    )  # fmt: skip
    record.move(ticket, Kind.DRAWN, by=by, at=at, source=source.value, need=need.value)
    return queries.ticket_of(ticket.pk)


def _first(booking: Booking | None) -> tuple[datetime | None, datetime | None]:
    if booking is None:
        return None, None
    slot = Slot(booking.start, booking.end)
    return slots.moment(booking.day, slot.start), slots.first_until(booking.day, slot)


def must_be_open(group: Group, at: datetime) -> None:
    """A number that nobody will call today is not given; an open window says more than the calendar."""
    day = day_of(at)
    if any(w.opened_at and day_of(w.opened_at) == day for w in queries.windows_of(group)):
        return
    try:
        calendar = calendars.of_unit(group.unit_id)
        if (
            calendar.sessions(day)
            and working.closing(at, calendar) > at
            and day_of(working.closing(at, calendar)) == day
        ):
            return
    except MissingYear:
        return  # nobody has entered this year: the hall decides
    raise Refused(
        f"{group.name}: hôm nay đã hết giờ nhận, hoặc là ngày nghỉ. Ông/Bà đặt lịch từ nhà, hoặc nộp trực tuyến.",
        f"{group.name_en or group.name}: closed for today. Book a time from home, or file online.",
    )
