"""A promise counted anew because the calendar changed: the date moves, and with it the open steps' own times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

import orjson

from motcua.dossiers import record
from motcua.dossiers.record import Hand
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.recounting import Calendars
from motcua.dossiers.terms import Act, Held, Open

#: open steps of a dossier by name, unit and since when: until when they were, and until when they were made to be
_Steps = dict[tuple[str, int, datetime], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Redate:
    """Which dossiers' promises move to when, by which plan, and why; id -> (as it stands, as it will).

    undoes: the plan whose moves are taken back; steps that still stand as it left them stand again as before it.
    """

    plan: int
    moves: Mapping[int, tuple[datetime, datetime]]
    reason: str
    calendars: Calendars
    undoes: int | None = None


def redate(what: Redate, *, by: Hand, at: datetime, say: Callable[[int, int], None]) -> int:
    """Move every one of them; the text its citizen gets is owed by the log. In the caller's transaction; all or none.

    say: told how many of how many are done. Raises AssertionError when a dossier does not stand as it was counted.
    """
    ids, done = sorted(what.moves), 0
    for first in range(0, len(ids), record.BATCH):
        batch = ids[first : first + record.BATCH]
        was = _left_by(what.undoes, batch) if what.undoes else {}
        done += record.together(Act.REDATE, batch, partial(_said, what, was), by=by, at=at)
        say(done, len(ids))
    return done


def _said(what: Redate, left: Mapping[int, _Steps], number: int, held: Held) -> dict[str, Any]:
    before, after = what.moves[number]
    assert held.due_at == before, f"{held.code} stands at {held.due_at}, not at {before}"
    steps = [(t, _step(t, what.calendars, left.get(number, {}))) for t in held.tasks]
    moved = [(old, new) for old, new in steps if old.until != new.until]
    data: dict[str, Any] = {"plan": what.plan, "before": before}
    if moved:
        data["opened"] = [new.told() for _, new in moved]
        data["was"] = [[t.step, t.unit, t.since, t.until, new.until] for t, new in moved]
    return {"due_at": after, "reason": what.reason, "data": data}


def _step(task: Open, calendars: Calendars, left: _Steps) -> Open:
    """The step under the new calendar of its own unit; as it was before the plan undone, where that left it so."""
    was, to = left.get((task.step, task.unit, task.since), ("", ""))
    if task.until and to and datetime.fromisoformat(to) == task.until:
        return replace(task, until=datetime.fromisoformat(was))
    return clock.step_under(task, *calendars.of(task.unit)) if calendars.differ(task.unit) else task


def _left_by(plan: int, ids: Sequence[int]) -> dict[int, _Steps]:
    """Steps as a plan found and left them, by dossier. One SQL."""
    rows = record.ask(
        "select e.dossier_id, e.data from dossiers_event e where e.dossier_id = any($1::bigint[]) "
        "and e.act = 'redate' and (e.data::json ->> 'plan')::bigint = $2",
        [list(ids), plan],
    )
    return {
        number: {(s, u, datetime.fromisoformat(since)): (was, to) for s, u, since, was, to in _was(data)}
        for number, data in rows
    }


def _was(data: str) -> list[list[Any]]:
    found: list[list[Any]] = orjson.loads(data).get("was", [])
    return found
