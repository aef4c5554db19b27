"""Which agency decides, and where the result is fetched: any counter takes in for any agency of its province."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.calendars.rules import day_of
from motcua.catalogue.queries import VersionView
from motcua.directory import queries as directory
from motcua.directory.terms import Level, UnitView
from motcua.doors.desk.counter.seat import Seat
from motcua.doors.desk.counter.typed import Typed
from motcua.doors.kit.request import Request
from motcua.dossiers.rules import places
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies of the procedure's level, by code. own: the one that decides when none is named; None where the
    counter must choose. lives_at: the one the applicant's address names, when that is another."""

    units: tuple[UnitView, ...]
    own: UnitView | None
    lives_at: UnitView | None

    @property
    def must_choose(self) -> bool:
        """The counter serves no agency of that level: it has to say which."""
        return self.own is None


def choice(request: Request, seat: Seat, version: VersionView | None, typed: Typed) -> Agencies | None:
    """The agencies to choose from; None where there is but one (NĐ 118/2025: no boundary inside the province)."""
    if version is None:
        return None
    tree = _tree(request)
    units = tuple(sorted((u for u in tree if u.level is version.level), key=lambda unit: unit.code))
    own = None if version.content.non_territorial else _own(tree, seat.unit, version)
    if own is not None and len(units) < 2:
        return None
    named = places.in_address(units, typed.address) if typed.address else None
    return Agencies(units, own, None if own is None or named is None or named.id == own.id else named)


def counters(request: Request, seat: Seat) -> tuple[UnitView, ...]:
    """The other counters at which a result may be fetched."""
    return tuple(u for u in _tree(request) if u.level is Level.COUNTER and u.id != seat.unit.id)


def _tree(request: Request) -> directory.Tree:
    return directory.tree(day_of(request.now), request.revisions.get("directory", 0))


def _own(tree: directory.Tree, intake: UnitView, version: VersionView) -> UnitView | None:
    try:
        return places.competent(tree, intake, version.level, None)
    except Refused:
        return None
