"""Words of planned changes: what kinds there are, where a plan stands, what is shown before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.kernel.text import Text

#: what a plan changes, as its kind writes it: JSON values only
Values = dict[str, Any]
#: told how many of how many lines are done
Say = Callable[[int, int], None]


class Kind(StrEnum):
    """What a plan changes."""

    RECALL = "recall"  # a holiday or swapped day entered late
    MOVE = "move"  # running files to another version of their process
    REORGANISE = "reorganise"  # units merged, split, renamed, abolished


class Stage(StrEnum):
    """Where a plan stands."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    APPLIED = "applied"
    REVERSED = "reversed"
    DROPPED = "dropped"


KINDS: dict[Kind, Text] = {
    Kind.RECALL: Text("Ngày nghỉ, ngày làm bù quyết định muộn", "A day off or worked, decided late"),
    Kind.MOVE: Text("Chuyển hồ sơ đang chạy sang quy trình mới", "Running dossiers to a new process"),
    Kind.REORGANISE: Text("Sắp xếp đơn vị", "Reorganisation of units"),
}

STAGES: dict[Stage, Text] = {
    Stage.DRAFTED: Text("chờ phê duyệt", "waits for approval"),
    Stage.APPROVED: Text("đã phê duyệt, chờ thực hiện", "approved, to be done"),
    Stage.APPLIED: Text("đã thực hiện", "done"),
    Stage.REVERSED: Text("đã hoàn lại", "undone"),
    Stage.DROPPED: Text("đã bỏ", "dropped"),
}

#: lines of a preview that are kept with the plan and shown; the digest is over all of them
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one file (or unit). words: what its citizen is told, or why it cannot be changed."""

    code: str
    before: str
    after: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a plan would do. counts: by the names of the kind's COUNTS; digest: over every line, sha256 in hexadecimal.

    lines: the first SHOWN of them. work: everything the kind needs to do exactly this; never stored.
    """

    counts: Mapping[str, int]
    lines: tuple[Line, ...]
    total: int
    digest: str
    notes: tuple[Text, ...] = ()
    work: Any = field(default=None, compare=False, repr=False)

    def kept(self) -> Values:
        """As it is stored with the plan."""
        return {
            "counts": dict(self.counts), "lines": [asdict(line) for line in self.lines[:SHOWN]], "total": self.total,
            "notes": [list(note) for note in self.notes],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan as its readers see it."""

    id: int
    kind: Kind
    unit: int
    title: str
    basis: str
    values: Values
    preview: Preview
    stage: Stage
    drafted_by: int
    drafted_name: str
    drafted_at: datetime
    approved_by: int | None
    approved_name: str
    approved_at: datetime | None
    applied_at: datetime | None
    reversed_at: datetime | None
    #: what was done: counts by name
    report: Mapping[str, int]

    @property
    def undoes(self) -> int | None:
        """The plan this one takes back, if it does."""
        found: int | None = self.values.get("undoes")
        return found
