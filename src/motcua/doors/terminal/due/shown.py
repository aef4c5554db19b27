"""How an answer is shown: one JSON line for programs, a table for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

from motcua.calendars.terms import Due, LedgerLine, Mode, Unit, local
from motcua.doors.terminal.due.asked import Question
from motcua.kernel.text import Text

_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_MODES = {
    Mode.DAY: Text("theo ngày, đến cuối ngày", "by days, to the close of the day"),
    Mode.HOUR: Text("theo giờ, đến cùng giờ", "by the hour, to the same clock time"),
}


def as_json(asked: Question, mode: Mode, answer: Due) -> str:
    """{"start", "amount", "mode", "due", "ledger": [{"on", "counted", "why"}]} on one line, as asked and answered."""
    ledger = [{"on": x.on.isoformat(), "counted": _number(x.counted), "why": both(x.why)} for x in answer.ledger]
    shown = {
        "start": asked.words[0], "amount": asked.words[1], "mode": str(mode),
        "due": answer.at.isoformat(), "ledger": ledger,
    }  # fmt: skip
    return json.dumps(shown, ensure_ascii=False)


def as_table(asked: Question, mode: Mode, answer: Due) -> str:
    """Received, amount and due, then the ledger day by day."""
    return "\n".join([*_head(asked, mode, answer), "", *_ledger(answer.ledger)])


def both(text: Text) -> str:
    """Vietnamese first, English beside it."""
    return f"{text.vi} / {text.en}"


def _head(asked: Question, mode: Mode, answer: Due) -> Iterator[str]:
    yield f"Tiếp nhận / received   {_moment(local(asked.start))}"
    counted = f" ({both(_MODES[mode])})" if asked.amount.unit is Unit.DAY else ""  # the others know one way only
    yield f"Thời hạn / amount      {asked.amount}{counted}"
    yield f"Hẹn trả / due          {_moment(answer.at)}"


def _ledger(lines: tuple[LedgerLine, ...]) -> Iterator[str]:
    yield f"{'Ngày / day':<14} {'Tính':>6}  Vì sao / why"
    for line in lines:
        yield f"{_day(line.on):<14} {_counted(line.counted):>6}  {both(line.why)}"
    yield f"{'Cộng / total':<14} {_counted(sum((x.counted for x in lines), Fraction(0))):>6}"


def _moment(at: datetime) -> str:
    return f"{at:%H:%M} {_day(at.date())}"


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day:%d/%m/%Y}"


def _number(count: Fraction) -> int | float:
    return int(count) if count.denominator == 1 else float(count)


def _counted(count: Fraction) -> str:
    if not count:
        return "–"
    return str(count) if count.denominator == 1 else f"{float(count):.3f}".rstrip("0").rstrip(".").replace(".", ",")
