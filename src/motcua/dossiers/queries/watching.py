"""Promises that were not kept, read from the log. Sets only, whatever the number.

Which dossiers are looked at comes from the rows (open past their date, ended late, or promised another date since);
what became of each date they were ever promised comes from the events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.queries.reading import COUNTS_AT
from motcua.dossiers.queries.watched import SINCE, Unwatched, columns, unwatched
from motcua.dossiers.record import ask


@dataclass(frozen=True, slots=True)
class Broken:
    """How many promises there are, and how many of them were not kept: promises.terms.Kept without what waits where."""

    files: int
    late: int
    late_without_apology: int
    unexplained: int


@dataclass(frozen=True, slots=True)
class Breach:
    """A date that passed with neither an apology signed before it nor a pause then running. ended: the file since."""

    dossier: int
    code: str
    unit: int
    passed_at: datetime
    ended: bool


OLD = unwatched("d.accepted_at")

_STRAYED = f"""
    select d.id, d.code, d.unit_id, d.due_at, d.ended_at, d.paused_at, d.verdict, d.extensions
    from dossiers_dossier d where {{way}} and not {OLD}"""
#: each with an index of its own; "is true" so that the planner asks its statistics how few have moved
_WAYS = (
    "d.accepted_at is not null and d.ended_at is null and d.due_at < $1::timestamptz",
    "d.verdict = 'late'",
    "(d.due_at <> d.original_due_at) is true",
)
#: $1 is the moment asked about. A date is passed when it was in force at its own moment, no pause was running then,
#: and the file had not ended
_PASSED = f"""
{SINCE},
strayed as materialized ({" union ".join(_STRAYED.format(way=way) for way in _WAYS)}),
facts as materialized (  -- by the lives of the strayed alone, however long the log: "offset 0" keeps it so
    select s.ended_at, f.* from strayed s cross join lateral (
        select e.dossier_id, e.seq, e.act, e.state, e.due_at, e.recorded_at, {COUNTS_AT} as moment,
               case when e.act = 'redate' then (e.data::json ->> 'before')::timestamptz end as moved_from
        from dossiers_event e where e.dossier_id = s.id and e.due_at is not null offset 0) f
),
told as (
    select f.*, lead(f.moment) over life as next, lag(f.due_at) over life as before,
           min(f.recorded_at) filter (where f.act = 'extend') over (partition by f.dossier_id) as apologised
    from facts f window life as (partition by f.dossier_id order by f.seq)
),
passed as (
    select t.dossier_id, min(greatest(t.due_at, t.moment)) as at
    from told t
    where t.due_at < least(t.next, t.ended_at, $1)
      and (t.due_at >= t.moment or t.due_at is distinct from t.before)
      and (t.apologised is null or t.apologised > greatest(t.due_at, t.moment))
      and not exists (  -- the calendar changed since: that date was counted anew, and later (decision 12)
          select 1 from facts c where c.dossier_id = t.dossier_id and c.moved_from = t.due_at and c.seq > t.seq
            and c.due_at > t.due_at)
      and (t.state in (2, 4) or t.state = 5 and 'none' = (
          select r.data::json ->> 'clock' from dossiers_event r
          where r.dossier_id = t.dossier_id and r.act = 'request_supplement' and r.seq <= t.seq
          order by r.seq desc limit 1))
    group by 1
)"""

#: the new date is the one in force, or the one told in a letter that came too late to move it
MISSED_AGAIN = """s.extensions > 0 and exists (
    select 1 from dossiers_event e where e.dossier_id = s.id and e.act = 'extend'
      and least(s.ended_at, s.paused_at, $1) > greatest(s.due_at, (e.data::json ->> 'told')::timestamptz)
      and not exists (select 1 from dossiers_event x
          where x.dossier_id = s.id and x.act = 'explain' and x.seq > e.seq))"""

_BROKEN = f"""with {_PASSED}
select (select count(*) from dossiers_dossier where accepted_at is not null)
     - (select count(*) from dossiers_dossier d
        where d.unit_id in (select unit from since) and d.accepted_at is not null and {OLD}),
    count(*) filter (where s.verdict = 'late' or s.ended_at is null and least(s.paused_at, $1) > s.due_at),
    count(p.dossier_id),
    count(*) filter (where {MISSED_AGAIN})
from strayed s left join passed p on p.dossier_id = s.id"""

_BREACHES = f"""with {_PASSED}
select s.id, s.code, s.unit_id, p.at, s.ended_at is not null
from passed p join strayed s on s.id = p.dossier_id"""
_OPEN_FIRST = f"{_BREACHES} order by s.ended_at is not null, p.at, s.id limit $5"
_OPEN = f"""{_BREACHES}
where s.ended_at is null and not exists (
    select 1 from facts f where f.dossier_id = s.id and f.act in ('extend', 'explain') and f.recorded_at >= p.at)
order by p.at, s.id"""


def broken(at: datetime, since: Sequence[Unwatched]) -> Broken:
    """Count every accepted dossier watched, and the promises not kept by a moment. One SQL."""
    return Broken(*ask(_BROKEN, [at, *columns(since)])[0])


def breaches(at: datetime, since: Sequence[Unwatched], limit: int) -> list[Breach]:
    """Dates that passed without an apology before them: open dossiers first, oldest first. One SQL."""
    return [Breach(*row) for row in ask(_OPEN_FIRST, [at, *columns(since), limit])]


def open_breaches(at: datetime, since: Sequence[Unwatched]) -> list[Breach]:
    """The same of open dossiers whose head has not written since, all of them. One SQL."""
    return [Breach(*row) for row in ask(_OPEN, [at, *columns(since)])]
