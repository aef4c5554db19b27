"""How agencies answer what others ask them: a figure for each, and the questions that wait past their time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from motcua.directory import queries as directory
from motcua.dossiers.queries.reading import UNDONE
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.kernel.actor import Actor

#: the most questions any list gives
MOST = 500


@dataclass(frozen=True, slots=True)
class Answers:
    """What one agency was asked in a period, and what came of it.

    asked = in_time + late + declined + silent + waiting + dropped. silent: the work went on without it; overdue: of
    those waiting, past their time; dropped: the matter ended first. late_days: working days, late and silent together.
    """

    unit: str
    asked: int
    in_time: int
    late: int
    declined: int
    silent: int
    waiting: int
    overdue: int
    late_days: int

    @property
    def dropped(self) -> int:
        """Questions that came to nothing because the matter ended."""
        return self.asked - self.in_time - self.late - self.declined - self.silent - self.waiting


@dataclass(frozen=True, slots=True)
class Overdue:
    """A question of the reader's units that another has not answered in time."""

    code: str
    unit: str
    question: str
    asked_at: datetime
    until: datetime


#: each question with the fact that closed it, and the working days that fact charges to the unit asked
_CLOSED = """with asked as (
    select d.id, d.ended_at, d.state, e.seq, t ->> 'step' as step, (t ->> 'unit')::bigint as unit,
           (t ->> 'until')::timestamptz as until
    from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    cross join lateral jsonb_array_elements(e.data::jsonb -> 'opened') t
    where e.act = 'consult' and e.recorded_at >= %s and e.recorded_at < %s and {visible}
      and not {undone}
), closed as (
    select a.*, c.act, coalesce((c.data ->> 'late_days')::int, (
        select (s ->> 'late_days')::int from jsonb_array_elements(c.data -> 'silent') s
        where s ->> 'step' = a.step and (s ->> 'unit')::bigint = a.unit), 0) as days
    from asked a left join lateral (
        select x.act, x.data::jsonb as data from dossiers_event x
        where x.dossier_id = a.id and x.seq > a.seq and x.act in ('answer', 'decline', 'complete_step', 'approve')
          and x.data::jsonb -> 'closed' @> jsonb_build_array(jsonb_build_array(a.step, a.unit))
        order by x.seq limit 1) c on true
)
select unit, count(*)::int,
    count(*) filter (where act = 'answer' and days = 0)::int,
    count(*) filter (where act = 'answer' and days > 0)::int,
    count(*) filter (where act = 'decline')::int,
    count(*) filter (where act in ('complete_step', 'approve'))::int,
    count(*) filter (where act is null and ended_at is null and state <> 3)::int,
    count(*) filter (where act is null and ended_at is null and state <> 3 and until < %s)::int,
    coalesce(sum(days), 0)::int,
    (select json_object_agg(topic, n) from audit_revision)::text
from closed group by unit order by sum(days) desc, count(*) desc, unit"""

#: answers that came late, and those that never came
_SLOWEST = """select distinct on (dossier) dossier, unit from (
    select e.dossier_id as dossier, (e.data::jsonb -> 'closed' -> 0 ->> 1)::bigint as unit,
           (e.data::jsonb ->> 'late_days')::int as days
    from dossiers_event e where e.dossier_id = any($1::bigint[]) and e.act = 'answer'
    union all
    select e.dossier_id, (s ->> 'unit')::bigint, (s ->> 'late_days')::int
    from dossiers_event e cross join lateral jsonb_array_elements(e.data::jsonb -> 'silent') s
    where e.dossier_id = any($1::bigint[]) and e.act in ('complete_step', 'approve') and e.data like '%"silent":%'
) x where days > 0 order by dossier, days desc, unit"""

_OVERDUE = """select d.code, t.unit_id, t.question, t.since, t.until,
    (select json_object_agg(topic, n) from audit_revision)::text
from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
where t.sender_id = any(%s::bigint[]) and t.question <> '' and t.until < %s and {visible}
order by t.until, t.id limit %s"""


def answers(actor: Actor, first: datetime, last: datetime, at: datetime) -> list[Answers]:
    """What was asked from first until before last, by agency, the slowest first. One SQL."""
    visible, allowed = rights.visible(actor)
    rows = ask(numbered(_CLOSED.format(visible=visible, undone=UNDONE)), [first, last, *allowed, at])
    return [Answers(_name(row[0], row[-1]), *row[1:-1]) for row in rows]


def slowest(dossiers: Sequence[int]) -> dict[int, int]:
    """Of each dossier to which an answer came late or not at all, the unit that was the latest, by id. One SQL."""
    return dict(ask(_SLOWEST, [list(dossiers)]))


def overdue(actor: Actor, at: datetime, limit: int = 200) -> list[Overdue]:
    """What the actor's units asked and nobody has answered in time, longest first. One SQL."""
    visible, allowed = rights.visible(actor)
    sql = numbered(_OVERDUE.format(visible=visible))
    rows = ask(sql, [sorted(actor.units), at, *allowed, max(0, min(limit, MOST))])
    return [Overdue(code, _name(unit, row), *rest) for code, unit, *rest, row in rows]


def _name(unit: int, revisions: Any) -> str:
    revision = orjson.loads(revisions).get("directory", 0) if revisions else 0
    return directory.register(revision).units[unit].name
