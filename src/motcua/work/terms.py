"""Words of work: saved views, batches and their lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.dossiers.terms import Sieve
from motcua.kernel.text import Text


class Deed(StrEnum):
    """What may be done to many files of an inbox at once."""

    TAKE = "take"
    COMPLETE = "complete"
    HAND_OVER = "hand_over"
    RETURN = "return"


DEEDS: dict[Deed, Text] = {
    Deed.TAKE: Text("Nhận việc", "Take"),
    Deed.COMPLETE: Text("Hoàn thành bước", "Complete the step"),
    Deed.HAND_OVER: Text("Chuyển đơn vị khác", "Hand over"),
    Deed.RETURN: Text("Trả lại bước trước", "Return"),
}
#: files of one batch: what a person can still answer for having looked at
MOST = 500
#: views one person keeps, and how long their names are
VIEWS, NAME = 12, 40


@dataclass(frozen=True, slots=True)
class View:
    """A saved way of looking at the inbox."""

    id: int
    name: str
    sieve: Sieve


@dataclass(frozen=True, slots=True)
class Line:
    """One file of a batch. done: None while it waits; words: why it was not done."""

    n: int
    code: str
    step: str
    done: bool | None
    words: Text | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Many files, one deed, a result for each."""

    id: int
    deed: Deed
    begun_at: datetime
    ended_at: datetime | None
    lines: tuple[Line, ...]

    @property
    def settled(self) -> int:
        """How many lines have their result."""
        return sum(line.done is not None for line in self.lines)

    @property
    def succeeded(self) -> int:
        """How many were done."""
        return sum(line.done is True for line in self.lines)


#: what a deed is told for all its files: unit and reason, as JSON values
Said = dict[str, Any]
