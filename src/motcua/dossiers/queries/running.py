"""Dossiers whose clock runs and has not been put off: what may still need an apology. For the watch."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.record import ask
from motcua.dossiers.record.columns import SELECTED, STORED, TASKS, held_of
from motcua.dossiers.terms import Held


@dataclass(frozen=True, slots=True)
class Running:
    """One of them, in short. since: from when its clock runs without a stop."""

    id: int
    unit: int
    accepted_at: datetime
    since: datetime
    due_at: datetime


_RUNNING = """select d.id, d.unit_id, d.accepted_at, coalesce((d.pauses -> -1 ->> 1)::timestamptz, d.clock_at), d.due_at
from dossiers_dossier d
where d.accepted_at is not null and d.ended_at is null and d.paused_at is null and d.extensions = 0
  and (d.due_at < $1 or d.id = any($2::bigint[]))"""


def running(before: datetime, ids: Collection[int] = ()) -> list[Running]:
    """Those promised for before a moment, and those with an id of these. One SQL."""
    return [Running(*row) for row in ask(_RUNNING, [before, sorted(ids)])]


_HELD = f"""select d.id, {", ".join("d." + c.strip() for c in SELECTED.split(","))}, {TASKS}
from dossiers_dossier d where d.id = any($1::bigint[])"""


def held(ids: Sequence[int]) -> dict[int, Held]:
    """Dossiers as they stand, with their open steps, by id. One SQL."""
    width = 1 + len(STORED)
    return {row[0]: held_of(row[1:width], row[width]) for row in ask(_HELD, [list(ids)])}


def codes(ids: Collection[int]) -> dict[int, str]:
    """The code of each. One SQL."""
    return dict(ask("select id, code from dossiers_dossier where id = any($1::bigint[])", [sorted(ids)]))
