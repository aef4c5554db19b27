"""Who may plan a change, see it, and approve it: one definition for lists, pages and acts."""

from __future__ import annotations

from motcua.kernel.actor import Actor, Hat, Role

#: who plans and approves: the reform officer and the head, for the units their posts answer for
PLANNERS = frozenset({Role.REFORM, Role.HEAD})


def decides(by: Actor) -> frozenset[int]:
    """THE permission filter: units whose plans the actor sees and decides about."""
    return frozenset(u for hat in by.hats if hat.roles & PLANNERS for u in hat.units)


def may_plan(by: Actor, unit: int) -> Hat | None:
    """The hat under which the actor plans or approves for a unit; None: no right."""
    return by.hat(PLANNERS, unit)
