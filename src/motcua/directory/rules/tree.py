"""The tree of units as it stands between two reorganisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from motcua.directory.terms import PARTS, Level, UnitView
from motcua.kernel.refused import Refused


class Tree:
    """The units that exist on a day, and how they hang together. Immutable; shared by every day it holds for.

    Units that ended and whose duties passed whole to one other unit are understood as that unit wherever an id is
    asked for, so a dossier of a renamed or merged unit still finds its agency, counter and divisions (G14).
    """

    __slots__ = (
        "_absorbed", "_all", "_answers", "_by_code", "_children", "_counters", "_heir", "_left", "_order", "_spans",
        "_units", "since", "until",
    )  # fmt: skip

    def __init__(
        self,
        units: Iterable[UnitView],
        *,
        heir: Mapping[int, int],
        everything: Mapping[int, UnitView],
        since: date,
        until: date | None,
    ) -> None:
        """units: those living, with parent_id of the day. heir: ended unit -> the one living unit that took it over.

        everything: every unit ever, so that old names stay readable. since..until: first and last day it holds for.
        """
        self._units = {u.id: u for u in units}
        self._by_code = {u.code: u for u in self._units.values()}
        self._all, self._heir, self.since, self.until = everything, dict(heir), since, until
        self._children = self._grouped()
        own = [u for u in self._units.values() if u.level is Level.COUNTER and u.parent_id is not None]
        #: agency or division -> its own counter; of several the first by code
        self._counters = {u.parent_id: u for u in sorted(own, key=lambda u: (u.code, u.id), reverse=True)}
        self._answers: dict[int, frozenset[int]] = {}
        self._order: list[int] = []
        self._spans: dict[int, tuple[int, int]] = {}
        for root in self._children.get(None, ()):
            self._walk(root)
        self._absorbed: dict[int, list[int]] = {}
        for dead, living in self._heir.items():
            self._absorbed.setdefault(living, []).append(dead)
        self._left: dict[int, list[int]] = {}
        for unit in everything.values():
            if unit.valid_to is not None and unit.valid_to < since and (keeper := self.keeper(unit.id)) is not None:
                self._left.setdefault(keeper, []).append(unit.id)

    def _grouped(self) -> dict[int | None, list[int]]:
        children: dict[int | None, list[int]] = {}
        for u in sorted(self._units.values(), key=lambda u: (u.code, u.id)):
            children.setdefault(u.parent_id if u.parent_id in self._units else None, []).append(u.id)
        return children

    def _walk(self, root: int) -> None:
        """Number the units so that a subtree is one slice of the order."""
        starts: dict[int, int] = {}
        stack = [(root, False)]
        while stack:
            at, done = stack.pop()
            if done:
                self._spans[at] = (starts[at], len(self._order))
                continue
            starts[at] = len(self._order)
            self._order.append(at)
            stack.append((at, True))
            stack.extend((c, False) for c in reversed(self._children.get(at, ())))

    def __iter__(self) -> Iterator[UnitView]:
        """Every living unit, parents before children, by code among siblings."""
        return (self._units[i] for i in self._order)

    def __len__(self) -> int:
        return len(self._units)

    def __contains__(self, unit: object) -> bool:
        return unit in self._units

    @property
    def units(self) -> Mapping[int, UnitView]:
        """Every living unit by id."""
        return MappingProxyType(self._units)

    def roots(self) -> tuple[UnitView, ...]:
        """Units without a parent."""
        return tuple(self._units[i] for i in self._children.get(None, ()))

    def living(self, unit: int) -> int | None:
        """The unit itself, or the one that took all its duties over; None when it ended into several or never was."""
        return unit if unit in self._units else self._heir.get(unit)

    def unit(self, unit: int | str) -> UnitView:
        """By id (of any time: old names stay readable) or by code (living). Refused when there is none."""
        if isinstance(unit, str):
            return self.by_code(unit)
        found = self._units.get(unit) or self._all.get(unit)
        if found is None:
            raise Refused("Không có đơn vị này.", "There is no such unit.")
        return found

    def by_code(self, code: str) -> UnitView:
        """The unit with that code on the day. Refused, naming the code, when there is none."""
        found = self._by_code.get(code)
        if found is None:
            until = f" đến {self.until:%d/%m/%Y}" if self.until else ""
            raise Refused(
                f"Không có đơn vị mã {code} trong thời gian từ {self.since:%d/%m/%Y}{until}. Kiểm tra lại mã và ngày.",
                f"No unit has the code {code} at that time. Check code and day.",
            )
        return found

    def find(self, code: str) -> UnitView | None:
        """The unit with that code on the day, or None."""
        return self._by_code.get(code)

    def subtree(self, unit: int) -> frozenset[int]:
        """Ids of the unit and of all living units below it."""
        start, end = self._spans.get(self.living(unit) or 0, (0, 0))
        return frozenset(self._order[start:end])

    def absorbed(self, unit: int) -> frozenset[int]:
        """Ids of ended units whose duties passed whole to this one."""
        return frozenset(self._absorbed.get(unit, ()))

    def answers_for(self, unit: int) -> frozenset[int]:
        """The subtree, and the ended units whose duties passed whole to one of it."""
        kept = self._answers.get(unit)
        if kept is None:
            living = self.subtree(unit)
            kept = self._answers[unit] = living.union(*(self._absorbed.get(u, ()) for u in living))
        return kept

    def reaches(self, unit: int) -> frozenset[int]:
        """Whose files one may work on: what it answers for, and what ended below it with no one heir."""
        return self.answers_for(unit).union(*(self._left.get(u, ()) for u in self.subtree(unit)))

    def keeper(self, unit: int) -> int | None:
        """The living unit that looks after what an ended one left to no one heir: the nearest that was above it."""
        if self.living(unit) is not None:
            return None
        at = self._all.get(unit)
        while at is not None and at.parent_id is not None:
            if (living := self.living(at.parent_id)) is not None:
                return living
            at = self._all.get(at.parent_id)
        return None

    def children(self, unit: int) -> tuple[UnitView, ...]:
        """Units directly below, by code."""
        return tuple(self._units[c] for c in self._children.get(self.living(unit) or 0, ()))

    def ancestors(self, unit: int) -> tuple[UnitView, ...]:
        """Units above it, nearest first; not the unit itself."""
        return self._line(unit)[1:]

    def line(self, unit: int) -> tuple[int, ...]:
        """Ids of the unit and of all above it, nearest first: in which order rules of units are looked for."""
        return tuple(u.id for u in self._line(unit))

    def _line(self, unit: int) -> tuple[UnitView, ...]:
        found = []
        at = self.living(unit)
        while at is not None and at in self._units:
            found.append(self._units[at])
            at = self._units[at].parent_id
        return tuple(found)

    def at_level(self, unit: int, level: Level) -> UnitView | None:
        """The unit itself or its nearest ancestor at that level."""
        return next((u for u in self._line(unit) if u.level is level), None)

    def agency(self, unit: int) -> UnitView:
        """The agency a counter or division is part of; an agency is its own."""
        line = self._line(unit)
        return next((u for u in line if u.level not in PARTS), self.unit(unit))

    def counter_of(self, unit: int) -> UnitView | None:
        """The one-stop counter that serves a unit: its own, else that of the nearest unit above which has one."""
        for above in self._line(unit):
            if above.level is Level.COUNTER:
                return above
            if above.id in self._counters:
                return self._counters[above.id]
        return None

    def division(self, unit: int, name: str) -> UnitView | None:
        """The division of the unit's agency with that name or short name, capitals apart."""
        wanted = name.casefold().strip()
        parts = (c for c in self.children(unit) if c.level is Level.DIVISION)
        return next((c for c in parts if wanted in {c.name.casefold(), c.short_name.casefold()}), None)

    def place(self, unit: int) -> str:
        """Địa danh for the date line of a form: its own, else the nearest one above."""
        return next((u.place for u in self._line(unit) if u.place), "")
