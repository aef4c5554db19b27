"""The list of dossiers behind a cell. The same conditions that count it, so that list and number cannot differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from motcua.dossiers import access
from motcua.dossiers.terms import Channel, State
from motcua.kernel.actor import Actor
from motcua.measures.queries.stock import open_at, promised
from motcua.measures.queries.words import CLOSED, IS, LEFT, SOLVED, rows, values
from motcua.measures.terms.figures import Cell
from motcua.measures.terms.periods import Period
from motcua.measures.terms.scope import Scope


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier of a list. due_at: the promise in force at the cut-off for open ones, at the end for others."""

    code: str
    unit: str
    procedure: str
    field: str
    channel: Channel
    state: State
    accepted_at: datetime
    due_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list behind a number, and how long the whole list is for this reader."""

    count: int
    lines: tuple[Line, ...]


IN = "d.accepted_at >= %(start)s and d.accepted_at < %(stop)s"
OUT = "d.accepted_at is not null and d.ended_at >= %(start)s and d.ended_at < %(stop)s"
RUNS = "not d.paused_then"

#: cell -> (which dossiers to look among, what holds for them)
CONDITIONS: dict[Cell, tuple[str, str]] = {
    Cell.CARRIED: ("start", "true"),
    Cell.RECEIVED: ("rows", IN),
    **{c: ("rows", f"{IN} and {IS[c.value]}") for c in (Cell.DIRECT, Cell.ONLINE, Cell.POST)},
    Cell.TOTAL: ("rows", "d.accepted_at < %(stop)s and (d.ended_at is null or d.ended_at >= %(start)s)"),
    Cell.SOLVED: ("rows", f"{OUT} and {SOLVED}"),
    Cell.CLOSED: ("rows", f"{OUT} and {CLOSED}"),
    Cell.ENDED: ("rows", OUT),
    **{
        c: ("rows", f"{OUT} and {IS[c.value]}")
        for c in (
            Cell.EARLY, Cell.ON_TIME, Cell.LATE, Cell.REFUSED, Cell.STOPPED, Cell.WITHDRAWN,
            Cell.CLOSED_EARLY, Cell.CLOSED_ON_TIME, Cell.CLOSED_LATE,
        )
    },
    Cell.OPEN: ("stop", "true"),
    Cell.OPEN_IN_TIME: ("stop", f"{RUNS} and d.due_then >= %(stop)s"),
    Cell.OPEN_LATE: ("stop", f"{RUNS} and d.due_then < %(stop)s"),
    Cell.PAUSED: ("stop", "d.paused_then"),
}  # fmt: skip


def drill(
    actor: Actor, cells: tuple[Cell, ...], scope: Scope, start: date, end: date,
    cut_off: datetime | None = None, limit: int = 100, offset: int = 0,
) -> Listing:  # fmt: skip
    """The dossiers counted in any of the cells that this actor may see, oldest promise first.

    cells of one number must not overlap (a form's column is a sum of cells)."""
    period = Period(start, end)
    allowed, rights = named(*access.visible(actor))
    given = values(scope) | {"start": period.opens_at, "stop": period.stop(cut_off), "limit": limit, "offset": offset}
    union = " union all ".join(_among(cell, scope) for cell in cells)
    with connection.cursor() as cursor:
        cursor.execute(_statement(union, allowed), given | rights)
        found = cursor.fetchall()
    return Listing(found[0][0] if found else 0, tuple(_line(*row[1:]) for row in found))


def _line(
    code: str, unit: str, procedure: str, field: str, channel: int, state: int,
    accepted_at: datetime, due_at: datetime, ended_at: datetime | None,
) -> Line:  # fmt: skip
    return Line(code, unit, procedure, field, Channel(channel), State(state), accepted_at, due_at, ended_at)


def named(condition: str, rights: Sequence[object]) -> tuple[str, dict[str, object]]:
    """A condition with its parameters in order, as one with named parameters."""
    first, *rest = condition.split("%s")
    named = first + "".join(f"%(right{n})s{part}" for n, part in enumerate(rest))
    return named, {f"right{n}": value for n, value in enumerate(rights)}


def _among(cell: Cell, scope: Scope) -> str:
    source, condition = CONDITIONS[cell]
    plain = "select d.*, d.due_at as due_then, false as paused_then from"
    among = {
        "rows": f"{plain} ({rows(scope)}) d",
        "start": f"{plain} ({open_at(scope, 'start')}) d",
        "stop": promised(scope, "stop"),
    }[source]
    return f"select d.* from ({among}) d where {condition}"


def _statement(union: str, allowed: str) -> str:
    return f"""with {LEFT}
        select count(*) over (), d.code, u.name, v.name, f.name, d.channel, d.state,
               d.accepted_at, d.due_then, d.ended_at
        from ({union}) d
        join directory_unit u on u.id = d.unit_then
        join catalogue_version v on v.id = d.version_id
        join catalogue_field f on f.id = d.field_id
        where {allowed}
        order by d.due_then, d.code limit %(limit)s offset %(offset)s"""
