"""Alarms that stand, for those whose desk they lie on: one line for each thing, as high as it has climbed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count

from motcua.accounts import queries as accounts
from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.directory.queries import Gap, Tree, UnitView
from motcua.dossiers import queries as dossiers
from motcua.dossiers.queries import Row, running, still
from motcua.dossiers.terms import OPEN, State
from motcua.kernel.actor import Actor, Hat, Role
from motcua.promises.models import Alarm
from motcua.promises.terms import Kind, Rung

#: the most lines any list gives
MOST = 200
#: who looks after the alarms of others
OVERSEERS = frozenset({Role.HEAD, Role.REFORM})
#: SQL with its values
Condition = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class AlarmView:
    """One thing that waits. since: from when its clock runs; raised_at: when it came to this rung.

    step_name, unit_name: where it waits (no step: a filing, or the whole matter); holder: who took it, "" the tray.
    """

    kind: Kind
    rung: Rung
    row: Row
    step_name: str
    unit_code: str
    unit_name: str
    role: Role | None
    holder: str
    since: datetime
    raised_at: datetime
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class EmptyDesk:
    """Where work lies that nobody can do: told to who appoints people, without a word about whose work it is."""

    unit_code: str
    unit_name: str
    role: Role
    gap: Gap
    count: int


def standing(
    actor: Actor, at: datetime, *, kinds: Collection[Kind] = tuple(Kind), everybody: bool = False, limit: int = MOST
) -> list[AlarmView]:
    """What lies on the actor's own desk; everybody: on any desk they oversee. Highest first, then oldest. Five SQL.

    Only dossiers the actor may see, and only what still is so.
    """
    things, values = _things(actor, at, everybody)
    sql = f"select * from ({things}) a where kind = any(%s) order by rung desc, raised_at, id limit %s"
    found = Alarm.objects.raw(sql, [*values, [kind.value for kind in kinds], min(limit, MOST)])
    return _views(list(found), actor)


def counts(actor: Actor, at: datetime, *, everybody: bool = False) -> dict[Kind, int]:
    """How many things of each kind lie there. Two SQL."""
    things, values = _things(actor, at, everybody)
    with connection.cursor() as cursor:
        cursor.execute(f"select kind, count(*) from ({things}) a group by kind", values)
        return dict.fromkeys(Kind, 0) | {Kind(kind): n for kind, n in cursor}


def empty_desks(actor: Actor) -> list[EmptyDesk]:
    """Desks in units the actor administers at which work lies that nobody can do. Two SQL."""
    units = {u for hat in actor.hats if Role.ADMIN in hat.roles for u in hat.units}
    stuck = Alarm.objects.filter(kind=Kind.STUCK, rung=Rung.HEAD, cleared_at=None, why__unit__in=sorted(units))
    rows = stuck.values_list("why__unit", "why__role", "why__gap").annotate(n=Count("pk")).order_by("-n")
    names = directory.register().units
    return [EmptyDesk(names[u].code, names[u].name, Role(role), Gap(gap), n) for u, role, gap, n in rows]


def _things(actor: Actor, at: datetime, everybody: bool) -> Condition:
    """Of each thing the highest alarm that lies there. Every desk asks it with every list: hence no ORM."""
    wanted, values = _overseen(actor) if everybody else _own(actor, directory.tree(day_of(at)))
    return (
        f"""select distinct on (dossier_id, kind, step) * from promises_alarm
        where cleared_at is null and ({wanted}) order by dossier_id, kind, step, rung desc""",
        values,
    )


def _own(actor: Actor, tree: Tree) -> Condition:
    """Those told to the actor; to whoever holds one of the actor's posts; to the actor as a head."""
    told = f"rung = {Rung.HOLDER} and person = any(%s)"
    values: list[Any] = [sorted(actor.hands)]
    for hat in actor.hats:
        told += f" or rung = {Rung.HOLDER} and person is null and unit_id = any(%s) and why ->> 'role' = any(%s)"
        values += [_near(hat, tree), sorted(role.value for role in hat.roles)]
        if Role.HEAD in hat.roles:
            told += f" or rung in ({Rung.HEAD}, {Rung.AGENCY}) and unit_id = any(%s)"
            values.append([u for u in hat.units if tree.living(u) == hat.unit])
    return told, values


def _near(hat: Hat, tree: Tree) -> list[int]:
    """Trays of the hat's own agency: those of agencies below have people of their own."""
    agency = tree.agency(hat.unit).id
    return [u for u in hat.units if tree.agency(tree.living(u) or u).id == agency]


def _overseen(actor: Actor) -> Condition:
    return "unit_id = any(%s)", [sorted({u for hat in actor.hats if hat.roles & OVERSEERS for u in hat.units})]


def _views(found: Sequence[Alarm], actor: Actor) -> list[AlarmView]:
    if not found:
        return []
    ids = {one.dossier_id for one in found}
    codes = running.codes(ids)
    rows = dossiers.named(actor, list(codes.values()))
    steps = still.open_steps(ids)
    shown = [one for one in found if _still(one, rows.get(codes[one.dossier_id]), steps)]
    holders = {p.id: p.name for p in accounts.people({one.why.get("holder", 0) for one in shown})}
    units = directory.register().units
    return [_view(one, rows[codes[one.dossier_id]], units[one.why["unit"]], holders) for one in shown]


def _still(one: Alarm, row: Row | None, steps: set[tuple[int, str]]) -> bool:
    """Whether it is visible, and what it is about has not been done since the last sweep."""
    if row is None:
        return False
    if one.kind == Kind.BREACH:
        return row.state in OPEN
    return (one.dossier_id, one.step) in steps if one.step else row.state is State.REGISTERED


def _view(one: Alarm, row: Row, unit: UnitView, holders: dict[int, str]) -> AlarmView:
    why: dict[str, Any] = one.why
    return AlarmView(
        kind=Kind(one.kind), rung=Rung(one.rung), row=row, step_name=why.get("name", ""), unit_code=unit.code,
        unit_name=unit.name, role=Role(why["role"]) if "role" in why else None,
        holder=holders.get(why.get("holder", 0), ""), since=one.since, raised_at=one.raised_at,
        gap=Gap(why["gap"]) if "gap" in why else None,
    )  # fmt: skip
