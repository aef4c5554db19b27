"""Writing an act: the dossier's row, its events and its tasks in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from motcua.dossiers.record.columns import (
    COLUMN,
    EVENT,
    STORED,
    TASK,
    Parameter,
    changed,
    event_parameters,
    parameter,
    task_parameters,
    text,
)
from motcua.dossiers.record.sending import numbered, tell
from motcua.dossiers.terms import Fact, Held, Open

_KEPT = ", ".join(f"{c} = excluded.{c}" for c in TASK if c not in {"step", "unit_id"})


def create(held: Held, words: str, facts: Sequence[Fact]) -> None:
    """A dossier that was not there before, with its first events."""
    parameters: list[Parameter] = [parameter(name, held) for name in STORED]
    parameters.append(words)
    tell(_creating(len(facts), len(held.tasks)), [*parameters, *_below(None, facts, held.tasks)])


def change(dossier: int, before: Held, after: Held, facts: Sequence[Fact]) -> None:
    """What the facts made of it: only the columns that changed, only the tasks that came or went."""
    names = changed(before, after)
    old, new = {t.key: t for t in before.tasks}, {t.key: t for t in after.tasks}
    gone = [key for key in old if key not in new]
    opened = [task for key, task in new.items() if old.get(key) != task]
    parameters: list[Parameter] = [*(parameter(n, after) for n in names), text(dossier)]
    if gone:
        parameters += [_array([step for step, _ in gone]), _array([unit for _, unit in gone]), text(dossier)]
    sql = _changing(names, len(facts), bool(gone), len(opened))
    tell(sql, [*parameters, *_below(dossier, facts, opened)])


def mend(dossier: int, before: Held, after: Held) -> None:
    """Set a row and its tasks to what the log says they are. For `motcua rebuild`; no act needs it."""
    names = changed(before, after)
    if names:
        marks = ", ".join(f"{COLUMN[n]} = %s" for n in names)
        sql = numbered(f"update dossiers_dossier set {marks} where id = %s")
        tell(sql, [*(parameter(n, after) for n in names), text(dossier)])
    tell("delete from dossiers_task where dossier_id = $1", [text(dossier)])
    if after.tasks:
        values = _values("%s", len(TASK), len(after.tasks))
        rows = [v for task in after.tasks for v in (text(dossier), *task_parameters(task))]
        tell(numbered(f"insert into dossiers_task (dossier_id, {', '.join(TASK)}) values {values}"), rows)


def _array(items: Sequence[object]) -> str:
    return "{" + ",".join(f'"{i}"' for i in items) + "}"


def _below(dossier: int | None, facts: Sequence[Fact], tasks: Sequence[Open]) -> list[Parameter]:
    """Parameters of the task and event rows; a dossier just being made is found by the statement itself."""
    own = [] if dossier is None else [text(dossier)]
    found: list[Parameter] = []
    for task in tasks:
        found += [*own, *task_parameters(task)]
    for fact in facts:
        found += [*own, *event_parameters(fact)]
    return found


@lru_cache(maxsize=64)
def _creating(events: int, opened: int) -> str:
    columns = ", ".join([*COLUMN.values(), "words"])
    marks = ", ".join(["%s"] * (len(COLUMN) + 1))
    head = f"with d as (insert into dossiers_dossier ({columns}) values ({marks}) returning id)"
    return numbered(head + _rows("(select id from d)", events, opened))


@lru_cache(maxsize=512)
def _changing(names: tuple[str, ...], events: int, gone: bool, opened: int) -> str:
    marks = ", ".join(f"{COLUMN[n]} = %s" for n in names)
    head = f"with d as (update dossiers_dossier set {marks} where id = %s)"
    if gone:
        head += (
            ", gone as (delete from dossiers_task t using unnest(%s::text[], %s::bigint[]) g(step, unit) "
            "where t.dossier_id = %s and t.step = g.step and t.unit_id = g.unit)"
        )
    return numbered(head + _rows("%s", events, opened))


def _rows(dossier: str, events: int, opened: int) -> str:
    sql = ""
    if opened:
        sql += (
            f", opened as (insert into dossiers_task (dossier_id, {', '.join(TASK)}) "
            f"values {_values(dossier, len(TASK), opened)} "
            f"on conflict (dossier_id, step, unit_id) do update set {_KEPT})"
        )
    return (
        f"{sql} insert into dossiers_event (dossier_id, {', '.join(EVENT)}) "
        f"values {_values(dossier, len(EVENT), events)}"
    )


def _values(dossier: str, width: int, rows: int) -> str:
    row = f"({dossier}, {', '.join(['%s'] * width)})"
    return ", ".join([row] * rows)
