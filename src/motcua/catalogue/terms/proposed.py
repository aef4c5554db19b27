"""Words of changing how a procedure is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """Where a proposal stands."""

    EDITING = "editing"  # đang soạn
    LAID = "laid"  # đã trình
    APPROVED = "approved"  # đã duyệt
    PUBLISHED = "published"  # đã công bố
    DROPPED = "dropped"  # đã bỏ


@dataclass(frozen=True, slots=True)
class Decision:
    """By which decision a process is put into force, and from which day on."""

    number: str
    decided_on: date | None
    valid_from: date
