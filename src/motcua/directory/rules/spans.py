"""Stretches of days: from a first day to a last one (inclusive) or open."""

from __future__ import annotations

from datetime import date

from motcua.kernel.refused import Refused


def overlap(a: date, a_end: date | None, b: date, b_end: date | None) -> bool:
    """Whether two stretches share a day."""
    return (a_end is None or b <= a_end) and (b_end is None or a <= b_end)


def must_be_span(start: date, end: date | None) -> None:
    """Refused when it ends before it starts."""
    if end is not None and end < start:
        raise Refused(
            f"Ngày kết thúc {end:%d/%m/%Y} trước ngày bắt đầu {start:%d/%m/%Y}. Sửa lại một trong hai ngày.",
            f"The end {end} is before the start {start}. Mend one of the two.",
        )
