"""Dossiers under way in units that are no more (or will be no more)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from motcua.dossiers.queries.running import held
from motcua.dossiers.record import ask
from motcua.dossiers.terms import Held

MANY = 1000
#: not given back yet, or with a step still open
_HOMELESS = """select d.id from dossiers_dossier d
where d.state in (1, 2, 4, 5, 6, 9) and (d.unit_id = any($1::bigint[]) and d.state <> 9
   or d.intake_unit_id = any($1::bigint[])
   or exists (select 1 from dossiers_task t where t.dossier_id = d.id and t.unit_id = any($1::bigint[])))
order by d.id"""
_SERIES = """select count(*) from dossiers_counter
where split_part(series, '/', 1) <> 'code' and split_part(series, '/', 2) = any($1::text[])
  and split_part(series, '/', 3) = $2 or split_part(series, '/', 1) = 'code' and split_part(series, '/', 2) = any($3)"""


def homeless(units: Collection[int]) -> list[int]:
    """Dossiers not yet given back that some of those units decide on, took in, or have a step of. One SQL."""
    return [row[0] for row in ask(_HOMELESS, [sorted(units)])]


def lives(ids: list[int]) -> Iterator[tuple[int, Held]]:
    """Each as it stands, a handful at a time."""
    for first in range(0, len(ids), MANY):
        yield from sorted(held(ids[first : first + MANY]).items())


def series(units: Collection[int], codes: Collection[str], year: int) -> int:
    """How many series of numbers of those units were used: their forms of the year, their dossiers' codes. One SQL."""
    return int(ask(_SERIES, [[str(u) for u in sorted(units)], str(year), sorted(codes)])[0][0])
