"""Heads are told when people wait longer than promised while windows are closed; who booked is reminded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction

from motcua.accounts import queries as accounts
from motcua.calendars.terms import day_of, local
from motcua.directory import queries as directory
from motcua.kernel.actor import Role
from motcua.notices import operations as notices
from motcua.notices.terms import Carriage, Owed, Telling
from motcua.queueing import queries
from motcua.queueing.models import Alarm, Booking
from motcua.queueing.queries import Board, GroupView, Hall
from motcua.queueing.rules import slots, waiting

#: who booked is reminded so long before
AHEAD = timedelta(hours=18)


@transaction.atomic
def sweep(*, at: datetime) -> int:
    """Raise what is owed, clear what has ended. A second run at once changes nothing. Returns how many were raised."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('queueing.watching', 0))")
    standing = {alarm.group_id: alarm for alarm in Alarm.objects.filter(cleared_at=None)}
    raised = 0
    for hall in queries.halls(at):
        board = queries.board(hall.unit, at)
        for group in board.groups:
            raised += _look(hall, board, group, standing.pop(group.id, None), at)
    Alarm.objects.filter(pk__in=[alarm.pk for alarm in standing.values()]).update(cleared_at=at)
    return raised


def _look(hall: Hall, board: Board, group: GroupView, standing: Alarm | None, at: datetime) -> bool:
    closed = sum(not w.open and group.letter in w.letters for w in board.windows)
    alarming = waiting.alarming(group.oldest, group.promise, closed, at)
    if standing is not None and not alarming:
        standing.cleared_at = at
        standing.save(update_fields=["cleared_at"])
    if standing is not None or not alarming or group.oldest is None:
        return False
    since = group.oldest + timedelta(minutes=group.promise)
    made = Alarm.objects.create(group_id=group.id, since=since, raised_at=at, waiting=group.count, closed=closed)
    notices.owe(_told(hall, group, made, at))
    return True


def _told(hall: Hall, group: GroupView, alarm: Alarm, at: datetime) -> Iterator[Owed]:
    """One letter to each head of the counter's agency who has an address."""
    agency = directory.tree(day_of(at)).agency(hall.unit).id
    heads = [seat for seat in directory.manning(day_of(at)).able(Role.HEAD) if seat.unit in {agency, hall.unit}]
    address = {p.id: p.email for p in accounts.people({s.person for s in heads}) if p.email}
    values = {
        "code": hall.code, "at": f"{local(at):%H:%M}", "procedure": group.name.vi, "red": str(alarm.waiting),
        "amber": str(alarm.closed), "due": str(group.promise), "reason": "",
    }  # fmt: skip
    for person, email in address.items():
        yield Owed(f"queue-{alarm.pk}-{person}", hall.code, "queue", Carriage.EMAIL, email, at, values)


def remind(*, at: datetime) -> int:
    """Owe everybody who booked and gave an address one reminder, from eighteen hours before. Once each."""
    until = at + AHEAD
    rows = Booking.objects.filter(day__range=(day_of(at), day_of(until)), cancelled_at=None, ticket=None)
    return notices.tell(_reminder(b, at) for b in rows.select_related("group__unit") if _due(b, at, until))


def _due(booking: Booking, at: datetime, until: datetime) -> bool:
    return bool(booking.email or booking.phone) and at < slots.moment(booking.day, booking.start) <= until


def _reminder(booking: Booking, at: datetime) -> Telling:
    when = slots.moment(booking.day, booking.start)
    addresses = {Carriage.EMAIL: booking.email, Carriage.SMS: booking.phone}
    values = {
        "code": booking.code, "at": f"{when:%H:%M ngày %d/%m/%Y}", "procedure": booking.group.unit.name, "due": "",
        "reason": "",
    }  # fmt: skip
    return Telling(
        key=f"booking-{booking.code}", subject=booking.code, template="booking", owed_at=at, values=values,
        addresses={way: address for way, address in addresses.items() if address},
    )  # fmt: skip
