"""A dossier whose unit is no more passes to the successor: code, dates and first promise stay, and its history too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from motcua.dossiers import record
from motcua.dossiers.record import Hand
from motcua.dossiers.rules.succeeding import Succession, said_of
from motcua.dossiers.terms import Act, Held


@dataclass(frozen=True, slots=True)
class Rehome:
    """By which plan, from which day on, why, and who receives what."""

    plan: int
    on: date
    reason: str
    succession: Succession


def rehome(what: Rehome, ids: Sequence[int], *, by: Hand, at: datetime, say: Callable[[int, int], None]) -> int:
    """Pass every one of them on. In the caller's transaction; all or none. Returns how many changed.

    Raises succeeding.Homeless when nobody receives one.
    """
    done = 0
    for first in range(0, len(ids), record.BATCH):
        batch = ids[first : first + record.BATCH]
        done += record.together(Act.REHOME, batch, partial(_said, what), by=by, at=at)
        say(min(first + record.BATCH, len(ids)), len(ids))
    return done


def _said(what: Rehome, number: int, held: Held) -> dict[str, Any] | None:
    place = what.succession.placed(held)
    said = said_of(held, place, what.succession.tree.unit(place.unit).name)
    if said is None:
        return None
    return {"reason": what.reason, "data": said | {"plan": what.plan, "on": what.on.isoformat()}}
