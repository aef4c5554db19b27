"""Steps declared done before they were typed, which wait for a second name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import orjson

from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.record.declaring import ANSWER, IS_DECLARED, STEP_UNIT
from motcua.dossiers.rules import rights
from motcua.dossiers.terms import JOURNEY, WHO, Act, Evidence
from motcua.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Declaration:
    """One step somebody says was done earlier. seq: its event, by which it is confirmed."""

    code: str
    seq: int
    procedure_name: str
    applicant: str
    step_name: str
    unit_name: str
    name: str
    happened_at: datetime
    recorded_at: datetime
    evidence: Evidence


# the declarations first: they are few, though no planner knows it
_WAITING = f"""with declared as materialized (select * from dossiers_event e where {IS_DECLARED})
select d.code, e.seq, d.version_id, d.applicant ->> 'name', e.data, w.unit, e.name, e.happened_at,
    e.recorded_at, (select json_object_agg(topic, n) from audit_revision)::text
from declared e join dossiers_dossier d on d.id = e.dossier_id
cross join lateral (select {STEP_UNIT} as unit) w
where e.person is distinct from %s and w.unit = any(%s::bigint[])
  and not exists (select from {ANSWER} c) and d.state = any(%s::smallint[]) and {{visible}}
order by e.recorded_at, e.id limit %s"""


def to_confirm(actor: Actor, limit: int = 100) -> list[Declaration]:
    """What somebody else of the actor's units declared and nobody has confirmed or rejected, oldest first. One SQL."""
    units = sorted({u for hat in actor.hats if hat.roles & WHO[Act.CONFIRM] for u in hat.units})
    states = [int(s) for s in sorted(JOURNEY[Act.CONFIRM][0])]
    visible, values = rights.visible(actor)
    rows = ask(numbered(_WAITING.format(visible=visible)), [actor.person, units, states, *values, limit])
    return [_declaration(*row) for row in rows]


def _declaration(
    code: str, seq: int, version: int, applicant: str, raw: str, unit: int, name: str, happened: datetime,
    recorded: datetime, revisions: str | None,
) -> Declaration:  # fmt: skip
    revision = int(orjson.loads(revisions).get("directory", 0)) if revisions else 0
    said = orjson.loads(raw)
    return Declaration(
        code=code, seq=seq, procedure_name=catalogue.version(version).name, applicant=applicant,
        step_name=said["step_name"], unit_name=directory.register(revision).units[unit].name, name=name,
        happened_at=happened, recorded_at=recorded, evidence=Evidence(**said["evidence"]),
    )  # fmt: skip
