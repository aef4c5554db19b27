"""The inbox: steps that wait for somebody, as a list, as counts by what they may be filtered by. One WHERE for both."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.queries.lists import REVISIONS, ROW, TASK, Row, row_of, trays, within
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.terms import STATE_NAMES, Sieve, State
from motcua.kernel.actor import Actor, Role
from motcua.kernel.text import Text

#: dossiers that bear a colour, by colour: the forecast is another context's
Colours = Mapping[str, Collection[int]]
_FROM = "from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many steps of one procedure wait in one state, unit and colour."""

    procedure: int
    procedure_name: str
    field: int
    field_name: str
    state: State
    state_name: Text
    unit: int
    unit_name: str
    colour: str
    many: int

    def passes(self, sieve: Sieve) -> bool:
        """Whether the sieve lets these through."""
        return all(
            wanted in {None, "", here}
            for wanted, here in (
                (sieve.procedure, self.procedure), (sieve.field, self.field), (sieve.state, int(self.state)),
                (sieve.unit, self.unit), (sieve.colour, self.colour),
            )
        )  # fmt: skip


def inbox(
    actor: Actor,
    limit: int = 100,
    after: tuple[datetime, int] | None = None,
    *,
    role: Role | None = None,
    sieve: Sieve | None = None,
    colours: Colours | None = None,
) -> list[Row]:
    """Steps that wait for the actor, soonest promise first: their own and those in their units' trays. One SQL.

    after: where the last page ended (Row.after). role: only steps of that role; a head's are those of the own
    unit, not those of the heads below. sieve: only those that pass; colours: what the sieve's colour means.
    """
    where, values = _waiting(actor, role)
    sifted, more = _sifted(sieve or Sieve(), colours or {})
    colour, named = _colour(colours or {})
    sql = f"""select {ROW}, {TASK}, {REVISIONS}, {colour} {_FROM}
        where {where} and {sifted} and (%s::timestamptz is null or (d.due_at, t.id) > (%s::timestamptz, %s))
        order by d.due_at, t.id limit %s"""
    since, last = after or (None, 0)
    rows = ask(numbered(sql), [*named, *values, *more, since, since, last, within(limit)])
    return [row_of(r[:-1], actor, colour=r[-1]) for r in rows]


def tallies(actor: Actor, colours: Colours) -> list[Tally]:
    """Everything that waits for the actor, counted by all that a sieve looks at. One SQL, the inbox's own WHERE."""
    where, values = _waiting(actor, None)
    colour, named = _colour(colours)
    sql = f"""select d.procedure_id, d.field_id, d.state, t.unit_id, {colour} as colour, max(d.version_id),
        count(*)::int, {REVISIONS} {_FROM} where {where} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5"""
    return [_tally(row) for row in ask(numbered(sql), [*named, *values])]


def _colour(colours: Colours) -> tuple[str, list[Any]]:
    """The colour of dossier d as a column."""
    names = sorted(colours)
    if not names:
        return "''::text", []
    cases = "".join(" when d.id = any(%s::bigint[]) then %s::text" for _ in names)
    return f"case{cases} else '' end", [v for name in names for v in (sorted(colours[name]), name)]


def _tally(row: tuple[Any, ...]) -> Tally:
    procedure, field, state, unit, colour, version, many, known = row
    revisions = orjson.loads(known) if known else {}
    view = catalogue.version(version)
    return Tally(
        procedure, view.name, field, view.field_name, State(state), STATE_NAMES[State(state)], unit,
        directory.register(revisions.get("directory", 0)).units[unit].name, colour, many,
    )  # fmt: skip


def _waiting(actor: Actor, role: Role | None) -> tuple[str, list[Any]]:
    """THE condition of the inbox: open steps of running dossiers in the actor's trays, nobody else's."""
    condition, values = trays(actor, role)
    where = f"({condition}) and (t.person is null or t.person = any(%s::bigint[])) and d.state in (2, 4, 5, 6)"
    return where, [*values, sorted(actor.hands)]


def _sifted(sieve: Sieve, colours: Colours) -> tuple[str, list[Any]]:
    asked = (
        ("d.procedure_id = %s", sieve.procedure), ("d.field_id = %s", sieve.field), ("d.state = %s", sieve.state),
        ("t.unit_id = %s", sieve.unit),
    )  # fmt: skip
    found: list[tuple[str, Any]] = [(words, value) for words, value in asked if value is not None]
    if sieve.colour:
        found.append(("d.id = any(%s::bigint[])", sorted(colours.get(sieve.colour, ()))))
    return " and ".join(["true", *(words for words, _ in found)]), [value for _, value in found]
