"""Dossiers that may still need a letter: whose clock runs and was not put off, and who missed the new date too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.queries.watched import SINCE, Unwatched, columns
from motcua.dossiers.queries.watching import MISSED_AGAIN, OLD
from motcua.dossiers.record import ask
from motcua.dossiers.record.columns import SELECTED, STORED, TASKS, held_of
from motcua.dossiers.terms import Held


@dataclass(frozen=True, slots=True)
class Running:
    """One of them, in short. since: from when its clock runs without a stop."""

    id: int
    unit: int
    since: datetime
    due_at: datetime


_RUNNING = f"""with {SINCE}
select d.id, d.unit_id, coalesce((d.pauses -> -1 ->> 1)::timestamptz, d.clock_at), d.due_at
from dossiers_dossier d
where d.accepted_at is not null and d.ended_at is null and d.paused_at is null and d.extensions = 0
  and (d.due_at < $1::timestamptz or d.id = any($5::bigint[])) and not {OLD}"""


def running(before: datetime | None, ids: Collection[int] = (), since: Sequence[Unwatched] = ()) -> list[Running]:
    """Those promised for before a moment (None: no others), and those with an id of these; but for the unwatched.
    One SQL."""
    return [Running(*row) for row in ask(_RUNNING, [before, *columns(since), sorted(ids)])]


_DUE_BETWEEN = """select d.id, d.unit_id, coalesce((d.pauses -> -1 ->> 1)::timestamptz, d.clock_at), d.due_at
from dossiers_dossier d
where d.accepted_at is not null and d.ended_at is null and d.paused_at is null and d.extensions = 0
  and d.unit_id = any($1::bigint[]) and d.due_at >= $2 and d.due_at < $3
order by d.due_at, d.id limit $4"""


def due_between(units: Collection[int], after: datetime, before: datetime, limit: int) -> list[Running]:
    """Those of these units promised between two moments, soonest first. One SQL."""
    return [Running(*row) for row in ask(_DUE_BETWEEN, [sorted(units), after, before, limit])]


#: s: the dossier; the date missed is the one in force, or the one told in a letter that came too late to move it
_UNANSWERED = f"""with {SINCE}
select s.id, s.unit_id, s.ended_at is not null, greatest(s.due_at, (said ->> 'told')::timestamptz),
    (said ->> 'fault')::bigint
from dossiers_dossier s
cross join lateral (
    select e.data::json as said from dossiers_event e
    where e.dossier_id = s.id and e.act = 'extend' order by e.seq desc limit 1
) put_off
where s.extensions > 0 and s.due_at < $1 and not {OLD.replace("d.", "s.")} and {MISSED_AGAIN}"""


@dataclass(frozen=True, slots=True)
class Missed:
    """A dossier that missed its new date too, for which nobody has answered. fault: the unit the first letter named."""

    id: int
    unit: int
    ended: bool
    missed: datetime
    fault: int | None


def unanswered(at: datetime, since: Sequence[Unwatched] = ()) -> list[Missed]:
    """Dossiers late past the date they were put off to, open or finished, without the head's second letter: those the
    hourly check counts. One SQL."""
    return [Missed(*row) for row in ask(_UNANSWERED, [at, *columns(since)])]


_HELD = f"""select d.id, {", ".join("d." + c.strip() for c in SELECTED.split(","))}, {TASKS}
from dossiers_dossier d where d.id = any($1::bigint[])"""


def held(ids: Sequence[int]) -> dict[int, Held]:
    """Dossiers as they stand, with their open steps, by id. One SQL."""
    width = 1 + len(STORED)
    return {row[0]: held_of(row[1:width], row[width]) for row in ask(_HELD, [list(ids)])}


def codes(ids: Collection[int]) -> dict[int, str]:
    """The code of each. One SQL."""
    return dict(ask("select id, code from dossiers_dossier where id = any($1::bigint[])", [sorted(ids)]))


def ids(codes: Collection[str]) -> dict[str, int]:
    """The id of each. One SQL."""
    return dict(ask("select code, id from dossiers_dossier where code = any($1::text[])", [sorted(codes)]))
