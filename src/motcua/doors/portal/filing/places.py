"""Where a dossier may be filed: the units of the procedure's level that live today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from motcua.catalogue.queries import VersionView
from motcua.directory import queries as directory
from motcua.directory.terms import Level, UnitView

#: offered as radios up to here, as a list to choose from beyond
FEW = 8


def offered(version: VersionView, day: date, revision: int) -> Mapping[str, UnitView]:
    """Units by code, in the order of the tree; the top unit where the level has none (abolished districts)."""
    tree = directory.tree(day, revision)
    fitting = [u for u in tree if u.level is version.level]
    found = fitting or [u for u in tree if u.level in {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}][:1]
    return {u.code: u for u in found}
