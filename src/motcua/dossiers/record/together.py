"""One fact for each of many dossiers, in one transaction: the same fold, chain and rows as the gate's, batch by batch.

For planned changes, which touch dossiers by the thousand: each batch is locked, read, folded and written with four
statements instead of two for each dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from motcua.dossiers import rules
from motcua.dossiers.record.columns import COLUMN, EVENT, SELECTED, STORED, TASK, TASKS, held_of
from motcua.dossiers.record.columns import changed as differing
from motcua.dossiers.record.sending import ask, tell
from motcua.dossiers.terms import Act, Fact, Held, Open

#: dossiers a batch should have
BATCH = 1000
#: what is said of one dossier: columns of its fact (due_at, data, reason, …); None: it is left as it is
Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts on all of them: as the log names them, and in which unit."""

    name: str
    person: int | None
    unit: int | None


@dataclass(frozen=True, slots=True)
class _Done:
    id: int
    before: Held
    after: Held
    fact: Fact


_LOCK = "select id from dossiers_dossier where id = any($1::bigint[]) order by id for no key update"
_READ = f"""select d.id, {", ".join("d." + c.strip() for c in SELECTED.split(","))}, {TASKS}
from dossiers_dossier d where d.id = any($1::bigint[]) order by d.id"""


def together(act: Act, ids: Sequence[int], say: Callable[[int, Held], Said | None], *, by: Hand, at: datetime) -> int:
    """Set down one fact for each of a batch of dossiers. Returns how many. Four SQL, six where steps come and go.

    say: told id and dossier under lock, says the fact's columns. Must run in a transaction; whoever sets many batches
    down takes them in order of id, so two never wait for each other. Raises rules.Illegal from a wrong state.
    """
    done = [_set_down(act, i, held, said, by, at) for i, held, said in _said(sorted(ids), say)]
    if done:
        _write(done)
    return len(done)


def _said(ids: Sequence[int], say: Callable[[int, Held], Said | None]) -> Iterator[tuple[int, Held, Said]]:
    """Each dossier under lock with what is said of it."""
    ask(_LOCK, [ids])
    width = 1 + len(STORED)
    for row in ask(_READ, [ids]):
        held = held_of(row[1:width], row[width])
        said = say(row[0], held)
        if said is not None:
            yield row[0], held, said


def _set_down(act: Act, number: int, held: Held, said: Said, by: Hand, at: datetime) -> _Done:
    plain = Fact(
        seq=held.seq + 1, act=act, happened_at=at, recorded_at=at, name=by.name, person=by.person, unit=by.unit,
        state=rules.lands(act, held.state), **{"due_at": held.due_at, **said},
    )  # fmt: skip
    fact = rules.fact(held.head, plain)
    return _Done(number, held, rules.apply(held, fact), fact)


def _write(done: Sequence[_Done]) -> None:
    """Rows, events and tasks of a batch."""
    names = [n for n in STORED if any(n in differing(d.before, d.after) for d in done)]
    columns = [COLUMN[n].strip('"') for n in names]
    rows = [{"id": d.id} | {c: _value(getattr(d.after, n)) for c, n in zip(columns, names, strict=True)} for d in done]
    sets = ", ".join(f"{COLUMN[n]} = v.{COLUMN[n]}" for n in names)
    tell(f"update dossiers_dossier d set {sets} from {_rows('dossiers_dossier')} v where d.id = v.id", [_json(rows)])
    events = ", ".join(EVENT)
    tell(
        f"insert into dossiers_event (dossier_id, {events}) select dossier_id, {events} from {_rows('dossiers_event')}",
        [_json([_event(d) for d in done])],
    )
    _write_tasks(done)


def _write_tasks(done: Sequence[_Done]) -> None:
    gone, opened = [], []
    for d in done:
        old, new = {t.key: t for t in d.before.tasks}, {t.key: t for t in d.after.tasks}
        gone += [{"dossier_id": d.id, "step": step, "unit_id": unit} for step, unit in old if (step, unit) not in new]
        opened += [_task(d.id, task) for key, task in new.items() if old.get(key) != task]
    table, columns = _rows("dossiers_task"), ", ".join(TASK)
    if gone:
        tell(
            f"delete from dossiers_task t using {table} v where t.dossier_id = v.dossier_id and t.step = v.step "
            "and t.unit_id = v.unit_id",
            [_json(gone)],
        )
    if opened:
        kept = ", ".join(f"{c} = excluded.{c}" for c in TASK if c not in {"step", "unit_id"})
        tell(
            f"insert into dossiers_task (dossier_id, {columns}) select dossier_id, {columns} from {table} "
            f"on conflict (dossier_id, step, unit_id) do update set {kept}",
            [_json(opened)],
        )


def _rows(table: str) -> str:
    return f"json_populate_recordset(null::{table}, $1::json)"


def _event(done: _Done) -> dict[str, Any]:
    said = {c: _value(getattr(done.fact, c.removesuffix("_id"))) for c in EVENT if c != "data"}
    return {"dossier_id": done.id, "data": done.fact.raw} | said


def _task(dossier: int, task: Open) -> dict[str, Any]:
    return {"dossier_id": dossier} | {c: _value(getattr(task, c.removesuffix("_id"))) for c in TASK}


def _value(value: Any) -> Any:
    """As PostgreSQL reads it out of JSON; bytes in hexadecimal."""
    return f"\\x{value.hex()}" if isinstance(value, bytes) else value


def _json(rows: Sequence[dict[str, Any]]) -> str:
    return orjson.dumps(rows).decode()
