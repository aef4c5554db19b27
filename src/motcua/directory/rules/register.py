"""Every unit that ever was and what became of it: from it the tree of any day is cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from motcua.directory.rules.tree import Tree
from motcua.directory.terms import SAME_BODY, Passing, UnitView

DAY = timedelta(days=1)


class Register:
    """Units and successions of all times. Trees are cut on demand and kept: one per stretch without a change."""

    def __init__(self, units: Iterable[UnitView], passings: Iterable[Passing]) -> None:
        self.units = {u.id: u for u in units}
        self.passings = tuple(passings)
        self._after: dict[int, list[Passing]] = {}
        self._before: dict[int, list[Passing]] = {}
        for p in self.passings:
            self._after.setdefault(p.before, []).append(p)
            self._before.setdefault(p.after, []).append(p)
        starts = {u.valid_from for u in self.units.values()}
        ends = {u.valid_to + DAY for u in self.units.values() if u.valid_to}
        self._turns = sorted({date.min} | starts | ends)
        self._trees: dict[int, Tree] = {}

    def tree(self, on: date) -> Tree:
        """The tree of that day."""
        at = bisect_right(self._turns, on) - 1
        kept = self._trees.get(at)
        if kept is None:
            kept = self._trees[at] = self._cut(at)
        return kept

    def tree_with(self, code: str, start: date, end: date) -> Tree | None:
        """The tree of the last day of start..end on which a unit had that code; None when there was none then."""
        had = [u for u in self.units.values() if u.code == code and u.lived_in(start, end)]
        return self.tree(max(min(u.valid_to or end, end) for u in had)) if had else None

    def _cut(self, at: int) -> Tree:
        since = self._turns[at]
        until = self._turns[at + 1] - DAY if at + 1 < len(self._turns) else None
        heir: dict[int, int] = {}
        for unit in self.units.values():
            if unit.valid_to is not None and unit.valid_to < since:
                heirs = self.successors(unit.id, since)
                if len(heirs) == 1:
                    heir[unit.id] = next(iter(heirs))
        living = [u for u in self.units.values() if u.valid_on(since)]
        placed = [replace(u, parent_id=self._parent(u, heir)) for u in living]
        return Tree(placed, heir=heir, everything=self.units, since=since, until=until)

    @staticmethod
    def _parent(unit: UnitView, heir: dict[int, int]) -> int | None:
        """The parent of the day: a parent that was renamed, moved or merged is stood in for by its heir."""
        if unit.parent_id is None:
            return None
        return heir.get(unit.parent_id, unit.parent_id)

    def passed_to(self, unit: int) -> tuple[Passing, ...]:
        """What became of it, step by step."""
        return tuple(self._after.get(unit, ()))

    def came_from(self, unit: int) -> tuple[Passing, ...]:
        """What it was made of."""
        return tuple(self._before.get(unit, ()))

    def successors(self, unit: int, on: date) -> frozenset[int]:
        """Units living on that day that hold its duties; the unit itself while it lives. Empty before its time."""
        found: set[int] = set()
        seen = {unit}
        ahead = [unit]
        while ahead:
            at = ahead.pop()
            if self.units[at].valid_on(on):
                found.add(at)
                continue
            nexts = {p.after for p in self._after.get(at, ()) if p.on <= on} - seen
            seen |= nexts
            ahead.extend(nexts)
        return frozenset(found)

    def predecessors(self, unit: int, on: date) -> frozenset[int]:
        """Units living on that day whose duties, whole or in part, it holds later; the unit itself if it lived."""
        found: set[int] = set()
        seen = {unit}
        back = [unit]
        while back:
            at = back.pop()
            if self.units[at].valid_on(on):
                found.add(at)
            befores = {p.before for p in self._before.get(at, ()) if p.on > on} - seen
            seen |= befores
            back.extend(befores)
        return frozenset(found)

    def same_body(self, unit: int) -> tuple[int, ...]:
        """The unit and its earlier existences under another name or parent, newest first."""
        line = [unit]
        while True:
            before = next((p.before for p in self._before.get(line[-1], ()) if p.kind in SAME_BODY), None)
            if before is None or before in line:
                return tuple(line)
            line.append(before)

    def loose(self, since: date) -> UnitView | None:
        """The first unit that, on some day from then on, hangs under nothing though it was founded under something."""
        turns = [since, *(t for t in self._turns if t > since)]
        return next((unit for t in turns for unit in _loose(self.tree(t))), None)


def _loose(tree: Tree) -> list[UnitView]:
    reached = {u.id for u in tree}
    return [u for u in tree.units.values() if u.id not in reached or (u.parent_id and u.parent_id not in tree)]
