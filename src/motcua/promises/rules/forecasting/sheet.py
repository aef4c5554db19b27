"""The forecast of every open dossier as rows to keep: its worst step, its colour, what the sentence is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from motcua.promises.rules.forecasting.foreseeing import Asked, Foreseen, foresee
from motcua.promises.rules.forecasting.histories import Histories
from motcua.promises.rules.forecasting.passages import Passages
from motcua.promises.rules.forecasting.pauses import Bools, Ints
from motcua.promises.rules.forecasting.planning import PlanOf, planned
from motcua.promises.rules.forecasting.thresholds import thresholds

#: days are kept as tenths of working days, and none is longer than this
TENTHS, MOST = 10, 32_000


class Line(NamedTuple):
    """One dossier, column for column as promises.models.Forecast keeps it; moments in minutes since 1970."""

    dossier: int
    unit: int
    agency: int
    step: str
    due_at: int
    colour: str
    likely_at: int | None
    chance: int | None
    used: int
    basis: int
    such: int
    longer: int
    known: int
    ran: int
    remains: int
    extra: int
    ahead: int
    usual: int
    paused: bool


def sheet(rows: Passages, at: int, known: Histories, plan_of: PlanOf) -> Iterator[Line]:
    """A line for each dossier of which a step is open. at: minutes since 1970. Everything is asked before the first."""
    if not len(rows):
        return iter(())
    asked = _asked(rows, at, plan_of)
    said = foresee(asked, known)
    worst = _worst(rows, said)
    columns = _columns(rows, asked, said, at)
    return map(Line._make, zip(*(columns[name][worst].tolist() for name in Line._fields), strict=True))


def _asked(rows: Passages, at: int, plan_of: PlanOf) -> Asked:
    now = rows.marks(at)
    return Asked(
        rows.key, rows.wide, rows.desk, rows.run(now), rows.due - now, planned(rows, now, plan_of), rows.ahead,
        rows.day(),
    )  # fmt: skip


def _worst(rows: Passages, said: Foreseen) -> Ints:
    """Of each dossier the open step that takes longest."""
    order = np.lexsort((-said.needs, rows.dossier))
    _, first = np.unique(rows.dossier[order], return_index=True)
    return order[first]


def _columns(rows: Passages, asked: Asked, said: Foreseen, at: int) -> dict[str, Any]:
    paused = rows.paused.astype(bool)
    told = said.told & ~paused
    share = _share(rows, asked, at)
    return {
        "dossier": rows.dossier, "unit": rows.unit, "agency": rows.agency, "step": np.array(rows.steps)[rows.step],
        "due_at": rows.due_at, "colour": _colours(share, told & (said.needs > asked.left), paused),
        "likely_at": _or_none(_likely(rows, said, at), told),
        "chance": _or_none(said.chance, told & (said.chance >= 0)),
        "used": np.minimum(100 * share, MOST).astype(np.int64), "basis": said.basis, "such": said.such,
        "longer": said.longer, "known": said.known, "ran": _tenths(np.maximum(asked.run, 0), asked),
        "remains": _tenths(asked.left, asked), "extra": _tenths(said.extra, asked), "ahead": asked.ahead,
        "usual": said.usual, "paused": paused,
    }  # fmt: skip


def _share(rows: Passages, asked: Asked, at: int) -> Any:
    """Of the promised working time, how much is used."""
    used = rows.worked(rows.clock, rows.marks(at))
    return used / np.maximum(used + asked.left, 1)


def _colours(share: Any, late: Bools, paused: Bools) -> Any:
    """thresholds.colour() for all; a paused dossier has none."""
    known = thresholds()
    fits = [late & ~paused, *((share >= at) & ~paused for _, at in known.colours)]
    return np.select(fits, [known.worst, *(name for name, _ in known.colours)], default="")


def _likely(rows: Passages, said: Foreseen, at: int) -> Ints:
    """The moment at which so many more minutes are worked, by each row's ruler."""
    marks = rows.marks(at) + np.maximum(said.needs, 1)
    likely = np.zeros(len(rows), np.int64)
    for number, ruler in enumerate(rows.rulers):
        own = rows.ruler == number
        likely[own] = ruler.moments(marks[own])
    return likely


def _or_none(values: Ints, known: Bools) -> Any:
    kept = values.astype(object)
    kept[~known] = None
    return kept


def _tenths(minutes: Ints, asked: Asked) -> Ints:
    tenths: Ints = np.clip(minutes * TENTHS // asked.day, -MOST, MOST)
    return tenths
