"""What a figure is about: whose dossiers, and which of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """What the rows of a table of figures are."""

    ALL = "all"
    UNIT = "unit"
    FIELD = "field"
    CHANNEL = "channel"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class Scope:
    """Dossiers of these competent units, narrowed where a value is given (ids; channel: dossiers.terms.Channel)."""

    units: frozenset[int]
    field: int | None = None
    procedure: int | None = None
    channel: int | None = None
