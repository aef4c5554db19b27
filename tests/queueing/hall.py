"""A hall with two groups and three windows, and people in it, all by the system's own operations."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from motcua.kernel.actor import SYSTEM, Actor, citizen
from motcua.queueing import queries
from motcua.queueing.models import Window
from motcua.queueing.operations import arranging, calling, drawing, seating
from motcua.queueing.operations.arranging import GroupSaid
from motcua.queueing.queries import TicketView
from motcua.queueing.terms import Need
from tests import build
from tests.directory import places

SOMEBODY = citizen("")


def a_hall(promise: int = 30) -> None:
    """The hall in a small province of its own."""
    places.a_province()
    arranged(promise)


def arranged(promise: int = 30) -> None:
    """Justice and land at the district's counter: window 1 serves A, 2 serves both, 3 serves B."""
    groups = [
        GroupSaid("A", "Tư pháp - Hộ tịch", "Civil status", promise=promise, quota=2),
        GroupSaid("B", "Đất đai", "Land", promise=promise),
    ]
    arranging.arrange(unit=build.COUNTER, groups=groups, windows={1: "A", 2: "AB", 3: "B"}, by=SYSTEM, at=build.MORNING)


def window(number: int) -> int:
    """The id of a window."""
    return Window.objects.get(number=number).pk


def a_seat(number: int, username: str, at: datetime = build.MORNING) -> Actor:
    """A new clerk who has sat down at a window."""
    clerk = build.a_counter_clerk(username)
    seating.open_window(window=window(number), by=clerk, at=at)
    return clerk


def drawn(
    letter: str = "A", at: datetime = build.MORNING, need: Need = Need.NONE, key: UUID | None = None
) -> TicketView:
    """A number from the machine."""
    return drawing.draw(unit=build.COUNTER, letter=letter, key=key or uuid4(), need=need, by=SOMEBODY, at=at)


def called(number: int, clerk: Actor, at: datetime = build.MORNING) -> str | None:
    """The label the clerk's next call brings."""
    seen = at_window(number, at)
    found = calling.call_next(window=window(number), seen=seen.code if seen else "", by=clerk, at=at)
    return found.label if found else None


def at_window(number: int, at: datetime = build.MORNING) -> TicketView | None:
    """Who is at a window now."""
    board = queries.board(build.unit_id(build.COUNTER), at)
    return next(w.ticket for w in board.windows if w.number == number)
