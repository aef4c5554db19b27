"""What a head has to share out: open steps of the own units, who may do each, and how much each has already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.calendars.terms import day_of
from motcua.dossiers.queries.carried import Carried, Load, led, loads
from motcua.kernel.actor import Actor, Role
from motcua.work import rules
from motcua.work.queries.transfers import Candidate, colleagues


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who may be given steps, with what they have in hand."""

    who: Candidate
    load: Load


@dataclass(frozen=True, slots=True)
class Shared:
    """An open step and the name of who has it; empty: nobody."""

    step: Carried
    holder: str


def to_share(actor: Actor, at: datetime) -> tuple[list[Shared], list[Hand]]:
    """Open steps of the units the actor heads, and the people of those units with their load, least first. Seven SQL,
    however many steps."""
    units = {unit for hat in actor.hats if Role.HEAD in hat.roles for unit in hat.units}
    steps = led(actor, units)
    fit = hands(actor, {(one.role, one.unit) for one in steps}, at)
    names = {one.who.person: one.who.name for one in fit}
    return [Shared(one, names.get(one.person or 0, "?") if one.person else "") for one in steps], fit


def hands(actor: Actor, work: set[tuple[str, int]], at: datetime) -> list[Hand]:
    """Who does one of these (role and unit) today, least loaded first."""
    known = colleagues({unit for _, unit in work}, day_of(at)) if work else {}
    fit = [who for who, does in known.items() if any(rules.does(does, role, unit) for role, unit in work)]
    had = loads(actor, [who.person for who in fit], at)
    return sorted(
        (Hand(who, had.get(who.person, Load())) for who in fit), key=lambda one: (one.load.open, one.who.name)
    )
