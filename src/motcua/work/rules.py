"""Into whose hands a step may pass: the same posts that could have taken it from the tray. Pure."""

from __future__ import annotations

from motcua.kernel.actor import Actor, Role


def does(actor: Actor, role: str, unit: int) -> bool:
    """Whether some post of theirs does steps of this role in this unit."""
    return any(role in hat.roles and unit in hat.seat(Role(role)) for hat in actor.hats)


def heads(actor: Actor, units: frozenset[int]) -> bool:
    """Whether they are the head over all of these units, and so may sign for somebody absent there."""
    over = frozenset(unit for hat in actor.hats if Role.HEAD in hat.roles for unit in hat.units)
    return bool(units) and units <= over
