"""How long something may take: a count and a unit, written "5d"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil

from motcua.kernel.refused import Refused


class Unit(StrEnum):
    """What is counted (DonViTinh), by the letter that stands for it."""

    DAY = "d"  # ngày làm việc
    HOUR = "h"  # giờ làm việc
    CALENDAR_DAY = "c"  # ngày
    MONTH = "m"  # tháng
    SAME_DAY = "s"  # trong ngày, quy tắc 15 giờ
    ELAPSED = "e"  # giờ đồng hồ


class Mode(StrEnum):
    """How an agency counts working days (count_mode)."""

    DAY = "day"  # to the end of the last day
    HOUR = "hour"  # to the same clock time


class BadAmount(Refused):
    """The words are no amount of time."""


#: bounded digits: no amount costs more to read than it says
_WRITTEN = re.compile(r"([-−]?)([0-9]{1,9}(?:[.,][0-9]{1,9})?|[0-9]{1,9}/[0-9]{1,9})([dhcmse])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time, never negative. str() and parse() are inverse.

    Months are whole. A same-day amount has count 0. Raises BadAmount otherwise.
    """

    count: Fraction | int
    unit: Unit
    #: the count when it is a whole, positive number of working days, else 0: the common case, made cheap
    days: int = field(init=False, repr=False, compare=False)

    #: minutes of an amount of hours, rounded up, else 0
    minutes: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        count, unit = _checked(self.count, self.unit)
        days = int(count) if unit is Unit.DAY and count.denominator == 1 else 0
        minutes = ceil(count * 60) if unit in {Unit.HOUR, Unit.ELAPSED} else 0
        for name, value in (("count", count), ("unit", unit), ("days", days), ("minutes", minutes)):
            object.__setattr__(self, name, value)

    def __str__(self) -> str:
        return f"{decimal(Fraction(self.count))}{self.unit}"

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read "5d", "2.5d", "2,5d", "12h", "10c", "2m", "0s", "48e". Raises BadAmount with a sentence."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise _bad(text)
        sign, number, unit = found[1], found[2].replace(",", "."), found[3]
        if "/" in number and not number.partition("/")[2].strip("0"):
            raise _bad(text)
        return cls(-Fraction(number) if sign else Fraction(number), Unit(unit))


def decimal(count: Fraction) -> str:
    """The number as people write it (5, 2.5), or as a fraction when no short decimal says it exactly (1/3)."""
    if count.denominator == 1:
        return str(count.numerator)
    short = f"{float(count):.9f}".rstrip("0")
    return short if Fraction(short) == count else f"{count.numerator}/{count.denominator}"


def _checked(count: Fraction | int, unit: Unit) -> tuple[Fraction, Unit]:
    try:
        exact, unit = Fraction(count), Unit(unit)
    except (ValueError, TypeError, OverflowError):
        raise _bad(f"{count}{unit}") from None
    if exact < 0:
        raise BadAmount(f"Thời hạn {exact}{unit} là số âm.", f"The amount {exact}{unit} is negative.")
    if unit is Unit.MONTH and exact.denominator != 1:
        raise BadAmount(
            f"Thời hạn {exact}{unit}: tháng phải là số nguyên; phần lẻ hãy ghi bằng ngày (ví dụ 15c).",
            f"The amount {exact}{unit}: months are whole; write the rest in days (15c).",
        )
    if unit is Unit.SAME_DAY and exact:
        raise BadAmount(
            f"Thời hạn {exact}{unit}: trong ngày ghi là 0s; thêm ngày làm việc thì ghi bằng d (ví dụ 2d).",
            f"The amount {exact}{unit}: same day is written 0s; more working days are written with d (2d).",
        )
    return exact, unit


def _bad(text: str) -> BadAmount:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return BadAmount(
        f"Không hiểu thời hạn “{shown}”: hãy ghi số và đơn vị, như 5d (ngày làm việc), 12h (giờ làm việc), "
        "10c (ngày), 2m (tháng), 0s (trong ngày), 48e (giờ đồng hồ).",
        f"“{shown}” is no amount of time: write a number and a unit, such as 5d (working days), 12h (working hours), "
        "10c (calendar days), 2m (months), 0s (same day), 48e (elapsed hours).",
    )
