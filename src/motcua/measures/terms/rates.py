"""A rate: a part of a whole, each with its name. Computed, never typed (requirements E-6, rows 5 and 8)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from motcua.kernel.text import Text

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Rate:
    """part of whole, in percent half-up to two decimals."""

    name: Text
    part_name: Text
    part: int
    whole_name: Text
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """None when there is nothing to divide by: no file is not one hundred per cent."""
        if not self.whole:
            return None
        return (Decimal(100 * self.part) / self.whole).quantize(HUNDREDTH, ROUND_HALF_UP)
