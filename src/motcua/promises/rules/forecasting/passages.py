"""Steps dossiers came into, as arrays of marks on the ruler of each dossier's agency."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from motcua.calendars.rules.marking import Ruler
from motcua.promises.rules.forecasting.pauses import NEVER, Bools, Ints, Pauses

#: how many rows of Python become an array at a time
MANY = 50_000
#: what a key of procedure, step and unit has room for
_STEPS, _UNITS = 2**16, 2**24

RulerOf = Callable[[int], Ruler]


@dataclass(frozen=True)
class Passages:
    """Rows of dossiers.queries.histories as arrays. Moments are marks of `ruler` (by row), not yet come: NEVER."""

    dossier: Ints
    procedure: Ints
    process: Ints
    step: Ints
    unit: Ints
    agency: Ints
    ruler: Ints
    entered: Ints
    left: Ints
    ended: Ints
    due: Ints
    clock: Ints
    ahead: Ints
    #: the promise as minutes since 1970
    due_at: Ints
    #: whether the clock stands now, for rows of what stands now
    paused: Ints
    pauses: Pauses
    steps: tuple[str, ...]
    rulers: tuple[Ruler, ...]

    def __len__(self) -> int:
        return len(self.dossier)

    @property
    def key(self) -> Ints:
        """Procedure, step and unit as one number."""
        return keys(self.procedure, self.step, self.unit)

    @property
    def wide(self) -> Ints:
        """Procedure and step, in whatever unit."""
        return keys(self.procedure, self.step, np.zeros_like(self.unit))

    @property
    def desk(self) -> Ints:
        """Step and unit, of whatever procedure: one queue."""
        return keys(np.zeros_like(self.procedure), self.step, self.unit)

    def marks(self, moment: int) -> Ints:
        """One moment as each row's ruler has it."""
        by_ruler = np.array([r.marks(np.array([moment]))[0] for r in self.rulers] or [0])
        marks: Ints = by_ruler[self.ruler]
        return marks

    def day(self) -> Ints:
        """Minutes of a working day, by row."""
        days: Ints = np.array([r.day for r in self.rulers] or [0])[self.ruler]
        return days

    def worked(self, start: Ints, end: Ints) -> Ints:
        """Working minutes of each row between two marks in which its clock ran."""
        ran: Ints = end - start - self.pauses.within(start, end)
        return ran

    def run(self, until: Ints) -> Ints:
        """Working minutes each clock ran until a mark: the time by which histories are compared.

        A promise to the close of a day does not count the day of receipt, so its time runs from the close of that day
        and is negative before. The start is that of the clock in force, an earlier one before a restart is forgotten.
        """
        return self.worked(self._start, until)

    @cached_property
    def _start(self) -> Ints:
        start = self.clock.copy()
        for number, ruler in enumerate(self.rulers):
            own = (self.ruler == number) & (ruler.closes(self.due) == self.due)
            start[own] = ruler.closes(self.clock[own])
        return start

    def only(self, chosen: Bools) -> Passages:
        """The rows chosen."""
        kept = np.flatnonzero(chosen)
        columns = {f.name: getattr(self, f.name) for f in fields(self)}
        cut = {n: c[kept] for n, c in columns.items() if isinstance(c, np.ndarray)}
        return Passages(**{**columns, **cut, "pauses": self.pauses.among(kept, len(self))})


def keys(procedure: Ints, step: Ints, unit: Ints) -> Ints:
    """Three numbers as one. Raises OverflowError for a number beyond its room."""
    if np.any(step >= _STEPS) or np.any(unit >= _UNITS):
        raise OverflowError("more steps or units than a key of the forecast has room for")
    return (procedure * _STEPS + step) * _UNITS + unit


def key_of(procedure: int, step: int, unit: int) -> int:
    """The same for one."""
    return (procedure * _STEPS + step) * _UNITS + unit


class Reading:
    """Steps and rulers met while rows are read, numbered as they come."""

    def __init__(self, ruler_of: RulerOf) -> None:
        self._ruler_of = ruler_of
        self.steps: dict[str, int] = {}
        self.rulers: dict[Ruler, int] = {}
        self._by_agency: dict[int, int] = {}

    def step(self, name: str) -> int:
        """The number of a step."""
        return self.steps.setdefault(name, len(self.steps))

    def ruler(self, agency: int) -> int:
        """The number of an agency's ruler."""
        if agency not in self._by_agency:
            found = self._ruler_of(agency)
            self._by_agency[agency] = self.rulers.setdefault(found, len(self.rulers))
        return self._by_agency[agency]

    def passages(self, rows: Iterable[Any]) -> Passages:
        """Rows of dossiers.queries.histories as arrays. They are read a handful at a time."""
        turn, parts, paused, first = iter(rows), [], [], 0
        while some := list(islice(turn, MANY)):
            columns = dict(zip(some[0]._fields, zip(*some, strict=True), strict=True))
            parts.append(self._part(columns, len(some)))
            paused += [(first + n, a, b) for n, p in enumerate(columns["pauses"]) if p for a, b in json.loads(p)]
            first += len(some)
        return self._marked(parts or [self._part({}, 0)], paused)

    def _part(self, columns: dict[str, Sequence[Any]], rows: int) -> dict[str, Ints]:
        plain = {name: _numbers(columns.get(name), rows) for name in _PLAIN}
        step = np.array([self.step(s) for s in columns.get("step", ())], np.int64)
        ruler = np.array([self.ruler(a) for a in columns.get("agency", ())], np.int64)
        return plain | {"step": step, "ruler": ruler}

    def _marked(self, parts: Sequence[dict[str, Ints]], paused: Sequence[tuple[int, int, int]]) -> Passages:
        whole = {name: np.concatenate([p[name] for p in parts]) for name in parts[0]}
        ruler = whole["ruler"]
        stops = np.array(paused, np.int64).reshape(-1, 3)
        row, start, end = stops[:, 0], stops[:, 1], stops[:, 2]
        marked = {name: self._marks(whole[name], ruler) for name in _MOMENTS}
        pauses = Pauses(row, self._marks(start, ruler[row]), self._marks(end, ruler[row]))
        return Passages(
            **whole | marked, due_at=whole["due"], pauses=pauses, steps=tuple(self.steps), rulers=tuple(self.rulers)
        )

    def _marks(self, moments: Ints, ruler: Ints) -> Ints:
        marked = np.full(len(moments), NEVER)
        for known, number in self.rulers.items():
            own = (ruler == number) & (moments < _FAR)
            marked[own] = known.marks(moments[own])
        return marked


#: minutes: the year 6000 and all that follow are no moment at all
_FAR = 2**31
_MOMENTS = ("entered", "left", "ended", "due", "clock")
_PLAIN = ("dossier", "procedure", "process", "unit", "agency", "ahead", "paused", *_MOMENTS)


def _numbers(values: Sequence[int | None] | None, rows: int) -> Ints:
    """A column; what is not there, or has not happened, is NEVER."""
    if values is None:
        return np.full(rows, NEVER)
    return np.array([NEVER if v is None else v for v in values], np.int64)
