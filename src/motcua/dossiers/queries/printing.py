"""What a counter has to print: the forms that went out from its desks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused

#: papers in one file, and rows of the queue
MOST = 100


@dataclass(frozen=True, slots=True)
class Issued:
    """A form that went out with an event."""

    code: str
    seq: int
    form: str
    form_no: str
    at: datetime
    procedure_code: str
    procedure_name: str
    applicant: str


_ISSUED = """select d.code, e.seq, e.form, e.form_no, e.recorded_at, d.version_id, d.applicant ->> 'name'
    from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id where e.form <> '' and {where} and {visible}
    order by e.recorded_at desc, e.id desc limit %s"""


def issued(actor: Actor, since: datetime, limit: int = MOST) -> list[Issued]:
    """Forms that went out from the actor's counters since a moment, newest first. One SQL."""
    counters = sorted({u for hat in actor.hats if Role.COUNTER in hat.roles for u in hat.units})
    where = "e.recorded_at >= %s and d.intake_unit_id = any(%s::bigint[])"
    return _asked(actor, where, [since, counters], min(limit, MOST))


def receipts(actor: Actor, codes: Sequence[str]) -> list[Issued]:
    """The receipts of these dossiers, in their order; what is not visible is left out. One SQL. Raises Refused."""
    if len(codes) > MOST:
        raise Refused(f"Mỗi lần in tối đa {MOST} phiếu.", f"At most {MOST} papers are printed at once.")
    found = _asked(actor, "d.code = any(%s::text[]) and e.act = 'accept'", [list(codes)], MOST)
    places = {code: n for n, code in enumerate(codes)}
    return sorted(found, key=lambda one: places[one.code])


def _asked(actor: Actor, where: str, values: Sequence[Any], limit: int) -> list[Issued]:
    visible, allowed = rights.visible(actor)
    rows = ask(numbered(_ISSUED.format(where=where, visible=visible)), [*values, *allowed, limit])
    return [_issued(*row) for row in rows]


def _issued(code: str, seq: int, form: str, no: str, at: datetime, version: int, name: str) -> Issued:
    known = catalogue.version(version)
    return Issued(code, seq, form, no, at, known.procedure_code, known.name, name)
