"""The period in the address of the open figures: a quarter or more of a year, or a first and a last day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.measures.terms import Period
from motcua.measures.terms.periods import Span

PERIODS = {
    "Q1": Text("Quý I", "Quarter I"),
    "Q2": Text("Quý II", "Quarter II"),
    "Q3": Text("Quý III", "Quarter III"),
    "Q4": Text("Quý IV", "Quarter IV"),
    "H1": Text("6 tháng đầu năm", "First half year"),
    "9M": Text("9 tháng", "Nine months"),
    "Y": Text("Cả năm", "Whole year"),
}
#: years the figures may be asked for
FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for. span: "" when days were named."""

    period: Period
    year: int
    span: str
    #: whether the address names a period at all
    said: bool = True

    @property
    def query(self) -> str:
        """The same period in an address."""
        if self.span:
            return urlencode({"nam": self.year, "ky": self.span})
        return urlencode({"tu": self.period.start, "den": self.period.end})

    @property
    def name(self) -> Text:
        """Its name: quý I 2026, or the days."""
        if self.span:
            span = PERIODS[self.span]
            return Text(f"{span.vi} {self.year}", f"{span.en} {self.year}")
        days = f"{self.period.start:%d/%m/%Y}–{self.period.end:%d/%m/%Y}"
        return Text(days, days)


def asked(said: Mapping[str, str], today: date) -> Asked:
    """The period said; the running quarter when nothing is. Raises Refused for days that are none."""
    if said.get("tu") or said.get("den"):
        period = _days(said.get("tu", ""), said.get("den", ""))
        return Asked(period, period.end.year, "")
    year, span, wanted = today.year, f"Q{(today.month + 2) // 3}", said.get("nam", "")
    if re.fullmatch(r"[0-9]{4}", wanted) and FIRST_YEAR <= int(wanted) <= today.year:
        year = int(wanted)
    if said.get("ky", "") in PERIODS:
        span = said["ky"]
    return Asked(Period.calendar(year, Span(span)), year, span, bool(wanted or said.get("ky")))


def _days(start: str, end: str) -> Period:
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        raise Refused(
            "Kỳ cần hai ngày viết như 2023-01-01.", "A period needs two days, written like 2023-01-01."
        ) from None
    if not FIRST_YEAR <= first.year <= last.year < FIRST_YEAR + 100 or last < first:
        raise Refused("Kỳ phải bắt đầu trước khi kết thúc.", "The period must begin before it ends.")
    return Period(first, last)
