"""The ward's hall: its lines and windows, the services of the days before, and people who wait today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from motcua.calendars.terms import day_of, local
from motcua.directory import queries as directory
from motcua.doors.terminal.demonstration import driving, living
from motcua.kernel.actor import SYSTEM, Actor
from motcua.queueing import queries
from motcua.queueing.operations import arranging, calling, drawing, seating
from motcua.queueing.operations.arranging import GroupSaid
from motcua.queueing.terms import Need, Source


@transaction.atomic
def load(*, say: Callable[[str], None]) -> None:
    """Arrange the hall once; on every day it is loaded let people come, once."""
    said, now = living.described()["hall"], timezone.now()
    unit = directory.tree(day_of(now)).by_code(said["unit"]).id
    if not queries.groups_of(unit):
        _arrange(said, now)
        for days in range(said["before"]["days"], 0, -1):
            _a_day_before(said, unit, now - timedelta(days=days))
    board = queries.board(unit, now)
    if board.waiting or any(w.open for w in board.windows):
        return
    _today(said, unit, now)
    say(f"Phòng chờ: {queries.board(unit, now).waiting} người / waiting room: so many people")


def _arrange(said: dict[str, Any], now: datetime) -> None:
    groups = [GroupSaid(**group) for group in said["groups"]]
    windows = {int(number): letters for number, letters in said["windows"].items()}
    arranging.arrange(unit=said["unit"], groups=groups, windows=windows, by=SYSTEM, at=now)


def _a_day_before(said: dict[str, Any], unit: int, day: datetime) -> None:
    """People came one after another and were served in a few minutes each, so that estimates rest on something."""
    clerk, at = driving.someone(said["clerk"], day), local(day).replace(hour=8, minute=0, second=0, microsecond=0)
    for window in queries.board(unit, at).windows:
        seating.open_window(window=window.id, by=clerk, at=at)
        for turn in range(said["before"]["each"]):
            _draw(said, window.letters[turn % len(window.letters)], at, {}, clerk)
            _call(unit, window.id, clerk, at)
            at += timedelta(minutes=said["before"]["minutes"] - turn % 3)
        seating.close_window(window=window.id, by=clerk, at=at)
        at = at.replace(hour=at.hour + 1)


def _today(said: dict[str, Any], unit: int, now: datetime) -> None:
    """One window is open; those behind the others wait too long, so that the head is told."""
    clerk, began = driving.someone(said["clerk"], now), _ago(said["called"][0] + 1, now)
    window = queries.board(unit, now).windows[0].id
    seating.open_window(window=window, by=clerk, at=began)
    moments = [(one["minutes_ago"], one) for one in said["today"]] + [(ago, None) for ago in said["called"]]
    for ago, one in sorted(moments, key=lambda moment: -moment[0]):
        if one is None:
            _call(unit, window, clerk, _ago(ago, now))
        else:
            _draw(said, one["letter"], _ago(ago, now), one, clerk)


def _draw(said: dict[str, Any], letter: str, at: datetime, one: dict[str, Any], clerk: Actor) -> None:
    """The clerk draws for them: the demonstration may be looked at on a Sunday."""
    need = Need(one.get("need", ""))
    drawing.draw(unit=said["unit"], letter=letter, key=uuid4(), need=need, source=Source.CLERK, by=clerk, at=at)


def _call(unit: int, window: int, clerk: Actor, at: datetime) -> None:
    before = next(w.ticket for w in queries.board(unit, at).windows if w.id == window)
    calling.call_next(window=window, seen=before.code if before else "", by=clerk, at=at)


def _ago(minutes: int, now: datetime) -> datetime:
    """So many minutes ago, and still today."""
    return max(now - timedelta(minutes=minutes), local(now).replace(hour=0, minute=0, second=0, microsecond=0))
