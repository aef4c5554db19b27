"""Who may change how a procedure is carried out, and for whom."""

from __future__ import annotations

from collections.abc import Collection

from motcua.kernel.actor import Actor, Role

#: heads for what they lead, reform officers for what they answer for
EDITORS = frozenset({Role.HEAD, Role.REFORM})


def may_propose(by: Actor, units: Collection[int], roots: Collection[int]) -> bool:
    """Whether somebody may put a process forward, or decide on one, for these units; for everybody (no unit named)
    whoever answers for the whole tree."""
    wanted = frozenset(units or roots)
    return bool(wanted) and any(hat.roles & EDITORS and wanted <= hat.units for hat in by.hats)
