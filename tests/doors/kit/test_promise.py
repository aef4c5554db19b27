"""The promise strip: what it draws and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from motcua.doors.kit.promise import Strip, strip
from motcua.dossiers.terms import State
from motcua.kernel.text import Text

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Line:
    """A ledger line."""

    on: date
    counted: Fraction
    why: Text


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=HERE)


# received Friday 11 September, five working days, due Friday 18 September
LEDGER = [
    Line(date(2026, 9, 11) + timedelta(n), Fraction(int(n > 0 and (11 + n) not in {12, 13})), Text("vì", "because"))
    for n in range(8)
]


def promised(now: datetime, **more: object) -> Strip:
    return strip(received=at(11), due=at(18, 16, 30), now=now, ledger=LEDGER, **more)  # type: ignore[arg-type]


def test_days_left_are_counted_by_the_ledger() -> None:
    assert promised(at(11)).words.vi == "còn 5 ngày làm việc"


def test_the_weekend_takes_nothing_away() -> None:
    assert promised(at(12)).words.vi == promised(at(13)).words.vi == "còn 5 ngày làm việc"


def test_the_last_day_names_the_hour() -> None:
    assert promised(at(18)).words.vi == "đến hạn hôm nay lúc 16:30"


@pytest.mark.parametrize(("now", "said"), [(at(19), "quá hạn 1 ngày"), (at(18, 17), "quá hạn 30 phút")])
def test_lateness_is_said_plainly(now: datetime, said: str) -> None:
    assert promised(now).words.vi == said


@pytest.mark.parametrize(("state", "said"), [(State.WITHDRAWN, "Đã rút hồ sơ"), (State.STOPPED, "Đã dừng giải quyết")])
def test_what_ended_without_a_result_is_not_judged(state: State, said: str) -> None:
    drawn = promised(at(30), ended=at(17), verdict="early", state=state)

    assert (drawn.words.vi, drawn.mood) == (said, "closed")
    assert [mark.label.vi for mark in drawn.marks if mark.kind == "end"] == [said]


def test_a_settled_file_is_measured_by_its_end() -> None:
    assert promised(at(30), ended=at(17), verdict="early").words.vi == "xong trước hạn"
    assert promised(at(30), ended=at(21), verdict="late").words.vi == "xong muộn 3 ngày"
    assert promised(at(30), ended=at(17)).words.vi == "đã kết thúc"


def test_a_paused_file_counts_nothing_down() -> None:
    assert promised(at(14), paused=True).mood == "paused"


def test_a_paused_file_is_never_late() -> None:
    drawn = promised(at(25), paused=True)
    assert drawn.mood == "paused"
    assert not any("late" in bar.kind for bar in drawn.bars)


def test_every_day_is_drawn_once_and_free_days_are_marked() -> None:
    drawn = promised(at(14))

    assert sum(bar.width for bar in drawn.bars) == drawn.days == 8
    assert [bar.kind for bar in drawn.bars][1:3] == ["free past", "free past"]


def test_late_days_are_drawn_beyond_the_due_day() -> None:
    assert [bar.kind for bar in promised(at(20)).bars][8:] == ["late past", "late"]


def test_both_promises_stand_on_the_strip() -> None:
    kinds = [mark.kind for mark in promised(at(14), original_due=at(16)).marks]
    assert kinds == ["start", "now", "due", "first"]


def test_long_promises_are_drawn_in_few_bars() -> None:
    long = strip(received=at(1), due=at(1) + timedelta(365), now=at(2))
    assert len(long.bars) < 160


def test_the_strip_is_one_sentence_for_the_ear() -> None:
    assert promised(at(14)).sentence.vi == (
        "Tiếp nhận 09:00 ngày 11/09/2026 (thứ Sáu), hẹn trả 16:30 ngày 18/09/2026 (thứ Sáu): còn 4 ngày làm việc."
    )
