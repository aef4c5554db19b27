"""The tree of a day, and what became of a unit."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from motcua.audit import queries as audit
from motcua.audit.terms import Topic
from motcua.directory.models import Succession, Unit
from motcua.directory.rules.register import Register
from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Change, Level, Passing, UnitView
from motcua.kernel import env


def revision_now() -> int:
    """Current revision of the directory; 0 when nothing was ever entered. One SQL."""
    return audit.revisions().get(Topic.DIRECTORY, 0)


def tree(on: date, revision: int | None = None) -> Tree:
    """The tree of units on a day. revision: as the caller knows it (no SQL when cached); read when None."""
    return register(revision).tree(on)


def house(on: date, revision: int | None = None) -> UnitView | None:
    """The unit whose installation this is: the one the settings name, else the top of the tree; None without units."""
    standing = tree(on, revision)
    return standing.find(env.UNIT.value) or next(iter(standing.roots()), None)


def register(revision: int | None = None) -> Register:
    """Every unit of all times with its successions, kept in process while the revision is current. Two SQL to fill."""
    known = revision_now() if revision is None else revision
    return _kept(known) if known else _read()


@lru_cache(maxsize=2)
def _kept(revision: int) -> Register:
    return _read()


def _read() -> Register:
    units = [view(u) for u in Unit.objects.all()]
    return Register(units, [_passing(s) for s in Succession.objects.order_by("on", "id")])


def view(u: Unit) -> UnitView:
    """A row as readers see it, with the parent it was founded under."""
    return UnitView(
        id=u.pk, code=u.code, name=u.name, short_name=u.short_name, level=Level(u.level), parent_id=u.parent_id,
        place=u.place, address=u.address, phone=u.phone, valid_from=u.valid_from, valid_to=u.valid_to,
        count_mode=u.count_mode,
    )  # fmt: skip


def _passing(s: Succession) -> Passing:
    return Passing(s.before_id, s.after_id, s.on, Change(s.kind), s.ground)


def successors(unit: int, on: date, revision: int | None = None) -> tuple[UnitView, ...]:
    """Units living on that day that hold the duties of a unit of any time; itself while it lives. By code."""
    known = register(revision)
    return _sorted(known, known.successors(unit, on))


def predecessors(unit: int, on: date, revision: int | None = None) -> tuple[UnitView, ...]:
    """Units living on that day whose duties, whole or in part, the unit holds later. By code."""
    known = register(revision)
    return _sorted(known, known.predecessors(unit, on))


def same_body(unit: int, revision: int | None = None) -> tuple[int, ...]:
    """Ids of the unit and its earlier existences under another name or parent, newest first."""
    return register(revision).same_body(unit)


def history(unit: int, revision: int | None = None) -> tuple[tuple[Passing, ...], tuple[Passing, ...]]:
    """What a unit came from, and what it passed to."""
    known = register(revision)
    return known.came_from(unit), known.passed_to(unit)


def _sorted(known: Register, ids: frozenset[int]) -> tuple[UnitView, ...]:
    return tuple(sorted((known.units[i] for i in ids), key=lambda u: (u.code, u.id)))
