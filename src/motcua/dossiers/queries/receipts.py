"""Hand-overs with their receipts: what was given to another unit, by whom, and who has signed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.queries.lists import trays
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.dossiers.rules.between import limits_on
from motcua.kernel.actor import Actor, Role

#: the most lines any of these lists gives
MOST = 500


@dataclass(frozen=True, slots=True)
class HandOver:
    """One step given to another unit; with a request no papers go.

    taken_by, taken_at: the receiver's signature; empty while there is none.
    """

    code: str
    procedure_name: str
    applicant: str
    papers: int
    due_at: datetime | None
    step: str
    step_name: str
    giver: str
    receiver: str
    given_by: str
    given_at: datetime
    reason: str
    taken_by: str
    taken_at: datetime | None
    #: how often the step has changed hands
    times: int
    #: whether the receiver may refuse to take it
    declinable: bool


#: task t with g, the fact that brought it where it is, and s, the one by which it was signed for since
_LINE = """d.code, d.version_id, d.applicant ->> 'name', d.due_at,
    case when t.question <> '' then 0 else (
        select coalesce(sum(greatest((p ->> 'original')::int + (p ->> 'copy')::int, 1)), 0)::int
        from jsonb_array_elements(d.papers) p) end,
    t.step, t.name, t.sender_id, t.unit_id, t.since, t.person is not null, t.passes,
    g.name, g.reason, s.name, s.recorded_at,
    (select json_object_agg(topic, n) from audit_revision)::text"""
_FROM = """from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
    left join lateral (
        select e.seq, e.name, e.reason from dossiers_event e
        where e.dossier_id = d.id and t.since in (e.recorded_at, e.happened_at) and e.act not in ('take', 'assign')
          and (e.act = 'consult') = (t.question <> '')
        order by e.seq desc limit 1) g on true
    left join lateral (
        select e.name, e.recorded_at from dossiers_event e
        where e.dossier_id = d.id and e.act in ('take', 'assign') and e.step = t.step and e.seq > g.seq
          and t.person is not null
        order by e.seq desc limit 1) s on true"""


def given(actor: Actor, limit: int = 200) -> list[HandOver]:
    """What the actor's units gave to others and is still there, latest first; signed for or not. One SQL."""
    return _lines(actor, "t.sender_id = any(%s::bigint[])", [sorted(actor.units)], "t.since desc, t.id", limit)


def to_sign(actor: Actor, limit: int = 200) -> list[HandOver]:
    """What others gave to the actor's units and nobody has taken yet, longest first. One SQL."""
    condition, values = trays(actor, None)
    condition = f"({condition}) and t.sender_id is not null and t.person is null and d.state in (2, 4)"
    return _lines(actor, condition, values, "t.since, t.id", limit)


def to_decide(actor: Actor, at: datetime, limit: int = 200) -> list[HandOver]:
    """Steps that came back once too often: a head of the deciding agency says where they belong. One SQL."""
    led = sorted({u for hat in actor.hats if Role.HEAD in hat.roles for u in hat.units})
    most = limits_on(at.date()).hand_overs
    condition = "t.passes > 0 and t.passes >= %s and t.sender_id is null and d.unit_id = any(%s::bigint[])"
    return _lines(actor, condition, [most, led], "d.due_at, t.id", limit)


def _lines(actor: Actor, condition: str, values: list[Any], order: str, limit: int) -> list[HandOver]:
    """The log is read only for the lines that are shown."""
    visible, allowed = rights.visible(actor)
    sql = f"""with shown as materialized (
            select t.id from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
            where {condition} and {visible} order by {order} limit %s)
        select {_LINE} {_FROM} where t.id in (select id from shown) order by {order}"""
    return [_line(row) for row in ask(numbered(sql), [*values, *allowed, max(0, min(limit, MOST))])]


def _line(row: tuple[Any, ...]) -> HandOver:
    code, version, applicant, due, papers, step, name, sender, unit, since, taken, passes, *signs, revisions = row
    given_by, reason, taken_by, taken_at = signs
    units = directory.register(orjson.loads(revisions).get("directory", 0) if revisions else 0).units
    most = limits_on(since.date()).hand_overs
    return HandOver(
        code=code, procedure_name=catalogue.version(version).name, applicant=applicant, papers=papers, due_at=due,
        step=step, step_name=name, giver=units[sender].name if sender else "", receiver=units[unit].name,
        given_by=given_by or "", given_at=since, reason=reason or "",
        taken_by=taken_by or "", taken_at=taken_at, times=passes,
        declinable=not taken and sender is not None and 0 < passes <= most,
    )  # fmt: skip
