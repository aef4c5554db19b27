"""Made-up lives for the forecast: rows as dossiers.queries.histories gives them, of three steps in a few units."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from motcua.calendars.rules import due_at, ruler, standard
from motcua.calendars.terms import ZONE, Amount, Mode
from motcua.dossiers.queries.histories import Passage
from motcua.promises.operations.forecasting import minutes
from motcua.promises.rules.forecasting.passages import Passages, Reading

STEPS = ("nhan", "tham-dinh", "ky")
FIRST = date(2025, 9, 1)
RULER = ruler(standard(), 2026)


def moment(day: date, clock: time = time(8, 30)) -> datetime:
    """On the wall."""
    return datetime.combine(day, clock, ZONE)


def after(at: datetime, days: float) -> datetime:
    """So many working days later, by the hour."""
    return due_at(at, Amount.parse(f"{days:.2f}d"), standard(), Mode.HOUR)


def life(
    number: int,
    accepted: datetime,
    stays: Sequence[float],
    *,
    unit: int = 1,
    procedure: int = 7,
    limit: int = 10,
    pause: tuple[datetime, datetime] | None = None,
    until: datetime | None = None,
) -> list[Passage]:
    """One dossier: working days spent in each step; with fewer stays than steps it is still in the next one.

    until: what comes later has not happened."""
    due = due_at(accepted, Amount.parse(f"{limit}d"), standard())
    ends = [accepted]
    for days in stays:
        ends.append(after(ends[-1], days))
    known = [e if until is None or e < until else None for e in ends[1:]] + [None] * (len(STEPS) - len(stays))
    came = [accepted, *known][: len(STEPS)]
    ended = known[-1]
    stops = json.dumps([[minutes(pause[0]), minutes(pause[1])]]) if pause else None
    return [
        Passage(
            number, procedure, 0, step, unit, unit, minutes(entered), _m(left), _m(ended), minutes(due),
            minutes(accepted), stops,
        )
        for step, entered, left in zip(STEPS, came, known, strict=True) if entered is not None
    ]  # fmt: skip


def _m(at: datetime | None) -> int | None:
    return None if at is None else minutes(at)


def read(rows: Sequence[Passage]) -> Passages:
    """As arrays, all by the national calendar."""
    return Reading(lambda _: RULER).passages(rows)


def a_history(seed: int = 1, many: int = 300, days: int = 150, ill: float = 0.15, limit: int = 10) -> list[Passage]:
    """Dossiers promised in ten days: most need five to nine; a share lies ill in the second step, and comes late."""
    dice = random.Random(seed)
    rows: list[Passage] = []
    for n in range(many):
        accepted = moment(FIRST + timedelta(days=dice.randrange(days)), time(8 + dice.randrange(3), 15))
        middle = dice.uniform(11, 16) if dice.random() < ill else dice.uniform(4, 6.5)
        rows += life(n, accepted, [dice.uniform(0.2, 1), middle, dice.uniform(0.5, 2)], unit=1 + n % 2, limit=limit)
    return rows
