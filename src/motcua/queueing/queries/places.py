"""What a counter's hall is, which machines stand in it, and the place of one number in its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.text import Text
from motcua.queueing.models import Alarm, Device, Group
from motcua.queueing.queries import lines
from motcua.queueing.queries.boards import board
from motcua.queueing.queries.tickets import TicketView, by_secret
from motcua.queueing.rules.waiting import Estimate


@dataclass(frozen=True, slots=True)
class Hall:
    """A counter that has lines."""

    unit: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """One number: how many are called before it, and how long that takes."""

    ticket: TicketView
    ahead: int
    estimate: Estimate

    #: when it was asked
    at: datetime

    @property
    def earliest(self) -> datetime | None:
        """Before which it is hardly called; None while nobody serves."""
        return self.at + timedelta(minutes=self.estimate.low) if self.estimate.low is not None else None

    @property
    def address(self) -> str:
        """Where its holder follows it."""
        return f"/so/{self.ticket.code}/{self.ticket.secret}/"


def halls(at: datetime) -> tuple[Hall, ...]:
    """The counters with lines that stand on the day, by code."""
    tree = directory.tree(day_of(at))
    with_lines = frozenset(Group.objects.values_list("unit_id", flat=True).distinct())
    return tuple(Hall(u.id, u.code, u.name) for u in tree if u.id in with_lines)


def place(code: str, secret: str, at: datetime) -> Place:
    """Where a number stands now, for whoever holds it. NotYours for anybody else."""
    ticket = by_secret(code, secret)
    hall = board(ticket.unit, at)
    return Place(ticket, hall.ahead(ticket), hall.wait_of(ticket, lines.times([ticket.line], at)), at)


@dataclass(frozen=True, slots=True)
class AlarmView:
    """People who wait longer than promised while windows are closed."""

    unit_code: str
    unit_name: str
    group: Text
    since: datetime
    promise: int
    waiting: int
    closed: int


def alarms(by: Actor, at: datetime) -> tuple[AlarmView, ...]:
    """Those that stand in the halls of the agencies somebody heads, the oldest first."""
    if not by.headed:
        return ()
    tree = directory.tree(day_of(at))
    rows = Alarm.objects.filter(cleared_at=None).select_related("group").order_by("since")
    mine = [row for row in rows if by.headed & {row.group.unit_id, tree.agency(row.group.unit_id).id}]
    return tuple(_alarm(row, tree) for row in mine)


def _alarm(row: Alarm, tree: directory.Tree) -> AlarmView:
    unit, group = tree.unit(row.group.unit_id), row.group
    name = Text(group.name, group.name_en or group.name)
    return AlarmView(unit.code, unit.name, name, row.since, group.promise, row.waiting, row.closed)


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A machine that may draw numbers."""

    id: int
    name: str
    registered_at: datetime
    registered_by: str


def devices(unit: int) -> list[DeviceView]:
    """The machines of a counter that may draw now."""
    rows = Device.objects.filter(unit_id=unit, revoked_at=None).order_by("registered_at")
    return [DeviceView(d.pk, d.name, d.registered_at, d.registered_by) for d in rows]


def device(pk: int) -> int | None:
    """The counter a machine may draw for; None when it may not, or no longer."""
    return Device.objects.filter(pk=pk, revoked_at=None).values_list("unit_id", flat=True).first()
