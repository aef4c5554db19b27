"""What a counter's hall is, which machines stand in it, and the place of one number in its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.queueing.models import Device, Group
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
    return Place(ticket, hall.ahead(ticket), hall.wait_of(ticket, lines.times([ticket.line], at)))


def device(pk: int) -> int | None:
    """The counter a machine may draw for; None when it may not, or no longer."""
    return Device.objects.filter(pk=pk, revoked_at=None).values_list("unit_id", flat=True).first()
