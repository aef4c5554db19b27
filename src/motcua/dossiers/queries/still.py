"""What lies still: filings nobody has answered, steps whose time is up, work at desks where nobody can act."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers.queries.reading import COUNTS_AT
from motcua.dossiers.queries.watched import SINCE, Unwatched, columns, unwatched
from motcua.dossiers.record import ask


@dataclass(frozen=True, slots=True)
class Desk:
    """Where open steps wait: a unit's tray for a role, or with whoever took them."""

    unit: int
    role: str
    person: int | None


@dataclass(frozen=True, slots=True)
class Still:
    """One thing that waits. clock: from when the wait counts. A filing has no step yet and waits for its counter."""

    dossier: int
    step: str
    name: str
    unit: int
    role: str
    person: int | None
    clock: datetime
    competent: int


#: $1 is the moment asked about; a filing begins to wait anew when its papers were supplemented
_OLD = unwatched("coalesce(d.accepted_at, d.submitted_at)")
_FILINGS = f"""
select d.id, '' as step, '' as name, d.intake_unit_id as unit, 'counter' as role, null::bigint as person,
       case when d.requests = 0 then coalesce(d.clock_at, d.submitted_at) else greatest(d.submitted_at, (
           select max({COUNTS_AT}) from dossiers_event e where e.dossier_id = d.id and e.act = 'supplement')) end
       as clock, d.unit_id as competent
from dossiers_dossier d where d.state = 1 and not d.waiting and d.submitted_at <= $1 and not {_OLD}"""

#: a request goes to several units under one name; each of them answers for itself
_STEP = "case when t.step = 'y-kien' or t.step like 'y-kien:%' then t.step || '/' || t.unit_id else t.step end"
#: a counted step without a time of its own has the promise's; a part done elsewhere has its own while the matter waits
_STEPS = f"""
select d.id, {_STEP}, t.name, t.unit_id, t.role, t.person, coalesce(t.until, d.due_at), d.unit_id
from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
where (t.until < $1 or t.until is null and t.counted and d.due_at < $1)
  and (d.state in (2, 4) or d.state = 6 and t.step like 'y-kien:%') and not {_OLD}"""

_DESKS = """select distinct unit_id, role, person from dossiers_task
union select distinct intake_unit_id, 'counter', null::bigint from dossiers_dossier where state = 1 and not waiting"""

#: nobody travels as 0: an array of nothing but null has no type
_AT_DESKS = f"""
select d.id, {_STEP}, t.name, t.unit_id, t.role, t.person, t.since, d.unit_id
from unnest($5::bigint[], $6::text[], $7::bigint[]) as w (unit, role, person)
join dossiers_task t on t.unit_id = w.unit and t.role = w.role and t.person is not distinct from nullif(w.person, 0)
join dossiers_dossier d on d.id = t.dossier_id
where t.since <= $1::timestamptz and not {_OLD}
union all
select f.* from unnest($5::bigint[], $6::text[], $7::bigint[]) as w (unit, role, person)
join ({_FILINGS}) f on f.unit = w.unit and w.role = 'counter' and w.person = 0"""


def filings(at: datetime, since: Sequence[Unwatched]) -> list[Still]:
    """Filings by a moment that were neither accepted nor refused, nor sent back for papers. One SQL."""
    return _found(f"with {SINCE} {_FILINGS}", at, since)


def steps(at: datetime, since: Sequence[Unwatched]) -> list[Still]:
    """Open steps whose own time was up by a moment, of dossiers whose clock runs. One SQL."""
    return _found(f"with {SINCE} {_STEPS}", at, since)


def desks() -> list[Desk]:
    """Every desk at which something waits. One SQL."""
    return [Desk(*row) for row in ask(_DESKS, [])]


def at_desks(wanted: Sequence[Desk], at: datetime, since: Sequence[Unwatched]) -> list[Still]:
    """What waits at these desks. One SQL."""
    return _found(f"with {SINCE} {_AT_DESKS}", at, since, *_desk_columns(wanted)) if wanted else []


def count_at_desks(wanted: Sequence[Desk], at: datetime, since: Sequence[Unwatched]) -> int:
    """How many dossiers wait at one of these desks. One SQL."""
    if not wanted:
        return 0
    sql = f"with {SINCE} select count(distinct id) from ({_AT_DESKS}) x"
    return int(ask(sql, [at, *columns(since), *_desk_columns(wanted)])[0][0])


def open_steps(dossiers: Collection[int]) -> set[tuple[int, str]]:
    """(dossier, step) of every step now open. One SQL."""
    sql = f"select t.dossier_id, {_STEP} from dossiers_task t where t.dossier_id = any($1::bigint[])"
    return {(dossier, step) for dossier, step in ask(sql, [sorted(dossiers)])}


def _found(sql: str, at: datetime, since: Sequence[Unwatched], *more: Any) -> list[Still]:
    return [Still(*row) for row in ask(sql, [at, *columns(since), *more])]


def _desk_columns(wanted: Sequence[Desk]) -> list[Any]:
    return [[w.unit for w in wanted], [w.role for w in wanted], [w.person or 0 for w in wanted]]
