"""The one place that writes numbers: the row and its fact together, under the locks that keep lines in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours
from motcua.queueing.models import Booking, Fact, Group, Ticket, Window
from motcua.queueing.rules import folding
from motcua.queueing.terms import AT_WINDOW, Kind

_HOLD = """insert into queueing_series (group_id, day, n) values (%s, %s, 0)
    on conflict (group_id, day) do update set n = queueing_series.n"""
_NEXT = """insert into queueing_series (group_id, day, n) values (%s, %s, 1)
    on conflict (group_id, day) do update set n = queueing_series.n + 1 returning n"""


def hold(group: int, day: date) -> None:
    """Wait for a group's series, and keep it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [group, day])


def number(group: int, day: date) -> int:
    """The next number of a group on a day. One SQL; the series stays locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [group, day])
        return int(cursor.fetchone()[0])


def move(ticket: Ticket, kind: Kind, *, by: Actor, at: datetime, **data: Any) -> None:
    """One fact about a number, and its row as the fact makes it."""
    ticket.stage = folding.MAKES[kind].value
    ticket.save()
    note(kind, unit=ticket.group.unit_id, ticket=ticket, window=ticket.window, by=by, at=at, **data)


def note(
    kind: Kind,
    *,
    unit: int,
    by: Actor,
    at: datetime,
    ticket: Ticket | None = None,
    window: Window | None = None,
    booking: Booking | None = None,
    **data: Any,
) -> None:
    """Set a fact down. Whoever books or draws for themself is not named."""
    Fact.objects.create(
        at=at, kind=kind.value, unit_id=unit, ticket=ticket, window=window, booking=booking, person=by.person,
        name=by.name, data=data,
    )  # fmt: skip


def group(unit: str, letter: str, at: datetime) -> Group:
    """The line of a counter by its letter. Raises NotYours when there is none."""
    where = directory.tree(day_of(at)).find(unit)
    found = Group.objects.filter(unit_id=where.id, letter=letter).first() if where else None
    if found is None:
        raise NotYours
    return found


def lines(groups: Iterable[int]) -> list[Group]:
    """The lines under lock, in one order for everybody: two who call at once call one after the other."""
    return list(Group.objects.select_for_update(no_key=True).filter(pk__in=groups).order_by("pk"))


def at_window(window: Window, day: date) -> Ticket | None:
    """The number at a window now, under lock."""
    return (
        Ticket.objects.select_for_update(of=("self",), no_key=True)
        .select_related("group__unit", "line", "window")
        .filter(window=window, day=day, stage__in=[s.value for s in AT_WINDOW])
        .first()
    )
