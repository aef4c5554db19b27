"""Dossiers under way go on in another version of their process; the promise stays what it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from motcua.audit import queries as audit
from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import Amount
from motcua.directory import queries as directory
from motcua.dossiers import record
from motcua.dossiers.record import Hand
from motcua.dossiers.rules import clock, places
from motcua.dossiers.rules.moving import Places, Shift, steps_of
from motcua.dossiers.terms import Act, Held


@dataclass(frozen=True, slots=True)
class Move:
    """Which dossiers go where, by which plan, and why; by id."""

    plan: int
    shifts: Mapping[int, Shift]
    reason: str


def move(what: Move, *, by: Hand, at: datetime, say: Callable[[int, int], None]) -> int:
    """Move every one of them, in the caller's transaction; all or none. say: told how many of how many are done.

    Raises AssertionError when a dossier's steps do not stand as they were counted.
    """
    ids, done = sorted(what.shifts), 0
    for first in range(0, len(ids), record.BATCH):
        batch = ids[first : first + record.BATCH]
        done += record.together(Act.MOVE, batch, partial(_said, what), by=by, at=at)
        say(done, len(ids))
    return done


def _said(what: Move, number: int, held: Held) -> dict[str, Any]:
    shift = what.shifts[number]
    assert (held.process, steps_of(held)) == (shift.course.before, shift.was), f"{held.code} has gone on since"
    return {"reason": what.reason, "data": {"plan": what.plan} | shift.told()}


def places_at(at: datetime) -> Callable[[Held], Places]:
    """How steps of any dossier find unit and time, as they would if they opened at this moment: by the same functions.

    Revisions of reference data are asked once, for all of them.
    """
    known = audit.revisions()
    calendar_no, tree_no = known.get("calendars", 0), known.get("directory", 0)
    tree = directory.tree(day_of(at), tree_no)
    rhythm = cache(lambda unit: (calendars.of_unit(unit, calendar_no, tree_no), calendars.mode_of_unit(unit, tree_no)))

    def places_of(held: Held) -> Places:
        pauses = clock.pauses_of(held)

        def until(unit: int, since: datetime, amount: str) -> datetime:
            stood = [p for p in pauses if p.end > since]
            return due_at(since, Amount.parse(amount), *rhythm(unit), pauses=stood)

        return Places(lambda resolver: places.unit_of(resolver, tree, held.intake_unit, held.unit), until)

    return places_of
