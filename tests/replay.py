"""Reference data that many tests begin with, built once by the real operations and then put back row by row.

A builder marked @replayed runs as it stands the first time it is called upon a state. The rows it left are kept; called
again upon the same state it puts them back in one statement. The state is known by the revisions of reference data: a
number is given once and never again, so equal numbers mean equal data, and what the code keeps in memory stays true.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.db import connection

P = ParamSpec("P")
R = TypeVar("R")
Revisions = tuple[tuple[str, int], ...]
#: table -> its rows as JSON, by primary key
Rows = dict[str, dict[str, str]]

#: contexts whose tables are reference data; dossiers and what follows from them are never put back
CONTEXTS = ("accounts", "audit", "calendars", "catalogue", "directory", "workflow")


@dataclass(frozen=True)
class Template:
    """What a builder left: the statements that put it back, and what it answered."""

    sql: str
    answer: Any


@dataclass
class Kept:
    """Templates by builder, arguments and state; and the states that can come again."""

    templates: dict[tuple[str, str, Revisions], Template] = field(default_factory=dict)
    known: set[Revisions] = field(default_factory=lambda: {()})


KEPT = Kept()


def replayed(builder: Callable[P, R]) -> Callable[P, R]:
    """Put back what the builder left the last time it was called so, upon this state."""

    @wraps(builder)
    def build(*args: P.args, **kwargs: P.kwargs) -> R:
        before = revisions()
        if before not in KEPT.known:
            return builder(*args, **kwargs)
        key = f"{builder.__module__}.{builder.__qualname__}", repr((args, sorted(kwargs.items()))), before
        found = KEPT.templates.get(key)
        if found is None:
            found = KEPT.templates[key] = _built(lambda: builder(*args, **kwargs))
        else:
            with connection.cursor() as cursor:
                cursor.execute(found.sql)
        answer: R = found.answer
        return answer

    return build


def revisions() -> Revisions:
    """The state of reference data."""
    with connection.cursor() as cursor:
        cursor.execute("select topic, n from audit_revision order by topic")
        return tuple((topic, n) for topic, n in cursor.fetchall())


def _built(build: Callable[[], Any]) -> Template:
    before = rows()
    answer = build()
    after = rows()
    KEPT.known.add(revisions())
    return Template("; ".join(_changes(before, after)), answer)


@cache
def _tables() -> dict[str, str]:
    """Table -> its primary key."""
    models = [m for c in CONTEXTS for m in apps.get_app_config(c).get_models(include_auto_created=True)]
    return {m._meta.db_table: str(m._meta.pk.column) for m in models}


def rows() -> Rows:
    """Everything the tables of reference data hold."""
    parts = [f"select '{table}', t.{pk}::text, to_json(t)::text from {table} t" for table, pk in _tables().items()]
    found: Rows = {table: {} for table in _tables()}
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(parts))
        for table, pk, row in cursor.fetchall():
            found[table][pk] = row
    return found


def _changes(before: Rows, after: Rows) -> list[str]:
    """Statements that make the one the other."""
    said = []
    for table, pk in _tables().items():
        old, new = before[table], after[table]
        gone = [f"'{key}'" for key, row in old.items() if new.get(key) != row]
        come = [row for key, row in new.items() if old.get(key) != row]
        if gone:
            said.append(f"delete from {table} where {pk}::text in ({', '.join(gone)})")
        if come:
            rows = "$replay$[" + ",".join(come) + "]$replay$"
            said.append(f"insert into {table} select * from json_populate_recordset(null::{table}, {rows})")
    return said
