"""Open steps in somebody's hands or in the units of a head, how much each person has, and what a hand-over list moved:
the list read from the log."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.kernel.actor import Actor

_REVISIONS = "(select json_object_agg(topic, n) from audit_revision)::text"


@dataclass(frozen=True, slots=True)
class Carried:
    """One open step somebody has taken. role: whose work it is; unit: where."""

    code: str
    procedure_name: str
    applicant: str
    due_at: datetime | None
    step: str
    step_name: str
    unit: int
    unit_name: str
    role: str
    since: datetime
    until: datetime | None
    #: in whose hands; None: it waits in the tray
    person: int | None


@dataclass(frozen=True, slots=True)
class Load:
    """How many open steps somebody has, and how many of them are past their time."""

    open: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """One step that passed from hand to hand: what the log says of it."""

    code: str
    step: str
    step_name: str
    giver: str
    receiver: str
    at: datetime


def carried(actor: Actor, person: int) -> list[Carried]:
    """Every open step the person has taken, soonest promise first, within the actor's reach. One SQL."""
    return _open(actor, "t.person = %s", [person], "d.due_at, t.id", 1000)


def led(actor: Actor, units: Collection[int], limit: int = 200) -> list[Carried]:
    """Open steps of these units that are not the head's own, those nobody has first, soonest promise first, within the
    actor's reach. One SQL."""
    condition = "t.unit_id = any(%s::bigint[]) and t.role <> 'head'"
    return _open(actor, condition, [sorted(units)], "t.person is not null, d.due_at, t.id", limit)


def loads(actor: Actor, people: Collection[int], at: datetime) -> dict[int, Load]:
    """How much each of these people has in hand within the actor's reach. One SQL."""
    where, values = rights.visible(actor)
    sql = f"""select t.person, count(*)::int, (count(*) filter (where t.until < %s))::int
        from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
        where t.person = any(%s::bigint[]) and d.state in (2, 4, 5, 6) and {where} group by t.person"""
    rows = ask(numbered(sql), [at, sorted(people), *values])
    return {person: Load(many, late) for person, many, late in rows}


def _open(actor: Actor, condition: str, named: list[Any], order: str, limit: int) -> list[Carried]:
    where, values = rights.visible(actor)
    sql = f"""select d.code, d.version_id, d.applicant ->> 'name', d.due_at, t.step, t.name, t.unit_id, t.role, t.since,
        t.until, t.person, {_REVISIONS} from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
        where {condition} and d.state in (2, 4, 5, 6) and {where} order by {order} limit %s"""
    return [_carried(row) for row in ask(numbered(sql), [*named, *values, limit])]


def _carried(row: tuple[Any, ...]) -> Carried:
    code, version, applicant, due, step, name, unit, role, since, until, person, known = row
    revision = orjson.loads(known).get("directory", 0) if known else 0
    place = directory.register(revision).units[unit].name
    procedure = catalogue.version(version).name
    return Carried(code, procedure, applicant, due, step, name, unit, place, role, since, until, person)


def moved_by(number: int) -> list[Moved]:
    """What the log says a hand-over list moved, in the order it was signed for. One SQL."""
    rows = ask(
        "select d.code, e.step, e.data::json ->> 'step_name', e.data::json ->> 'from_name', e.name, e.recorded_at "
        "from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id "
        "where e.act = 'transfer' and (e.data::jsonb ->> 'list') = $1::text order by e.recorded_at, d.code, e.seq",
        [str(number)],
    )
    return [Moved(*row) for row in rows]
