"""The ledger's words, Vietnamese first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from motcua.calendars.terms import Calendar
from motcua.kernel.text import Text

_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def joined(parts: Iterable[Text]) -> Text:
    """The parts as one sentence in each language."""
    parts = list(parts)
    return Text(_sentence(p.vi for p in parts), _sentence(p.en for p in parts))


def weekday(day: date) -> Text:
    """The day of the week."""
    return Text(_VI[day.weekday()], _EN[day.weekday()])


def received(at: datetime) -> Text:
    """The intake, to the minute."""
    return Text(f"tiếp nhận lúc {at:%H:%M} {_VI[at.weekday()]}", f"received {at:%H:%M} {_EN[at.weekday()]}")


def counted_from(day: date) -> Text:
    """The first day that may count."""
    return Text(
        f"tính từ {_VI[day.weekday()]} {day:%d/%m}, ngày tiếp nhận không tính",
        f"counted from {_EN[day.weekday()]} {day:%d/%m}, the intake day does not count",
    )


def off_hours(to: datetime) -> Text:
    """Received while closed: the clock starts at the next session."""
    return Text(
        f"ngoài giờ làm việc, tính từ {to:%H:%M} {_VI[to.weekday()]} {to:%d/%m}",
        f"off hours, counted from {to:%H:%M} {_EN[to.weekday()]} {to:%d/%m}",
    )


def day_off(day: date, calendar: Calendar) -> Text:
    """Why a day is off, with the deciding text."""
    special, name = calendar.specials.get(day), weekday(day)
    if special is None:
        return Text(f"{name.vi}, nghỉ hằng tuần", f"{name.en}, weekly day off")
    ground = f" ({special.ground})" if special.ground else ""
    return Text(f"{name.vi}, nghỉ: {special.reason.vi}{ground}", f"{name.en}, off: {special.reason.en}{ground}")


def made_up(day: date, calendar: Calendar) -> Text | None:
    """Why a day off works, or None when it is no make-up day."""
    special, name = calendar.specials.get(day), weekday(day)
    if special is None or not special.works:
        return None
    ground = f" ({special.ground})" if special.ground else ""
    return Text(f"{name.vi} làm việc: {special.reason.vi}{ground}", f"{name.en} works: {special.reason.en}{ground}")


def unofficial(year: int) -> Text:
    """The year's decision is still awaited."""
    return Text(f"lịch năm {year} tạm tính, chờ quyết định", f"the {year} calendar is provisional")


def paused_all_day() -> Text:
    """Nothing of the day counts."""
    return Text("tạm dừng cả ngày", "paused all day")


def paused(part: Fraction, unit: Text) -> Text:
    """So many hours of the day stand still."""
    return Text(
        f"tạm dừng {number(part, ',')} {unit.vi}", f"paused for {number(part)} {unit.en}{'' if part == 1 else 's'}"
    )


def ordinal(count: Fraction, unit: Text) -> Text:
    """The running total, named by what is counted."""
    if count.denominator == 1:
        return Text(f"{unit.vi} thứ {count}", f"{unit.en} {count}")
    return Text(f"cộng dồn {number(count, ',')} {unit.vi}", f"{number(count)} {unit.en}s so far")


def not_counted() -> Text:
    """A working day that has nothing left to count."""
    return Text("ngày làm việc, không tính", "working day, not counted")


def added() -> Text:
    """A working day that a letter of apology put behind the date."""
    return Text("ngày làm việc thêm theo thư xin lỗi", "working day added by the letter of apology")


def due(at: datetime) -> Text:
    """The promise."""
    return Text(f"hẹn trả lúc {at:%H:%M}", f"due at {at:%H:%M}")


def moved() -> Text:
    """The last day is off: BLDS 2015 Art. 148.5."""
    return Text(
        "hạn rơi vào ngày nghỉ, chuyển sang ngày làm việc tiếp theo (BLDS Điều 148)",
        "the limit ends on a day off, moved to the next working day (Civil Code Art. 148)",
    )


def number(value: Fraction, point: str = ".") -> str:
    """The number with at most two decimals."""
    if value.denominator == 1:
        return str(value)
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", point)


def _sentence(parts: Iterable[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
