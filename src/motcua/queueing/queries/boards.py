"""The hall as everybody may see it: what is called where, how many wait, how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.calendars.terms import day_of
from motcua.kernel.text import Text
from motcua.queueing.models import Group, Ticket, Window
from motcua.queueing.queries import lines
from motcua.queueing.queries.tickets import TicketView, view
from motcua.queueing.rules import line, waiting
from motcua.queueing.rules.waiting import Estimate
from motcua.queueing.terms import AT_WINDOW, Stage


@dataclass(frozen=True, slots=True)
class GroupView:
    """A line: who waits, in order, and how long somebody who draws now would wait."""

    id: int
    letter: str
    name: Text
    promise: int
    #: bookings in one slot of so many minutes
    quota: int
    slot: int
    waiting: tuple[TicketView, ...]
    windows: int
    estimate: Estimate
    oldest: datetime | None

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self.waiting)


@dataclass(frozen=True, slots=True)
class WindowView:
    """A window: whether somebody sits there, and the number there now."""

    id: int
    number: int
    letters: tuple[str, ...]
    open: bool
    person: int | None
    name: str
    ticket: TicketView | None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a hall shows at one moment."""

    groups: tuple[GroupView, ...]
    windows: tuple[WindowView, ...]
    absent: tuple[TicketView, ...]

    @property
    def waiting(self) -> int:
        """How many wait in all lines."""
        return sum(g.count for g in self.groups)

    def group(self, letter: str) -> GroupView | None:
        """A line by its letter."""
        return next((g for g in self.groups if g.letter == letter), None)

    def ahead(self, ticket: TicketView) -> int:
        """How many are called before this number; 0 when it no longer waits."""
        here = self.group(ticket.letter)
        order = [t.id for t in here.waiting] if here else []
        return order.index(ticket.id) if ticket.id in order else 0

    def wait_of(self, ticket: TicketView, times: dict[int, list[int]]) -> Estimate:
        """How long this number waits."""
        here = self.group(ticket.letter)
        return waiting.estimate(self.ahead(ticket), here.windows if here else 0, times.get(ticket.line, []))


def groups_of(unit: int) -> list[Group]:
    """The lines of a counter, by letter."""
    return list(Group.objects.filter(unit_id=unit).order_by("letter"))


def windows_of(group: Group) -> list[Window]:
    """The windows that serve a group."""
    return list(Window.objects.filter(unit_id=group.unit_id, letters__contains=[group.letter]))


def board(unit: int, at: datetime) -> Board:
    """The hall of a counter now. Five SQL, whatever the hall."""
    day = day_of(at)
    groups, windows = groups_of(unit), list(Window.objects.filter(unit_id=unit).order_by("number"))
    tickets = _tickets([g.pk for g in groups], day)
    times = lines.times([g.pk for g in groups], at) if groups else {}
    here = tuple(_window(w, tickets, day) for w in windows)
    shown = tuple(_group(g, tickets, here, times[g.pk], at) for g in groups)
    absent = sorted((t for t in tickets if t.stage == Stage.ABSENT), key=lambda t: t.called_at or at, reverse=True)
    return Board(shown, here, tuple(view(t) for t in absent))


def _tickets(groups: list[int], day: date) -> list[Ticket]:
    """All of today's that are not done with, and the latest calls."""
    rows = Ticket.objects.filter(line__in=groups, day=day).exclude(stage=Stage.SERVED.value)
    return list(rows.select_related("group__unit", "line", "window"))


def _window(w: Window, tickets: list[Ticket], day: date) -> WindowView:
    now = next((t for t in tickets if t.window_id == w.pk and t.stage in AT_WINDOW), None)
    is_open = w.opened_at is not None and day_of(w.opened_at) == day
    return WindowView(
        w.pk, w.number, tuple(w.letters), is_open, w.person if is_open else None, w.name if is_open else "",
        view(now) if now and is_open else None,
    )  # fmt: skip


def _group(
    g: Group, tickets: list[Ticket], windows: tuple[WindowView, ...], times: list[int], at: datetime
) -> GroupView:
    mine = {t.pk: t for t in tickets if t.line_id == g.pk and t.stage == Stage.WAITING}
    order = line.in_order(map(lines.standing, mine.values()), lines.lately([g.pk], day_of(at)), at)
    oldest = min((t.line_from or t.drawn_at for t in mine.values()), default=None)
    serving = sum(w.open and g.letter in w.letters for w in windows)
    return GroupView(
        id=g.pk, letter=g.letter, name=Text(g.name, g.name_en or g.name), promise=g.promise, quota=g.quota, slot=g.slot,
        waiting=tuple(view(mine[s.id]) for s in order), windows=serving,
        estimate=waiting.estimate(len(order), serving, times), oldest=oldest,
    )  # fmt: skip
