"""Where a step may be sent to, as somebody who draws a process chooses it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from motcua.directory import queries as directory
from motcua.directory.queries import Tree
from motcua.directory.terms import Level
from motcua.kernel.text import Text
from motcua.workflow.rules.words import place
from motcua.workflow.terms import Definition

#: divisions offered by name; the rest is looked for by hand in a file
MOST = 80
_LEVELS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


def receivers(definition: Definition, units: Iterable[int], day: date) -> tuple[tuple[str, Text], ...]:
    """Words of the notation and what a person reads: general places first, then divisions of the units (of all units
    when none is named) and departments of the province, and whatever the process names already."""
    tree = directory.tree(day)
    levels = [f"level:{level}" for level in _LEVELS if any(u.level is level for u in tree)]
    named = [s.unit for s in definition.steps if s.unit]
    wanted = ["intake", "competent", "parent", *levels, *_divisions(tree, units), *_departments(tree), *named]
    return tuple((resolver, place(resolver)) for resolver in dict.fromkeys(wanted))


def _divisions(tree: Tree, units: Iterable[int]) -> list[str]:
    owners = [tree.unit(u) for u in units] or list(tree)
    names = {d.name for owner in owners for d in tree.children(owner.id) if d.level is Level.DIVISION}
    return [f"division:{name}" for name in sorted(names)[:MOST]]


def _departments(tree: Tree) -> list[str]:
    return [f"department:{u.name}" for u in tree if u.level is Level.DEPARTMENT][:MOST]
