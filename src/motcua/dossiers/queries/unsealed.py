"""Results their signer has signed and the agency has not: what its clerk of documents is asked to seal, at whatever
step the dossier stands, replacements signed after the end too. One statement for the list and for its count."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.documents import queries as documents
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.kernel.actor import Actor, Role

#: the signer's signature on the paper that stands last, where the seal was asked, or could be put now: the agency's
#: does not follow, nor another paper, unless that one's number was revoked or it was drawn anew
_LAST = """e.act = 'sign' and e.data::jsonb ->> 'holds' = 'person'
  and (e.data::jsonb ? 'seal' or d.unit_id = any(%s::bigint[])) and not exists (
    select from dossiers_event x where x.dossier_id = e.dossier_id and x.seq > e.seq and (
        x.act in ('sign', 'revoke') and x.data::jsonb ->> 'issued' = e.data::jsonb ->> 'issued'
        or x.act = 'issue' and not exists (select from dossiers_event y where y.dossier_id = x.dossier_id
            and y.seq > x.seq and (y.act = 'revoke' and y.data::jsonb ->> 'issued' = x.seq::text
                or y.act = 'issue' and y.data::jsonb ->> 'again' = x.seq::text))))"""
#: "offset 0" has an open dossier's few events read; the planner might rather look through everybody's signatures
_WAITING = f"""from (
    select d.id, e.seq from dossiers_dossier d cross join lateral (
        select * from dossiers_event o where o.dossier_id = d.id and o.act = 'sign' offset 0) e
    where d.unit_id = any(%s::bigint[]) and d.accepted_at is not null and d.ended_at is null and d.state in (2, 4)
      and {_LAST} and {{visible}}
    union all
    select d.id, e.seq from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.state in (9, 10) and e.unit_id = any(%s::bigint[]) and d.unit_id = any(%s::bigint[])
      and d.state in (9, 10) and {_LAST} and {{visible}}
) w join dossiers_dossier d on d.id = w.id"""


def unsealed(actor: Actor, at: datetime, limit: int) -> list[str]:
    """Codes of dossiers whose result waits for the agency's signature by the actor, soonest promise first. Two SQL."""
    return [row[0] for row in _asked("select d.code", "order by d.due_at, d.id limit %s", actor, at, [limit])]


def to_seal(actor: Actor, at: datetime) -> int:
    """How many wait. Two SQL."""
    rows = _asked("select count(*)::int", "", actor, at, [])
    return int(rows[0][0]) if rows else 0


def _asked(what: str, order: str, actor: Actor, at: datetime, more: list[Any]) -> list[Any]:
    seats = {unit for hat in actor.hats if Role.CLERK in hat.roles for unit in hat.seat(Role.CLERK)}
    if not seats:
        return []
    units, sealing = sorted(seats), sorted(documents.units_that_seal(seats, at))
    visible, values = rights.visible(actor)
    sql = numbered(f"{what} {_WAITING.format(visible=visible)} {order}")
    return list(ask(sql, [units, sealing, *values, _with_former(units, at), units, sealing, *values, *more]))


def _with_former(units: list[int], at: datetime) -> list[int]:
    """The units, and those whose work they took over: their heads signed before."""
    before = {one.id for unit in units for one in directory.predecessors(unit, day_of(at))}
    return sorted({*units, *before})
