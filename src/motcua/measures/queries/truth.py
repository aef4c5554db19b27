"""Late work told apart from late typing. A dossier or step is late by its recorded moment; it was only typed late when
an earlier declared moment keeps the promise and a second name confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.dossiers import access
from motcua.dossiers.terms import DECLARABLE
from motcua.kernel.actor import Actor
from motcua.measures.queries.drill import named
from motcua.measures.terms.periods import Period
from motcua.measures.terms.truth import Claim, Lag, Part, Truth, What

_CLOSING = ", ".join(f"'{act}'" for act in sorted(DECLARABLE))
#: the answer to the declaration of event e, as it stood at the cut-off
_ANSWER = """left join lateral (
        select (w.data::jsonb ->> 'agrees')::boolean as agreed from dossiers_event w
        where w.dossier_id = e.dossier_id and w.act = 'confirm' and w.recorded_at < %(cut_off)s
          and w.data::jsonb ->> 'confirms' = e.seq::text limit 1
    ) c on true"""
_DECLARED = """(e.happened_at < e.recorded_at and e.data like '%%"evidence":%%')"""
_COLUMNS = f"""e.dossier_id, e.person, e.name, e.happened_at, e.recorded_at, {_DECLARED} as declared, c.agreed,
    e.data::jsonb ->> 'step_name' as step"""

#: dossiers that ended late in the period, each with the event that closed its last step (the one before "finish")
_DOSSIERS = f"""select d.unit_id as unit, d.due_at as promised, {_COLUMNS}
    from dossiers_dossier d
    join dossiers_event f on f.dossier_id = d.id and f.act = 'finish'
    join dossiers_event e on e.dossier_id = d.id and e.seq = f.seq - 1
    {_ANSWER}
    where d.unit_id = any(%(units)s) and d.ended_at >= %(start)s and d.ended_at < %(stop)s
      and d.state in (9, 10) and d.verdict = 'late'"""
#: steps closed in the period after their own time was up, as whoever opened them or let them go on last had set it
_STEPS = f"""select w.unit, o.promised, {_COLUMNS}
    from dossiers_event e
    join dossiers_dossier d on d.id = e.dossier_id and d.units && %(units)s::bigint[]
    cross join lateral (
        select (t ->> 1)::bigint as unit from jsonb_array_elements(e.data::jsonb -> 'closed') t
        where t ->> 0 = e.step limit 1
    ) w
    cross join lateral (
        select (t ->> 'until')::timestamptz as promised
        from dossiers_event p cross join lateral jsonb_array_elements(p.data::jsonb -> 'opened') t
        where p.dossier_id = e.dossier_id and p.seq < e.seq and t ->> 'step' = e.step order by p.seq desc limit 1
    ) o
    {_ANSWER}
    where e.recorded_at >= %(start)s and e.recorded_at < %(stop)s and e.act in ({_CLOSING})
      and w.unit = any(%(units)s) and e.recorded_at > o.promised"""
#: everything people recorded in the period, without the facts that another of the same act brings along; what was
#: rejected was not done when it was said to be
_RECORDED = f"""select e.unit_id as unit, null::timestamptz as promised, {_COLUMNS}
    from dossiers_event e {_ANSWER}
    where e.recorded_at >= %(start)s and e.recorded_at < %(stop)s and e.person is not null
      and e.act not in ('submit', 'finish') and e.unit_id = any(%(units)s)"""
_LATER = "l.happened_at < l.recorded_at and l.agreed is distinct from false"

_KEPT = "l.declared and l.happened_at <= l.promised"
_IS = {
    Part.LATE: "true",
    Part.TYPED: f"{_KEPT} and coalesce(l.agreed, false)",
    Part.WAITING: f"{_KEPT} and l.agreed is null",
    Part.WORKED: f"not ({_KEPT} and l.agreed is distinct from false)",
}
_AMONG = {What.DOSSIER: _DOSSIERS, What.STEP: _STEPS, What.TYPED_LATER: f"select * from ({_RECORDED}) l where {_LATER}"}


@dataclass(frozen=True, slots=True)
class Span:
    """Whose and when: units, the first and last day, and the moment it is read at (confirmations later than it do not
    count)."""

    units: frozenset[int]
    start: date
    end: date
    cut_off: datetime

    @property
    def values(self) -> dict[str, Any]:
        """As the statements' parameters."""
        period = Period(self.start, self.end)
        return {
            "units": sorted(self.units), "start": period.opens_at, "stop": period.stop(self.cut_off),
            "cut_off": self.cut_off,
        }  # fmt: skip


def truth(what: What, span: Span) -> dict[int, Truth]:
    """Late dossiers (by the unit that decides) or steps (by the unit they lay with), in parts. One SQL."""
    counts = ", ".join(f"count(*) filter (where {_IS[part]})::int" for part in (Part.TYPED, Part.WAITING, Part.WORKED))
    sql = f"select l.unit, {counts} from ({_AMONG[what]}) l group by 1"
    return {unit: Truth(*parts) for unit, *parts in _rows(sql, span.values)}


def lags(span: Span) -> list[Lag]:
    """How late things are typed, by unit and by person, those who type latest first. One SQL."""
    lag = "order by l.recorded_at - l.happened_at"
    sql = f"""select l.unit, l.person, coalesce(max(l.name), ''), count(*)::int,
            count(*) filter (where {_LATER})::int,
            percentile_cont(0.5) within group ({lag}) filter (where {_LATER}),
            percentile_cont(0.9) within group ({lag}) filter (where {_LATER})
        from ({_RECORDED}) l group by grouping sets ((l.unit), (l.unit, l.person))
        order by 6 desc nulls last, 4 desc, 3"""
    return [Lag(*row) for row in _rows(sql, span.values)]


def claims(
    actor: Actor, what: What, part: Part, span: Span, *, person: int | None = None, limit: int = 100, offset: int = 0
) -> tuple[int, list[Claim]]:
    """The list behind a number, oldest first, as far as this actor may see; and how long it is. One SQL."""
    allowed, rights = named(*access.visible(actor))
    sql = f"""select count(*) over (), d.code, l.unit, coalesce(l.step, ''), l.name, l.promised, l.happened_at,
            l.recorded_at, l.agreed
        from ({_AMONG[what]}) l join dossiers_dossier d on d.id = l.dossier_id
        where {_IS[part]} and (%(person)s::bigint is null or l.person = %(person)s) and {allowed}
        order by l.recorded_at, d.code limit %(limit)s offset %(offset)s"""
    rows = _rows(sql, span.values | rights | {"person": person, "limit": limit, "offset": offset})
    return (rows[0][0] if rows else 0), [Claim(*row[1:]) for row in rows]


def _rows(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
