"""Words of work: saved views, batches and their lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
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
    ASSIGN = "assign"


DEEDS: dict[Deed, Text] = {
    Deed.TAKE: Text("Nhận việc", "Take"),
    Deed.COMPLETE: Text("Hoàn thành bước", "Complete the step"),
    Deed.HAND_OVER: Text("Chuyển đơn vị khác", "Hand over"),
    Deed.RETURN: Text("Trả lại bước trước", "Return"),
    Deed.ASSIGN: Text("Phân công người làm", "Assign"),
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

#: steps of one hand-over list
STEPS = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """One step that is to pass into somebody's hands. receiver: the person's id."""

    code: str
    step: str
    step_name: str
    receiver: int
    receiver_name: str


@dataclass(frozen=True, slots=True)
class Passed:
    """One line of a hand-over list. at: when the receiver signed for it; words: why it could not move."""

    code: str
    step: str
    step_name: str
    receiver: int
    receiver_name: str
    at: datetime | None
    words: Text | None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A hand-over list: whose work, why, signed by whom. for_giver: by a head, for somebody absent."""

    id: int
    giver: int
    giver_name: str
    reason: str
    drafted_by: int
    drafted_name: str
    drafted_at: datetime
    dropped_at: datetime | None
    lines: tuple[Passed, ...]

    @property
    def for_giver(self) -> bool:
        """Somebody else signed for the giver."""
        return self.drafted_by != self.giver

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Receivers who have not signed yet."""
        return tuple(dict.fromkeys(one.receiver_name for one in self.lines if one.at is None and one.words is None))


@dataclass(frozen=True, slots=True)
class Errand:
    """A small task: what somebody is to do about one file by a day, and the line it came from."""

    id: int
    code: str
    words: str
    line: str
    owner: int
    owner_name: str
    due: date
    by_name: str
    at: datetime
    closed_at: datetime | None
    closed_words: str

    def late(self, today: date) -> bool:
        """Past its day and not done."""
        return self.closed_at is None and self.due < today
