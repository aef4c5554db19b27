"""Which agency decides, where the counter must say it: a matter taken outside its own territory (NĐ 118/2025)."""

from __future__ import annotations

from motcua.calendars.rules import day_of
from motcua.catalogue.queries import VersionView
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.desk.counter.seat import Seat
from motcua.doors.kit.request import Request
from motcua.dossiers.rules import places
from motcua.kernel.refused import Refused


def choice(request: Request, seat: Seat, version: VersionView | None) -> tuple[UnitView, ...]:
    """The agencies to choose from, by code; none where the counter's own is the only one."""
    if version is None:
        return ()
    tree = directory.tree(day_of(request.now), request.revisions.get("directory", 0))
    if not version.content.non_territorial and _own(tree, seat.unit, version):
        return ()
    return tuple(sorted((unit for unit in tree if unit.level is version.level), key=lambda unit: unit.code))


def _own(tree: directory.Tree, intake: UnitView, version: VersionView) -> bool:
    try:
        places.competent(tree, intake, version.level, None)
    except Refused:
        return False
    return True
