"""How long finished dossiers needed, and when they were through with each step, by procedure, step and unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from motcua.promises.rules.forecasting.passages import Passages, keys
from motcua.promises.rules.forecasting.pauses import NEVER, Ints
from motcua.promises.rules.forecasting.thresholds import thresholds

Floats = NDArray[np.float64]
#: when the first step is entered: before everything, at whatever hour the dossier was taken in
FIRST = -(2**30)
#: the unit of a history of all units together
ALL = 0


class History(NamedTuple):
    """What is kept of one procedure and step in one unit (None: in all of them).

    needed: working minutes from the start of the clock to the end of processing, ascending. came, passed: until the
    step was entered and left, dossier for dossier. per_day: how many the unit finishes in this step on a working day.
    usual: how many usually lie in it.
    """

    procedure: int
    step: str
    unit: int | None
    needed: list[int]
    came: list[int]
    passed: list[int]
    per_day: float
    usual: float


@dataclass(frozen=True)
class Histories:
    """Many of them: a row for each, by ascending key, with its stretch of the long columns needed, came and passed."""

    procedure: Ints
    step: Ints
    unit: Ints
    starts: Ints
    needed: Ints
    came: Ints
    passed: Ints
    per_day: Floats
    usual: Floats

    def find(self, wanted: Ints) -> Ints:
        """The row of each key of procedure, step and unit (ALL); -1: nothing is known."""
        return _places(keys(self.procedure, self.step, self.unit), wanted)

    def known(self, place: Ints) -> Ints:
        """How many finished dossiers there are in each row."""
        if not len(self.unit):
            return np.zeros(len(place), np.int64)
        return np.where(place < 0, 0, self.starts[place + 1] - self.starts[place])

    def stretch(self, place: Ints, width: int) -> tuple[Ints, Ints, Ints]:
        """Needed, came and passed of each row, side by side; beyond its own stretch stands what no dossier is."""
        column = np.arange(width)
        inside = column < self.known(place)[:, None]
        row = np.where(inside, self.starts[place][:, None] + column, 0)
        return np.where(inside, self.needed[row], NEVER), self.came[row], np.where(inside, self.passed[row], -NEVER)

    def queue(self, desks: Ints) -> tuple[Floats, Floats]:
        """How many dossiers usually lie at each desk (step and unit), and how many it finishes on a working day."""
        known, usual, per_day = self._queues
        place = _places(known, desks)
        return np.where(place < 0, 0, usual[place]), np.where(place < 0, 0, per_day[place])

    @cached_property
    def _queues(self) -> tuple[Ints, Floats, Floats]:
        own = self.unit != ALL
        desk = keys(np.zeros_like(self.unit), self.step, self.unit)[own]
        known, place = np.unique(desk, return_inverse=True)
        usual, per_day = (np.bincount(place, w[own], len(known) + 1) for w in (self.usual, self.per_day))
        return known, usual.astype(float), per_day.astype(float)

    def rows(self, steps: Sequence[str]) -> Iterator[History]:
        """As they are kept. steps: the names of the steps' numbers."""
        for n, unit in enumerate(self.unit.tolist()):
            part = slice(self.starts[n], self.starts[n + 1])
            yield History(
                int(self.procedure[n]), steps[self.step[n]], None if unit == ALL else unit, self.needed[part].tolist(),
                self.came[part].tolist(), self.passed[part].tolist(), float(self.per_day[n]), float(self.usual[n]),
            )  # fmt: skip


def gathered(passages: Passages, at: int) -> Histories:
    """Histories as known at a moment (minutes since 1970): of the newest dossiers finished before it."""
    ended = passages.ended < passages.marks(at)
    done = passages.only(ended)
    now = done.marks(at)
    left = np.minimum(done.left, done.ended)
    came = np.where(done.entered <= done.clock, FIRST, done.run(done.entered))
    times = _Times(
        done.run(done.ended), came, done.run(left), done.worked(done.entered, left), now - done.ended, done.day()
    )
    return _joined(_newest(done, done.unit, times), _newest(done, np.full(len(done), ALL), times))


class _Times(NamedTuple):
    """Working minutes by row. ago: since the end; day: of a working day."""

    needed: Ints
    came: Ints
    passed: Ints
    stay: Ints
    ago: Ints
    day: Ints


def _newest(done: Passages, unit: Ints, times: _Times) -> Histories:
    """The newest dossiers of each procedure, step and unit."""
    key = keys(done.procedure, done.step, unit)
    order = np.lexsort((times.ago, key))
    _, first, many = np.unique(key[order], return_index=True, return_counts=True)
    order = order[np.arange(len(order)) - np.repeat(first, many) < thresholds().most]
    order = order[np.lexsort((times.needed[order], key[order]))]
    _, first, many = np.unique(key[order], return_index=True, return_counts=True)
    one, starts = order[first], np.append(first, len(order))
    if not len(first):
        return _nothing()
    oldest = np.maximum.reduceat(times.ago[order], first) / times.day[one]
    per_day = many / np.maximum(oldest, 1)
    stay = np.add.reduceat(times.stay[order], first) / many / times.day[one]
    return Histories(
        done.procedure[one], done.step[one], unit[one], starts, times.needed[order], times.came[order],
        times.passed[order], per_day, per_day * stay,
    )  # fmt: skip


def _nothing() -> Histories:
    none, no_share = np.zeros(0, np.int64), np.zeros(0)
    return Histories(none, none, none, np.zeros(1, np.int64), none, none, none, no_share, no_share)


def _joined(one: Histories, other: Histories) -> Histories:
    """Both, by ascending key."""
    procedure, step, unit, needed, came, passed, per_day, usual = (
        np.concatenate([getattr(one, name), getattr(other, name)])
        for name in ("procedure", "step", "unit", "needed", "came", "passed", "per_day", "usual")
    )
    order = np.argsort(keys(procedure, step, unit))
    many = np.concatenate([np.diff(one.starts), np.diff(other.starts)])
    begins = (np.cumsum(many) - many)[order]
    starts = np.append(0, np.cumsum(many[order]))
    row = np.repeat(begins - starts[:-1], many[order]) + np.arange(len(needed))
    return Histories(
        procedure[order],
        step[order],
        unit[order],
        starts,
        needed[row],
        came[row],
        passed[row],
        per_day[order],
        usual[order],
    )


def histories(kept: Iterable[History], steps: dict[str, int]) -> Histories:
    """What is kept, ready to be asked. steps: numbers of the steps' names; new ones are given new numbers."""
    known = sorted(kept, key=lambda h: (h.procedure, steps.setdefault(h.step, len(steps)), h.unit or ALL))
    needed, came, passed = (_column(chain.from_iterable(column)) for column in _long(known))
    return Histories(
        _column(h.procedure for h in known), _column(steps[h.step] for h in known),
        _column(h.unit or ALL for h in known), np.cumsum([0, *(len(h.needed) for h in known)]), needed, came,
        passed, np.array([h.per_day for h in known]), np.array([h.usual for h in known]),
    )  # fmt: skip


def _long(known: Sequence[History]) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    return [h.needed for h in known], [h.came for h in known], [h.passed for h in known]


def _column(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _places(among: Ints, wanted: Ints) -> Ints:
    if not len(among):
        return np.full(len(wanted), -1)
    place = np.minimum(np.searchsorted(among, wanted), len(among) - 1)
    return np.where(among[place] == wanted, place, -1)
