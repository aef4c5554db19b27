"""Whether a hall serves today, by the calendar of its unit: one answer for home, machine, window and screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from motcua.calendars import queries as calendars
from motcua.calendars.rules import snap
from motcua.calendars.terms import Calendar, MissingYear, Session, day_of, local
from motcua.kernel.text import Text
from motcua.queueing.queries.boards import GroupView
from motcua.queueing.rules import home
from motcua.queueing.terms import Source


def closed(unit: int, at: datetime) -> Text | None:
    """Why a hall serves nobody any more today, and when it opens again; None in its hours, before them, and where
    nobody has entered the year: there the hall decides."""
    calendar = calendars.of_unit(unit)
    sessions = _sessions(calendar, at)
    if sessions is None or not home.too_late(_minute(at), sessions, 0):
        return None
    again = _opens(calendar, at)
    if not sessions:
        return Text(f"Bộ phận một cửa hôm nay nghỉ{again.vi}.", f"The counter is closed today{again.en}.")
    shut = f"{sessions[-1][1] // 60:02}:{sessions[-1][1] % 60:02}"
    return Text(
        f"Bộ phận một cửa hôm nay đã hết giờ làm việc lúc {shut}{again.vi}.",
        f"The counter closed at {shut} today{again.en}.",
    )


def none_from_home(unit: int, here: GroupView, at: datetime) -> Text | None:
    """Why no number of this line is given to somebody at home now; None when one is."""
    sessions, minute = _sessions(calendars.of_unit(unit), at), _minute(at)
    if sessions is None:
        return None
    if home.too_early(minute, sessions):
        return Text(
            f"Chưa phát số: số của hôm nay lấy được từ nhà từ {home.EARLY} phút trước giờ mở cửa. Ông/Bà quay lại sau.",
            f"Too early: numbers are given from {home.EARLY} minutes before opening.",
        )
    if (shut := closed(unit, at)) is not None:
        return Text(f"{shut.vi} Ông/Bà đặt lịch ngày khác.", f"{shut.en} Book another day.")
    if home.too_late(minute, sessions, here.estimate.low or 0):
        return Text(
            f"{here.name.vi}: hàng đang chờ đã kín đến hết giờ làm việc hôm nay. Ông/Bà đặt lịch ngày khác.",
            f"{here.name.en}: the line lasts until closing. Book another day.",
        )
    if not home.room(here.count, sum(t.source is Source.HOME for t in here.waiting)):
        return Text(
            "Một nửa hàng chờ đã lấy số từ nhà; chỗ còn lại dành cho người đang ở phòng chờ. "
            "Ông/Bà thử lại sau, đặt lịch, hoặc đến lấy số tại máy.",
            "Half of the line has come from home already. Try later, book a time, or draw a number in the hall.",
        )
    return None


def _sessions(calendar: Calendar, at: datetime) -> Sequence[Session] | None:
    try:
        calendar.run(local(at).year)
    except MissingYear:
        return None
    return calendar.sessions(day_of(at))


def _opens(calendar: Calendar, at: datetime) -> Text:
    """ ", mở lại 07:30 ngày 23/11/2026"; nothing where the calendar ends."""
    try:
        next_time = snap(at + timedelta(minutes=1), calendar)
    except MissingYear:
        return Text("", "")
    return Text(f", mở lại {next_time:%H:%M ngày %d/%m/%Y}", f", open again {next_time:%H:%M on %d/%m/%Y}")


def _minute(at: datetime) -> int:
    return local(at).hour * 60 + local(at).minute
