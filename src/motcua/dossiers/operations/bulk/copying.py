"""Rows by COPY. Lines are spelled out: no others of the program run so often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

import psycopg
from django.db import connection
from psycopg import sql

from motcua.dossiers.operations.bulk.cells import cell, document, words
from motcua.dossiers.operations.bulk.log import Entry
from motcua.dossiers.operations.bulk.telling import Told
from motcua.dossiers.record.columns import TASK

DOSSIER_COLUMNS = (
    "id", "code", "unit_id", "intake_unit_id", "units", "procedure_id", "version_id", "field_id", "process_id",
    "channel", "applicant", "subject", "answers", "papers", "delivery", "state", "submitted_at", "accepted_at",
    "clock_at", "original_due_at", "due_at", "ended_at", "returned_at", "verdict", "amount", "mode", "seq", "head",
    "words", "assisted", "case", "pauses", "paused_at", "requests", "extensions", "waiting",
)  # fmt: skip
#: a life straight through was never helped, paused or asked for more
PLAIN = "f\t\t[]\t\\N\t0"
EVENT_COLUMNS = (
    "dossier_id", "seq", "act", "happened_at", "recorded_at", "person", "post", "name", "unit_id", "step", "reason",
    "state", "due_at", "data", "form", "form_no", "hash",
)  # fmt: skip
TASK_COLUMNS = ("dossier_id", *TASK)
_TASK_KEYS = tuple(c.removesuffix("_id") for c in TASK)


def dossier_line(key: int, told: Told) -> str:
    """The dossier's row: the columns the facts come to, as rules.fold has them."""
    life, filed, log = told.life, told.filed, told.log
    promised = told.promised
    accepted = life.accepted_at.isoformat()
    units = ",".join(map(str, log.units))
    return (
        f"{key}\t{filed['code']}\t{filed['unit']}\t{filed['intake_unit']}\t{{{units}}}\t{filed['procedure']}\t"
        f"{promised['version']}\t{promised['field']}\t{cell(promised['process'])}\t{filed['channel']}\t"
        f"{document(filed['applicant'])}\t{words(life.subject)}\t{document(life.answers)}\t"
        f"{document(filed['papers'])}\t{life.delivery}\t{log.stands:d}\t{life.registered_at.isoformat()}\t"
        f"{accepted}\t{accepted}\t{cell(promised['due_at'])}\t{cell(log.due)}\t{cell(told.ended_at)}\t{cell(life.returned_at)}\t"
        f"{cell(told.verdict)}\t{promised['amount']}\t{promised['mode']}\t{len(log.facts)}\t"
        f"\\\\x{log.head.hex()}\t{words(told.words)}\t{PLAIN}\t{log.extensions}\tf\n"
    )


def event_line(key: int, entry: Entry, due: str) -> str:
    """An event's row. due: its promise as COPY reads it."""
    at = entry.happened_at.isoformat()
    return (
        f"{key}\t{entry.seq}\t{entry.act}\t{at}\t{at}\t{entry.who.cells}\t{entry.step}\t{words(entry.reason)}\t{entry.state:d}\t{due}\t"
        f"{words(entry.raw)}\t{entry.form}\t{entry.form_no}\t\\\\x{entry.hash.hex()}\n"
    )


def task_line(key: int, task: dict[str, Any]) -> str:
    """An open task's row."""
    return "\t".join([str(key), *(cell(task[name]) for name in _TASK_KEYS)]) + "\n"


def event_lines(key: int, told: Told) -> Iterable[str]:
    """All of one dossier; its few promises are spelled out once each."""
    due = {promise: cell(promise) for promise in (None, told.promised["due_at"], told.log.due)}
    return [event_line(key, entry, due[entry.due_at]) for entry in told.log.facts]


def write(told: Sequence[tuple[int, Told]]) -> int:
    """Dossiers by their new keys, with events and open tasks. Returns how many events."""
    _copy("dossiers_dossier", DOSSIER_COLUMNS, [dossier_line(key, one) for key, one in told])
    events = [line for key, one in told for line in event_lines(key, one)]
    _copy("dossiers_event", EVENT_COLUMNS, events)
    tasks = [task_line(key, task) for key, one in told for task in one.log.tasks.values()]
    _copy("dossiers_task", TASK_COLUMNS, tasks)
    return len(events)


def _copy(table: str, columns: Sequence[str], lines: list[str]) -> None:
    command = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    connection.ensure_connection()
    with connection.wrap_database_errors:
        raw = cast("psycopg.Connection[Any]", connection.connection)
        with raw.cursor() as cursor, cursor.copy(command) as stream:
            stream.write("".join(lines))
