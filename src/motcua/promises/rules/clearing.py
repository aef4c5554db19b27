"""What should stand, held against what stands: raised once, moved with its work, cleared when its cause is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.promises.terms import Kind, Rung

#: dossier, kind, step, clock, rung: the table's own constraint
Key = tuple[int, str, str, datetime, int]


@dataclass(frozen=True, slots=True)
class Raised:
    """One thing that somebody is told about one dossier."""

    dossier: int
    kind: Kind
    step: str
    rung: Rung
    unit: int
    person: int | None
    since: datetime
    at: datetime
    why: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What makes it one of its kind."""
        return self.dossier, self.kind.value, self.step, self.since, int(self.rung)


@dataclass(frozen=True, slots=True)
class Standing:
    """One that stands."""

    id: int
    unit: int
    person: int | None
    why: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """write: new ones and those whose work has moved, in the order in which they were due. gone: ids to clear."""

    write: tuple[Raised, ...]
    gone: tuple[int, ...]


def change(wanted: Iterable[Raised], standing: Mapping[Key, Standing]) -> Change:
    """What makes the one into the other. Nothing when they agree, so that looking twice is looking once."""
    by_key = {one.key: one for one in wanted}
    write = [one for key, one in by_key.items() if not _same(one, standing.get(key))]
    gone = [one.id for key, one in standing.items() if key not in by_key]
    return Change(tuple(sorted(write, key=lambda one: (one.at, one.key))), tuple(gone))


def _same(one: Raised, other: Standing | None) -> bool:
    return other is not None and (one.unit, one.person, one.why) == (other.unit, other.person, other.why)
