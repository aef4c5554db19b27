"""The ledger made short enough for a paper: one line per reason, its days as ranges, what they count together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from motcua.documents.rules.letters import drawable
from motcua.documents.terms import LedgerRow

#: what differs from one day to the next only because days differ. Words not known here stay as they are
_RUNNING = (
    (re.compile(r"^(Thứ \w+|Chủ nhật),? (?=nghỉ|làm việc)"), ""),
    (re.compile(r"\b(ngày làm việc|giờ làm việc|ngày|giờ đồng hồ) thứ \d+", re.IGNORECASE), r"\1"),
    (re.compile(r"\bcộng dồn [\d,]+ ", re.IGNORECASE), ""),
    (re.compile(r"; hẹn trả lúc [\d:]+$"), ""),
)

#: more ranges than these are told as first, last and number: the strip shows which, the page on the net lists them
_RANGES = 3


def ledger(rows: Iterable[LedgerRow]) -> list[dict[str, str]]:
    """Lines "why, days, counted" in the order the reasons first appear."""
    by_why: dict[str, list[LedgerRow]] = {}
    for row in rows:
        by_why.setdefault(reason(row.why), []).append(row)
    return [{"why": why, "days": _ranges([r.on for r in same]), "counted": total(same)} for why, same in by_why.items()]


def reason(why: str) -> str:
    """The reason without the day's own name and number: "Thứ Bảy, nghỉ hằng tuần" -> "Nghỉ hằng tuần"."""
    words = drawable(why)
    for pattern, instead in _RUNNING:
        words = pattern.sub(instead, words)
    return words[:1].upper() + words[1:]


def total(rows: Iterable[LedgerRow]) -> str:
    """What the rows count together: "5", "0,5", with the decimal comma and at most two places."""
    count = sum((row.counted for row in rows), Fraction(0))
    return f"{float(count):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _ranges(days: list[date]) -> str:
    runs: list[list[date]] = []
    for on in sorted(set(days)):
        if runs and (on - runs[-1][-1]).days == 1:
            runs[-1].append(on)
        else:
            runs.append([on])
    if len(runs) > _RANGES:
        return f"từ {_range([runs[0][0]])} đến {_range([runs[-1][-1]])}, {sum(map(len, runs))} ngày"
    return ", ".join(_range(run) for run in runs)


def _range(run: list[date]) -> str:
    first, last = run[0], run[-1]
    return f"{first:%d/%m}" if first == last else f"{first:%d/%m}–{last:%d/%m}"
