"""How long steps took: every step a dossier came into, from the log. For forecasts. One SQL each, rows as numbers.

Moments are minutes since 1970 on the wall clock of Việt Nam (calendars.rules.ruler); None: it has not happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

from motcua.dossiers.queries.reading import UNDONE
from motcua.dossiers.record import ask, stream
from motcua.dossiers.terms import OPINION


class Passage(NamedTuple):
    """A dossier in one step of its process. agency: the competent unit, by whose calendar its promise runs."""

    dossier: int
    procedure: int
    #: 0: without a published process
    process: int
    step: str
    unit: int
    agency: int
    entered: int
    #: the moment the step was done or handed on, and the end of processing
    left: int | None
    ended: int | None
    #: the promise in force when the step was entered
    due: int
    #: from when the clock runs; what lies before a new start does not count
    clock: int
    #: JSON [[start, end], …], the one running now too, without an end that could come; None: it never stood still
    pauses: str | None


def _minute(moment: str) -> str:
    return f"(extract(epoch from {moment} at time zone 'Asia/Ho_Chi_Minh')::bigint / 60)"


_PAUSES = f"""case when d.pauses = '[]' and d.paused_at is null then null else (
    select json_agg(json_build_array({_minute("(p ->> 0)::timestamptz")}, {_minute("(p ->> 1)::timestamptz")}))
    from jsonb_array_elements(d.pauses || case when d.paused_at is null then '[]'::jsonb
        else jsonb_build_array(jsonb_build_array(d.paused_at, '9999-12-31T00:00:00Z'::text)) end) p)::text end"""

#: a step is told again when it is taken, or when the clock goes on: it was entered once, at its own `since`.
#: A step left by hand-over is left in the one unit and entered in the other.
_PASSED = f"""
with life as materialized (
    select d.* from dossiers_dossier d
    where d.accepted_at < %s and (d.ended_at is null or d.state in (9, 10) and d.ended_at >= %s)
      and (%s::bigint[] is null or d.unit_id = any(%s))
),
told as materialized (
    select e.dossier_id, e.seq, e.recorded_at, e.due_at, e.data::json as data
    from life d join dossiers_event e on e.dossier_id = d.id
    where e.act not in ('submit', 'finish', 'take', 'assign', 'pay', 'extend', 'return_result', 'undo') and not {UNDONE}
),
moved as (
    select t.dossier_id, o.step, o.unit, o.since as at, t.seq, t.due_at, false as closes
    from told t cross join json_to_recordset(t.data -> 'opened') as o (step text, unit bigint, since timestamptz)
    where t.data -> 'opened' is not null
    union all
    select t.dossier_id, c ->> 0, (c ->> 1)::bigint, t.recorded_at, t.seq, null, true
    from told t cross join json_array_elements(t.data -> 'closed') c where t.data -> 'closed' is not null
),
entered as (
    select m.*, min(m.at) filter (where m.closes) over following as left_at,
        row_number() over (partition by m.dossier_id, m.step, m.unit, m.at, m.closes order by m.seq) as n
    from moved m
    window following as (partition by m.dossier_id, m.step, m.unit order by m.seq
                         rows between 1 following and unbounded following)
)
select d.id, d.procedure_id, coalesce(d.process_id, 0), m.step, m.unit, d.unit_id, {_minute("m.at")},
    {_minute("coalesce(m.left_at, d.ended_at)")}, {_minute("d.ended_at")}, {_minute("m.due_at")},
    {_minute("d.clock_at")}, {_PAUSES}
from entered m join life d on d.id = m.dossier_id
where not m.closes and m.n = 1 and m.at >= d.clock_at and m.step not like '{OPINION}%%'"""


def passages(since: datetime, until: datetime, agencies: Collection[int] | None = None) -> Iterator[Passage]:
    """Steps of dossiers that were finished since a moment, and of those open, accepted before another. One SQL.

    agencies: only dossiers of these competent units.
    """
    among = None if agencies is None else sorted(agencies)
    yield from map(Passage._make, stream(_PASSED, [until, since, among, among], size=20_000))


class Standing(NamedTuple):
    """A step that is open now. ahead: dossiers whose clock runs that came into the unit's same step before it."""

    dossier: int
    procedure: int
    #: 0: without a published process
    process: int
    step: str
    unit: int
    agency: int
    entered: int
    due: int
    clock: int
    paused: bool
    pauses: str | None
    ahead: int


_STANDING = f"""
select d.id, d.procedure_id, coalesce(d.process_id, 0), t.step, t.unit_id, d.unit_id,
    {_minute("greatest(t.since, d.clock_at)")}, {_minute("d.due_at")}, {_minute("d.clock_at")},
    d.paused_at is not null, {_PAUSES},
    count(*) filter (where d.paused_at is null) over (
        partition by t.unit_id, t.step order by t.since, t.id rows between unbounded preceding and 1 preceding)
from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
where d.accepted_at is not null and d.ended_at is null and t.step not like '{OPINION}%'"""


def standing() -> Iterator[Standing]:
    """Every open step of every dossier being processed. One SQL."""
    yield from map(Standing._make, stream(_STANDING, size=20_000))


def ids(codes: Collection[str]) -> dict[str, int]:
    """The ids of dossiers by code. One SQL."""
    return dict(ask("select code, id from dossiers_dossier where code = any($1::text[])", [sorted(codes)]))
