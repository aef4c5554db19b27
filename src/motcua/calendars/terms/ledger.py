"""What a due date is explained with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the clock stands: from start up to end, zoned moments. Counted by the minute."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One day: how much of the amount it counts (in the amount's own unit) and why."""

    on: date
    counted: Fraction
    why: Text


@dataclass(frozen=True, slots=True)
class Due:
    """The promise and its explanation, day by day from intake to the due day. The counts add up to the amount."""

    at: datetime
    ledger: tuple[LedgerLine, ...]
