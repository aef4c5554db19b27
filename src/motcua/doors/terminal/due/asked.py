"""What was asked for: one question from the command line or from a line of a batch, and by which calendar."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.calendars import rules
from motcua.calendars.terms import Amount, Calendar, Due, Mode, Pause, parse_moment
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class Office:
    """Whose calendar and counting mode hold."""

    calendar: Calendar
    mode: Mode


@dataclass(frozen=True, slots=True)
class Question:
    """When is it due? words: start and amount as they were written."""

    words: tuple[str, str]
    start: datetime
    amount: Amount
    mode: Mode | None
    pauses: tuple[Pause, ...] = ()

    def answer(self, office: Office) -> Due:
        """The due date by that office's calendar. Raises MissingYear."""
        return rules.due(self.start, self.amount, office.calendar, self.mode or office.mode, self.pauses)


def question(start: str, amount: str, mode: str | None, pauses: list[str]) -> Question:
    """Read the words of the command line. Raises Refused."""
    words = (start.strip(), amount.strip())
    return Question(words, parse_moment(start), Amount.parse(amount), mode_of(mode), tuple(map(pause, pauses)))


def question_of_line(line: bytes) -> Question:
    """Read a line {"start", "amount", "mode"?, "pauses"?: ["FROM/TO", …]}. Raises Refused."""
    asked = _object(line)
    pauses = asked.get("pauses") or []
    if not isinstance(pauses, list):
        raise _wrong("pauses", pauses)
    return question(_text(asked, "start"), _text(asked, "amount"), asked.get("mode"), pauses)


def mode_of(word: object) -> Mode | None:
    """day, hour, or None: as the office counts. Raises Refused."""
    if word is None:
        return None
    try:
        return Mode(str(word))
    except ValueError:
        raise Refused(
            f"Cách tính “{_short(word)}” không có: hãy ghi day (theo ngày) hoặc hour (theo giờ).",
            f"There is no mode “{_short(word)}”: write day or hour.",
        ) from None


def pause(text: object) -> Pause:
    """Read FROM/TO, two moments. Raises Refused."""
    start, slash, end = str(text).partition("/") if str(text).count("/") == 1 else ("", "", "")
    if not slash:
        raise Refused(
            f"Không hiểu khoảng tạm dừng “{_short(text)}”: hãy ghi TỪ/ĐẾN, như 2026-03-02T08:00/2026-03-05T17:00.",
            f"“{_short(text)}” is no pause: write FROM/TO, such as 2026-03-02T08:00/2026-03-05T17:00.",
        )
    found = Pause(parse_moment(start), parse_moment(end))
    if found.end < found.start:
        raise Refused(
            f"Khoảng tạm dừng “{_short(text)}” kết thúc trước khi bắt đầu.",
            f"The pause “{_short(text)}” ends before it begins.",
        )
    return found


def _object(line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise Refused(
            'Dòng này không phải một đối tượng JSON: hãy ghi như {"start": "2026-02-12T09:00", "amount": "3d"}.',
            'This line is no JSON object: write it like {"start": "2026-02-12T09:00", "amount": "3d"}.',
        )
    return asked


def _text(asked: dict[str, Any], name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        raise _wrong(name, value)
    return value


def _wrong(name: str, value: object) -> Refused:
    if value is None:
        return Refused(f"Thiếu “{name}”.", f"“{name}” is missing.")
    return Refused(f"“{name}” không nhận giá trị {_short(value)}.", f"“{name}” cannot be {_short(value)}.")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"
