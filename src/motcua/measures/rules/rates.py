"""The published rates, each with what it divides by what (requirements E-6 row 5: the denominator is named)."""

from __future__ import annotations

from motcua.kernel.text import Text
from motcua.measures.terms.figures import Figures
from motcua.measures.terms.rates import Rate

SOLVED = Text("hồ sơ đã có kết quả", "dossiers with a result")
IN_TIME = Text("hồ sơ có kết quả trước hạn và đúng hạn", "dossiers solved early or on time")
ALL = Text("từ kỳ trước chuyển qua và tiếp nhận trong kỳ", "carried over and received")


def on_time_of_solved(figures: Figures) -> Rate:
    """Early and on time among the solved: the rate most reports print."""
    name = Text("Tỷ lệ đúng hạn trên hồ sơ đã giải quyết", "On time, of those solved")
    return Rate(name, IN_TIME, figures.early + figures.on_time, SOLVED, figures.solved)


def on_time_of_due(figures: Figures) -> Rate:
    """The same among all that should have been ready: open and overdue dossiers count against it."""
    name = Text("Tỷ lệ đúng hạn trên hồ sơ phải xong", "On time, of those that were due")
    whole = Text("đã có kết quả và đang quá hạn", "solved, or open and overdue")
    return Rate(name, IN_TIME, figures.early + figures.on_time, whole, figures.solved + figures.open_late)


def national(figures: Figures) -> Rate:
    """Index 2.1 of Quyết định 766/QĐ-TTg: ended in time and pending within limit, of all dossiers handled."""
    name = Text("Chỉ số 2.1 (QĐ 766)", "Index 2.1 (Decision 766)")
    part = Text("kết thúc trong hạn và đang xử lý trong hạn", "ended in time or pending within limit")
    late = figures.late + figures.closed_late + figures.open_late
    return Rate(name, part, figures.total - late, ALL, figures.total)


def solved_of_all(figures: Figures) -> Rate:
    """How much of the work was done."""
    name = Text("Tỷ lệ đã giải quyết", "Share solved")
    return Rate(name, Text("hồ sơ đã kết thúc", "dossiers ended"), figures.ended, ALL, figures.total)


def online_of_received(figures: Figures) -> Rate:
    """The share of the online channel."""
    name = Text("Tỷ lệ nộp trực tuyến", "Share filed online")
    online = Text("nộp trực tuyến", "filed online")
    return Rate(name, online, figures.online, Text("tiếp nhận trong kỳ", "received in the period"), figures.received)


PUBLISHED = (solved_of_all, on_time_of_solved, on_time_of_due, national, online_of_received)


def published(figures: Figures) -> tuple[Rate, ...]:
    """Every rate shown beside a report."""
    return tuple(rate(figures) for rate in PUBLISHED)
