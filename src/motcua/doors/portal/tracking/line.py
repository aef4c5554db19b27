"""What happened to a dossier and what its owner was told of it, in one line of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.doors.kit import told
from motcua.dossiers.queries import Tracking
from motcua.kernel.text import Text
from motcua.notices.queries import MessageView


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that happened, and where."""

    at: datetime
    sentence: Text
    place: str


def of(found: Tracking, messages: Iterable[MessageView]) -> tuple[Point, ...]:
    """Everything, oldest first; a message stands after the act it tells of."""
    facts = [Point(p.at, p.sentence, p.unit.name if p.unit else "") for p in found.past]
    said = [Point(told.moment(m), told.sentence(m), "") for m in messages if m.stage in told.TOLD]
    return tuple(sorted([*facts, *reversed(said)], key=lambda point: point.at))
