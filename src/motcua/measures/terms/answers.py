"""Chậm tiếp nhận: filings whose first answer came later than the law allows, or has not come yet (G1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Answers:
    """Of so many filings: answered late; not answered yet and past the time for it."""

    filed: int = 0
    late: int = 0
    waiting: int = 0

    @property
    def slow(self) -> int:
        """Both kinds."""
        return self.late + self.waiting

    def __add__(self, other: Answers) -> Answers:
        return Answers(self.filed + other.filed, self.late + other.late, self.waiting + other.waiting)


@dataclass(frozen=True, slots=True)
class SlowAnswer:
    """One of them. unit: the counter that took it; by: when it had to be answered; answered_at: None: not yet."""

    code: str
    unit: int
    filed_at: datetime
    by: datetime
    answered_at: datetime | None
