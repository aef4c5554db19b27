"""Open dossiers of a procedure, for moving them to another version of its process. One question for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from motcua.dossiers.queries.reading import UNDONE
from motcua.dossiers.record import ask
from motcua.dossiers.record.columns import SELECTED, STORED, TASKS, held_of
from motcua.dossiers.terms import Held

_OF = """from dossiers_dossier d join catalogue_procedure p on p.id = d.procedure_id
where p.code = $1 and d.unit_id = any($2::bigint[]) and d.accepted_at is not null and d.ended_at is null"""
_DONE = f"""(select coalesce(json_agg(distinct e.step), '[]') from dossiers_event e
    where e.dossier_id = d.id and e.act in ('complete_step', 'approve')
        and not {UNDONE})::text"""
_LAST = """(select e.data from dossiers_event e where e.dossier_id = d.id and e.act = 'move'
    order by e.seq desc limit 1)"""
_READ = f"""select d.id, {", ".join("d." + c.strip() for c in SELECTED.split(","))}, {TASKS}, {_DONE}, {_LAST}
{_OF} order by d.id"""


@dataclass(frozen=True, slots=True)
class Running:
    """One dossier under way: the steps completed so far, and what its last move said."""

    id: int
    held: Held
    done: frozenset[str]
    moved: dict[str, Any] | None


def running(procedure: str, units: Collection[int], *, lock: bool = False) -> Iterator[Running]:
    """Accepted and not ended, decided by one of the units, in the order of their ids. One SQL; lock: two, and they
    stay as they are until the transaction ends."""
    asked = [procedure, sorted(units)]
    if lock:
        ask(f"select d.id {_OF} order by d.id for no key update of d", asked)
    width = 1 + len(STORED)
    for row in ask(_READ, asked):
        tasks, done, moved = row[width:]
        yield Running(
            row[0], held_of(row[1:width], tasks), frozenset(orjson.loads(done)), orjson.loads(moved) if moved else None
        )


def by_process(procedure: str, units: Collection[int]) -> dict[int | None, int]:
    """How many of them run on which process. One SQL."""
    rows = ask(f"select d.process_id, count(*)::int {_OF} group by 1", [procedure, sorted(units)])
    return dict(rows)
