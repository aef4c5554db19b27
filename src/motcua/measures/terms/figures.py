"""One set of figures over dossiers, and the identities it must keep.

Law: requirements E-6: carried over + received = solved + refused + stopped + withdrawn + open, and the parts of each.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Cell(StrEnum):
    """What can be counted; every cell opens into its list of dossiers."""

    CARRIED = "carried"  # từ kỳ trước chuyển qua
    RECEIVED = "received"  # tiếp nhận trong kỳ
    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"
    TOTAL = "total"
    SOLVED = "solved"  # có kết quả
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    REFUSED = "refused"  # từ chối sau khi tiếp nhận
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"  # kết thúc không có kết quả
    CLOSED_EARLY = "closed_early"
    CLOSED_ON_TIME = "closed_on_time"
    CLOSED_LATE = "closed_late"
    ENDED = "ended"
    OPEN = "open"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    PAUSED = "paused"


class DoesNotAddUp(ValueError):  # noqa: N818
    """Figures that break an identity: never shown, never published. Says which, and by how much."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of dossiers of one scope, period and cut-off. Making one that does not add up raises DoesNotAddUp."""

    carried: int = 0
    direct: int = 0
    online: int = 0
    post: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    refused: int = 0
    stopped: int = 0
    withdrawn: int = 0
    #: the same refused, stopped and withdrawn dossiers, by where they stood against the promise at that instant
    closed_early: int = 0
    closed_on_time: int = 0
    closed_late: int = 0
    open_in_time: int = 0
    open_late: int = 0
    paused: int = 0

    def __post_init__(self) -> None:
        for name, left, right in (
            ("từ kỳ trước + tiếp nhận = đã kết thúc + đang giải quyết", self.total, self.ended + self.open),
            ("từ chối + dừng + rút = kết thúc sớm + đúng + quá hạn", self.closed, self._closed_by_verdict),
        ):
            if left != right:
                raise DoesNotAddUp(f"{name}: {left} ≠ {right} (lệch {left - right})")
        negative = [f.name for f in fields(self) if getattr(self, f.name) < 0]
        if negative:
            raise DoesNotAddUp(f"số âm: {', '.join(negative)}")

    @property
    def received(self) -> int:
        """Taken in during the period, over every channel."""
        return self.direct + self.online + self.post

    @property
    def total(self) -> int:
        """All there was to do: carried over and received."""
        return self.carried + self.received

    @property
    def solved(self) -> int:
        """Finished with a result."""
        return self.early + self.on_time + self.late

    @property
    def closed(self) -> int:
        """Ended without a result, after acceptance."""
        return self.refused + self.stopped + self.withdrawn

    @property
    def _closed_by_verdict(self) -> int:
        return self.closed_early + self.closed_on_time + self.closed_late

    @property
    def ended(self) -> int:
        """No longer being handled."""
        return self.solved + self.closed

    @property
    def open(self) -> int:
        """Still being handled at the cut-off."""
        return self.open_in_time + self.open_late + self.paused

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def cell(self, cell: Cell) -> int:
        """The count in one cell."""
        return int(getattr(self, cell.value))
