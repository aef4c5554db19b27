"""What is allowed between units, as dated data (dossiers/between.json), where a province sets its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from motcua.calendars.terms import Amount
from motcua.kernel.text import Text

_DATA = Path(__file__).parent.parent / "between.json"


@dataclass(frozen=True, slots=True)
class Asking:
    """A kind of request to another unit: an opinion, or a part of the matter that is done there by its own clock.

    id: the step it stands as. within: how long the other unit has when nothing else is said. pauses: the law does not
    count that time for dossiers of these fields, so the dossier's own clock stands meanwhile.
    """

    id: str
    name: Text
    within: Amount
    pauses: bool
    fields: tuple[str, ...]
    law: str

    def fits(self, field: str) -> bool:
        """Whether it may be asked for a dossier of that field."""
        return not self.fields or field in self.fields


@dataclass(frozen=True, slots=True)
class Limits:
    """The row in force from a day on. hand_overs: how often a step or a whole matter changes hands before a head must
    say where it belongs."""

    since: date
    hand_overs: int
    requests: tuple[Asking, ...]


@cache
def _rows() -> tuple[Limits, ...]:
    said = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        Limits(date.fromisoformat(row["from"]), row["hand_overs"], tuple(_asking(one) for one in row["requests"]))
        for row in said
    )


def _asking(said: dict[str, Any]) -> Asking:
    return Asking(
        id=said["id"], name=Text(said["vi"], said["en"]), within=Amount.parse(said["within"]), pauses=said["pauses"],
        fields=tuple(said["fields"]), law=said["law"],
    )  # fmt: skip


def limits_on(day: date) -> Limits:
    """The limits in force on a day; before the first row, the first."""
    rows = _rows()
    return max((row for row in rows if row.since <= day), key=lambda row: row.since, default=rows[0])
