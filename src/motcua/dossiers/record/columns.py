"""How a Held and its row become one another. Every parameter is sent as text: one plan per statement then serves all
values, where psycopg would otherwise prepare anew for each mix of small, large and missing numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import orjson

from motcua.dossiers.terms import Channel, Fact, Held, Open, State, Verdict

Parameter = str | bytes | None


def text(value: Any) -> Parameter:
    """A value as PostgreSQL reads it; bytes stay bytes."""
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return orjson.dumps(value).decode()
    return f"{value:d}" if isinstance(value, int) else str(value)


def _array(value: Sequence[int]) -> str:
    return "{" + ",".join(map(str, value)) + "}"


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


_ENCODERS: dict[str, Callable[[Any], Parameter]] = {"units": _array, "papers": _json, "pauses": _json}
_KEYS = {"unit", "intake_unit", "return_unit", "procedure", "version", "field", "process"}

#: fields of Held that are columns, in the order they are read
STORED = tuple(f.name for f in fields(Held) if f.name != "tasks")
COLUMN = {name: f"{name}_id" if name in _KEYS else f'"{name}"' for name in STORED}
SELECTED = ", ".join(COLUMN[name] for name in STORED)


def parameter(name: str, held: Held) -> Parameter:
    """One column of the row."""
    return _ENCODERS.get(name, text)(getattr(held, name))


def changed(before: Held, after: Held) -> tuple[str, ...]:
    """Columns that differ."""
    return tuple(
        n for n in STORED if getattr(before, n) is not getattr(after, n) and getattr(before, n) != getattr(after, n)
    )


def held_of(row: Sequence[Any], tasks: str | None) -> Held:
    """A Held from the columns SELECTED and the tasks as JSON."""
    said = dict(zip(STORED, row, strict=True))
    verdict, pauses = said["verdict"], orjson.loads(said["pauses"])
    said |= {
        "units": tuple(said["units"]), "channel": Channel(said["channel"]), "state": State(said["state"]),
        "applicant": orjson.loads(said["applicant"]), "answers": orjson.loads(said["answers"]),
        "papers": tuple(orjson.loads(said["papers"])), "verdict": None if verdict is None else Verdict(verdict),
        "pauses": tuple((_moment(a), _moment(b)) for a, b in pauses), "head": bytes(said["head"]),
        "tasks": tuple(open_of(t) for t in orjson.loads(tasks)) if tasks else (),
    }  # fmt: skip
    return Held(**said)


TASK = (
    "step", "name", "unit_id", "role", "since", "until", "person", "question", "counted", "origin", "sender_id",
    "passes",
)  # fmt: skip
#: the open tasks of dossier d as JSON, oldest first
TASKS = (
    f"(select json_agg(json_build_array({', '.join('t.' + c for c in TASK)}) order by t.id) "
    "from dossiers_task t where t.dossier_id = d.id)::text"
)


def open_of(row: Sequence[Any]) -> Open:
    """A task from a JSON array of the columns TASK."""
    step, name, unit, role, since, until, person, question, counted, origin, sender, passes = row
    return Open(
        step=step, name=name, unit=unit, role=role, since=_moment(since), until=_moment(until) if until else None,
        person=person, question=question, counted=counted, origin=origin, sender=sender, passes=passes,
    )  # fmt: skip


def task_parameters(task: Open) -> list[Parameter]:
    """A task's row in the order of TASK."""
    return [
        task.step, task.name, text(task.unit), task.role, text(task.since), text(task.until), text(task.person),
        task.question, text(task.counted), task.origin, text(task.sender), text(task.passes),
    ]  # fmt: skip


EVENT = (
    "seq", "act", "happened_at", "recorded_at", "person", "post", "name", "unit_id", "step", "reason", "state",
    "due_at", "data", "form", "form_no", "key", "hash",
)  # fmt: skip


def event_parameters(fact: Fact) -> list[Parameter]:
    """An event's row in the order of EVENT."""
    return [
        text(fact.seq), fact.act, text(fact.happened_at), text(fact.recorded_at), text(fact.person), text(fact.post),
        fact.name, text(fact.unit), fact.step, fact.reason, text(fact.state), text(fact.due_at), fact.raw, fact.form,
        fact.form_no, fact.key, fact.hash,
    ]  # fmt: skip


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value)
