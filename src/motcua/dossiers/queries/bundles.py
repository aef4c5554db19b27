"""Dossiers filed together: the others of a bundle, and those whose turn has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.record import ask, numbered, secret
from motcua.dossiers.rules import rights
from motcua.dossiers.terms import STATE_NAMES, Held, State
from motcua.kernel.actor import Actor
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Sibling:
    """A dossier of the same bundle. secret: opens its own tracking page; only for who holds a slip of the bundle.
    after: code of the one it waits for, empty once it has begun."""

    code: str
    procedure_name: str
    unit: str
    state: State
    state_name: Text
    due_at: datetime | None
    after: str
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Freed:
    """A dossier whose turn has come. paper, file: what the one before it came to; empty where that is nothing."""

    code: str
    after: str
    paper: str
    file: str


_SIBLINGS = """select d.code, d.version_id, d.unit_id, d.state, d.due_at, d.after from dossiers_dossier d
where d.bundle = %s and d.code <> %s and {visible} order by d.id"""

#: state 3, 7 and 8 end without a result
_FREE = """select d.code, d.after, case when p.state in (9, 10) then coalesce(
        (select nullif(trim(coalesce(r.data::jsonb -> 'result' ->> 'name', '') || ' ' ||
                            coalesce(r.data::jsonb -> 'result' ->> 'number', '')), '')
         from dossiers_event r where r.dossier_id = p.id and r.act = 'finish' order by r.seq desc limit 1),
        'Kết quả hồ sơ ' || p.code) else '' end,
    case when p.state in (9, 10) then coalesce(
        (select r.data::jsonb -> 'result' ->> 'file'
         from dossiers_event r where r.dossier_id = p.id and r.act = 'finish' order by r.seq desc limit 1), '')
        else '' end
from dossiers_dossier d join dossiers_dossier p on p.code = d.after
where d.after <> '' and d.state = 1 and p.state in (3, 7, 8, 9, 10) order by d.id limit $1"""


def to_free(limit: int) -> list[Freed]:
    """Dossiers that wait for one which has ended. One SQL."""
    return [Freed(*row) for row in ask(_FREE, [limit])]


def siblings(held: Held, revision: int, *, actor: Actor | None = None) -> tuple[Sibling, ...]:
    """The others of its bundle, oldest first: those the actor may see; all, with their secrets, for who holds a slip
    (actor is None). No SQL without a bundle, else one."""
    if not held.bundle:
        return ()
    visible, values = rights.visible(actor) if actor else ("true", [])
    rows = ask(numbered(_SIBLINGS.format(visible=visible)), [held.bundle, held.code, *values])
    units = directory.register(revision).units
    return tuple(
        Sibling(
            code=code, procedure_name=catalogue.version(version).name, unit=units[unit].name, state=State(state),
            state_name=STATE_NAMES[State(state)], due_at=due, after=after, secret="" if actor else secret(code),
        )
        for code, version, unit, state, due, after in rows
    )  # fmt: skip
