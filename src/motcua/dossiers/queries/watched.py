"""Which dossiers the watch does not look at, as SQL: whoever asks gives it as parameters $2 to $4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Unwatched:
    """Dossiers of a unit that came to it from `source` (itself, or one it follows) and were accepted before."""

    unit: int
    source: int
    before: datetime


#: a common table expression over the parameters
SINCE = """since as materialized (
    select * from unnest($2::bigint[], $3::bigint[], $4::timestamptz[]) as b (unit, source, before))"""


def unwatched(moment: str) -> str:
    """A condition on dossier d. moment: when it began, as a column."""
    return (
        f"exists (select 1 from since b where b.unit = d.unit_id and b.source = any(d.units) and {moment} < b.before)"
    )


def columns(since: Sequence[Unwatched]) -> list[Any]:
    """The parameters."""
    return [[s.unit for s in since], [s.source for s in since], [s.before for s in since]]
