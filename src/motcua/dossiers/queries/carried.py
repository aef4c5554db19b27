"""Open steps in somebody's hands, and those that a hand-over list moved into another's: the list read from the log."""

from __future__ import annotations

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
    where, values = rights.visible(actor)
    sql = f"""select d.code, d.version_id, d.applicant ->> 'name', d.due_at, t.step, t.name, t.unit_id, t.role, t.since,
        {_REVISIONS} from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
        where t.person = %s and d.state in (2, 4, 5, 6) and {where} order by d.due_at, t.id limit 1000"""
    return [_carried(row) for row in ask(numbered(sql), [person, *values])]


def _carried(row: tuple[Any, ...]) -> Carried:
    code, version, applicant, due, step, name, unit, role, since, known = row
    revision = orjson.loads(known).get("directory", 0) if known else 0
    place = directory.register(revision).units[unit].name
    return Carried(code, catalogue.version(version).name, applicant, due, step, name, unit, place, role, since)


def moved_by(number: int) -> list[Moved]:
    """What the log says a hand-over list moved, in the order it was signed for. One SQL."""
    rows = ask(
        "select d.code, e.step, e.data::json ->> 'step_name', e.data::json ->> 'from_name', e.name, e.recorded_at "
        "from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id "
        "where e.act = 'transfer' and (e.data::jsonb ->> 'list') = $1::text order by e.recorded_at, d.code, e.seq",
        [str(number)],
    )
    return [Moved(*row) for row in rows]
