"""Where the clerk sits: the units whose counter they may serve, and the one served now."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.kit.request import Request
from motcua.kernel.actor import Role


@dataclass(frozen=True, slots=True)
class Seat:
    """The unit served, and those it may be changed for."""

    unit: UnitView
    others: tuple[UnitView, ...]


def seat(request: Request, wanted: str = "") -> Seat:
    """The unit of the wanted code when a counter hat of this person is worn in it, else their first one."""
    tree = directory.tree(day_of(request.now), request.revisions.get("directory", 0))
    hats = [hat for hat in request.actor.hats if Role.COUNTER in hat.roles]
    units = tuple(dict.fromkeys(tree.unit(hat.unit) for hat in hats))
    here = next((unit for unit in units if unit.code == wanted), units[0])
    return Seat(here, units if len(units) > 1 else ())
