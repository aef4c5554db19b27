"""How what was typed on an act's page is read: shape only, the law is checked below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.calendars.terms import ZONE, Amount
from motcua.doors.desk.acts.inputs import Input, Kind
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.text import Text

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, read: values by input, and what is wrong by input."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Text] = field(default_factory=dict)


class _Wrong(Exception):  # noqa: N818
    """What is wrong with one input, and how to mend it."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.words = Text(vi, en)


def read(inputs: Sequence[Input], typed: Typed, papers: Sequence[str]) -> Answers:
    """Every input read by its kind. papers: those the page lists, in its order."""
    answers = Answers()
    for asked in inputs:
        try:
            answers.values[asked.name] = _read(asked, typed, papers)
        except _Wrong as wrong:
            answers.errors[asked.name] = wrong.words
    return answers


def _read(asked: Input, typed: Typed, papers: Sequence[str]) -> Any:
    if asked.kind in _LISTS:
        return _LISTS[asked.kind](typed, papers)
    words = typed.get(asked.name, "").strip()
    if not words:
        return _nothing(asked)
    return _READERS[asked.kind](words) if asked.kind in _READERS else words


def _nothing(asked: Input) -> Any:
    if asked.required:
        raise _Wrong(f"{asked.label.vi}: hãy điền.", f"{asked.label.en}: please fill in.")
    if asked.kind is Kind.YES:
        return False
    return None if asked.kind in {Kind.DATE, Kind.MOMENT, Kind.DAYS, Kind.MONEY} else ""


def _reasons(typed: Typed, papers: Sequence[str]) -> list[PaperReason]:
    given = [PaperReason(paper, typed.get(f"reason-{n}", "").strip()) for n, paper in enumerate(papers, 1)]
    found = [one for one in given if one.reason]
    if "ground" in typed and not found:
        return _grounded(typed["ground"])
    if not found:
        raise _Wrong(
            "Ghi lý do cho ít nhất một giấy tờ: người nộp cần biết giấy nào sai và sửa thế nào.",
            "Give a reason for at least one paper: the applicant must know which one is wrong and how to mend it.",
        )
    return found


def _grounded(ground: str) -> list[PaperReason]:
    """No paper need be named where a ground of its own is told."""
    if ground.strip():
        return []
    raise _Wrong(
        "Ghi lý do: ở ít nhất một giấy tờ chưa đạt, hoặc ở ô lý do không nằm ở một giấy tờ nào.",
        "Give a reason: at a paper that fails, or as one that lies in no single paper.",
    )


def _papers(typed: Typed, papers: Sequence[str]) -> list[Paper]:
    found = [Paper(name=paper) for n, paper in enumerate(papers, 1) if f"paper-{n}" in typed]
    if not found:
        raise _Wrong("Đánh dấu ít nhất một giấy tờ vừa nhận.", "Tick at least one paper that came.")
    return found


def _units(typed: Typed, papers: Sequence[str]) -> list[str]:
    found = [name.removeprefix("unit-") for name in typed if name.startswith("unit-")]
    if not found:
        raise _Wrong("Đánh dấu ít nhất một đơn vị.", "Tick at least one unit.")
    return found


def _date(words: str) -> date:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(words, pattern).replace(tzinfo=ZONE).date()
        except ValueError:
            continue
    raise _Wrong(f"“{words}” không phải một ngày: viết như 05/09/2026.", f"“{words}” is no day: write 05/09/2026.")


def _moment(words: str) -> datetime:
    try:
        return datetime.strptime(words, "%Y-%m-%dT%H:%M").replace(tzinfo=ZONE)
    except ValueError:
        raise _Wrong(f"“{words}” không phải giờ và ngày.", f"“{words}” is no time and day.") from None


def _days(words: str) -> Amount:
    if not (words.isascii() and words.isdigit() and 1 <= int(words) <= 60):
        raise _Wrong(f"“{words}”: gõ số ngày làm việc từ 1 đến 60.", f"“{words}”: a number of days from 1 to 60.")
    return Amount.parse(f"{int(words)}d")


def _person(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 18):
        raise _Wrong("Chọn một người trong danh sách.", "Choose somebody from the list.")
    return int(words)


def _money(words: str) -> int:
    plain = words.replace(".", "").replace(" ", "").removesuffix("đ")
    if not (plain.isascii() and plain.isdigit()):
        raise _Wrong(f"“{words}” không phải số tiền: viết như 50.000.", f"“{words}” is no amount: write 50.000.")
    return int(plain)


_LISTS: dict[Kind, Callable[[Typed, Sequence[str]], Any]] = {
    Kind.REASONS: _reasons,
    Kind.PAPERS: _papers,
    Kind.UNITS: _units,
}
_READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.DAYS: _days,
    Kind.MONEY: _money,
    Kind.PERSON: _person,
    Kind.YES: bool,
}
