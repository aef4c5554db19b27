"""Stretches in which clocks stood, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: a moment that has not come
NEVER = 2**40


@dataclass(frozen=True)
class Pauses:
    """Stretches in which a clock stood: of which row, from when to when (or NEVER)."""

    row: Ints
    start: Ints
    end: Ints

    def until(self, at: Ints) -> Pauses:
        """As they were known then. at: by row."""
        begun = self.start <= at[self.row]
        row, start, end = self.row[begun], self.start[begun], self.end[begun]
        return Pauses(row, start, np.where(end > at[row], NEVER, end))

    def among(self, kept: Ints, rows: int) -> Pauses:
        """Of the rows kept, as they are numbered then. rows: how many there were."""
        place = np.full(rows, -1)
        place[kept] = np.arange(len(kept))
        own = place[self.row] >= 0
        return Pauses(place[self.row[own]], self.start[own], self.end[own])

    def within(self, start: Ints, end: Ints) -> Ints:
        """How much of each row's time from start to end stood still."""
        first, last = np.maximum(self.start, start[self.row]), np.minimum(self.end, end[self.row])
        lost = np.bincount(self.row, np.maximum(last - first, 0), len(start))
        return lost.astype(np.int64)

    def covers(self, at: Ints) -> Bools:
        """Whether each row's clock stands at its moment."""
        inside = (self.start <= at[self.row]) & (at[self.row] < self.end)
        found: Bools = np.zeros(len(at), bool)
        found[self.row[inside]] = True
        return found
