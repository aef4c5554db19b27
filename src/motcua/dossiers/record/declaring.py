"""What a log says of a step that was declared done before it was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import orjson

from motcua.dossiers.record.sending import ask
from motcua.dossiers.terms import DECLARABLE, Act, Evidence

_ACTS = ", ".join(f"'{act}'" for act in sorted(DECLARABLE))
#: whether event e declares an earlier moment with evidence
IS_DECLARED = f"(e.happened_at < e.recorded_at and e.act in ({_ACTS}) and e.data like '%\"evidence\":%')"
#: the unit whose step event e closed
STEP_UNIT = """(select (c ->> 1)::bigint from jsonb_array_elements(e.data::jsonb -> 'closed') c
    where c ->> 0 = e.step limit 1)"""
#: the confirmation or rejection of event e, as a row c (act, name, recorded_at, agrees); none while it waits
ANSWER = """(select w.name, w.recorded_at, (w.data::jsonb ->> 'agrees')::boolean as agrees from dossiers_event w
    where w.dossier_id = e.dossier_id and w.act = 'confirm' and w.data::jsonb ->> 'confirms' = e.seq::text)"""
#: acts that open a step; taking it or letting its clock go on opens nothing
_OPENING = tuple(
    act.value for act in (Act.ACCEPT, Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP, Act.HAND_OVER, Act.DECLINE)
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A step declared done earlier: who says so, since when it was typed, and what became of it."""

    seq: int
    person: int | None
    name: str
    step: str
    step_name: str
    unit: int
    happened_at: datetime
    recorded_at: datetime
    evidence: Evidence
    answered_by: str
    answered_at: datetime | None
    agreed: bool | None


def declared(code: str, seq: int) -> Declared | None:
    """The declaration with that event; None where the event is none. One SQL."""
    found = ask(
        f"""select e.person, e.name, e.step, e.data, {STEP_UNIT}, e.happened_at, e.recorded_at, c.name, c.recorded_at,
            c.agrees
        from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id left join lateral {ANSWER} c on true
        where d.code = $1 and e.seq = $2 and {IS_DECLARED}""",
        [code, str(seq)],
    )
    if not found:
        return None
    person, name, step, raw, unit, happened, recorded, answered_by, answered_at, agreed = found[0]
    data = orjson.loads(raw)
    return Declared(
        seq=seq, person=person, name=name, step=step, step_name=data["step_name"], unit=unit, happened_at=happened,
        recorded_at=recorded, evidence=Evidence(**data["evidence"]), answered_by=answered_by or "",
        answered_at=answered_at, agreed=agreed,
    )  # fmt: skip


def opened_at(code: str, step: str) -> datetime | None:
    """The declared moment at which the step was opened last. One SQL."""
    found = ask(
        """select e.happened_at from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
        where d.code = $1 and e.act = any($3::text[])
          and exists (select from jsonb_array_elements(e.data::jsonb -> 'opened') t where t ->> 'step' = $2)
        order by e.seq desc limit 1""",
        [code, step, list(_OPENING)],
    )
    return found[0][0] if found else None
