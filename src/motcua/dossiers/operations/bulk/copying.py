"""Rows by COPY in text form: the columns and their encoding are the gate's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

import psycopg
from django.db import connection
from psycopg import sql

from motcua.dossiers.operations.bulk.telling import Told
from motcua.dossiers.record.columns import COLUMN, EVENT, STORED, TASK, parameter
from motcua.dossiers.terms import Fact

DOSSIER_COLUMNS = ["id", *(c.strip('"') for c in COLUMN.values()), "words"]
EVENT_COLUMNS = ["dossier_id", *EVENT]
TASK_COLUMNS = ["dossier_id", *TASK]
_TASK_KEYS = tuple("unit" if c == "unit_id" else c for c in TASK)
_SPECIAL = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def cell(value: Any) -> str:
    """One value of a COPY line."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.translate(_SPECIAL) if _is_special(value) else value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return f"{value:d}"


def _is_special(value: str) -> bool:
    return "\\" in value or "\t" in value or "\n" in value or "\r" in value


def dossier_line(key: int, told: Told) -> str:
    """The dossier's row."""
    values = [cell(parameter(name, told.held)) for name in STORED]
    return "\t".join([str(key), *values, cell(told.words)]) + "\n"


def event_line(key: int, fact: Fact, digest: bytes) -> str:
    """An event's row, in the order of EVENT. Spelled out: this line runs more often than any other."""
    at = fact.happened_at.isoformat()
    then = at if fact.recorded_at is fact.happened_at else fact.recorded_at.isoformat()
    due = "\\N" if fact.due_at is None else fact.due_at.isoformat()
    return (
        f"{key}\t{fact.seq}\t{fact.act}\t{at}\t{then}\t{cell(fact.person)}\t{cell(fact.post)}\t{cell(fact.name)}\t"
        f"{cell(fact.unit)}\t{fact.step}\t{cell(fact.reason)}\t{fact.state:d}\t{due}\t{cell(fact.raw)}\t{fact.form}\t"
        f"{cell(fact.form_no)}\t{cell(fact.key)}\t\\\\x{digest.hex()}\n"
    )


def task_line(key: int, task: dict[str, Any]) -> str:
    """An open task's row."""
    return "\t".join([str(key), *(cell(task[name]) for name in _TASK_KEYS)]) + "\n"


def write(told: Sequence[tuple[int, Told]]) -> int:
    """Dossiers by their new keys, with events and open tasks. Returns how many events."""
    _copy("dossiers_dossier", DOSSIER_COLUMNS, [dossier_line(key, one) for key, one in told])
    events = [event_line(key, fact, digest) for key, one in told for fact, digest in one.facts]
    _copy("dossiers_event", EVENT_COLUMNS, events)
    _copy("dossiers_task", TASK_COLUMNS, [task_line(key, task) for key, one in told for task in one.tasks])
    return len(events)


def _copy(table: str, columns: Sequence[str], lines: Iterable[str]) -> None:
    command = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    connection.ensure_connection()
    with connection.wrap_database_errors:
        raw = cast("psycopg.Connection[Any]", connection.connection)
        with raw.cursor() as cursor, cursor.copy(command) as stream:
            stream.write("".join(lines))
