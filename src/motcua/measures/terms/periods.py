"""Reporting periods. Two calendars exist: the statutory one runs from the 15th to the 14th, the other by months.

Law: NĐ 09/2019 Art. 12 and công văn 581/BNV-CCHC (domain 06 section 1): quarter I runs 15/12 to 14/3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from motcua.calendars.terms import ZONE
from motcua.kernel.refused import Refused


class Span(StrEnum):
    """Lengths of time a report may cover, by their last month."""

    Q1 = "Q1"  # quý I
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
    H1 = "H1"  # sáu tháng đầu năm
    M9 = "9M"  # chín tháng
    YEAR = "Y"  # năm


#: span -> (months before January it starts at, months it lasts)
MONTHS = {
    Span.Q1: (0, 3), Span.Q2: (3, 3), Span.Q3: (6, 3), Span.Q4: (9, 3),
    Span.H1: (0, 6), Span.M9: (0, 9), Span.YEAR: (0, 12),
}  # fmt: skip


def opening(day: date) -> datetime:
    """Midnight at which a day begins in Việt Nam."""
    return datetime.combine(day, time(), ZONE)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from start to end, both inclusive; data closes when the last day ends."""

    start: date
    end: date
    name: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"Kỳ báo cáo kết thúc ({self.end}) trước khi bắt đầu ({self.start}).")

    @property
    def opens_at(self) -> datetime:
        """The first moment inside."""
        return opening(self.start)

    @property
    def closes_at(self) -> datetime:
        """The first moment outside."""
        return opening(self.end + timedelta(days=1))

    def stop(self, cut_off: datetime | None) -> datetime:
        """The moment the figures are read at: the period's close, or the cut-off when that comes first."""
        return self.closes_at if cut_off is None else max(self.opens_at, min(self.closes_at, cut_off))

    def must_have_begun(self, at: datetime) -> None:
        """Raises Refused for a period of which nothing has happened yet."""
        if at < self.opens_at:
            raise Refused(
                f"Kỳ {self.start:%d/%m/%Y}–{self.end:%d/%m/%Y} chưa bắt đầu, nên chưa có số liệu. Chọn kỳ đã bắt đầu.",
                f"The period {self.start} to {self.end} has not begun: no figures yet. Choose one that has.",
            )

    @classmethod
    def calendar(cls, year: int, span: Span) -> Period:
        """By calendar months: quarter I is 1/1 to 31/3."""
        first, months = MONTHS[span]
        return cls(_month(year, first, 1), _month(year, first + months, 1) - timedelta(days=1), f"{span}/{year}")

    @classmethod
    def reporting(cls, year: int, span: Span) -> Period:
        """By the 15th: quarter I is 15/12 of the year before to 14/3."""
        first, months = MONTHS[span]
        return cls(_month(year, first - 1, 15), _month(year, first + months - 1, 14), f"{span}/{year} (15→14)")


def _month(year: int, months: int, day: int) -> date:
    return date(year + months // 12, months % 12 + 1, day)
