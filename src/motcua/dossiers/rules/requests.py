"""Requests to other units: what may be asked, whose delay an answer is, and that silence is no consent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from motcua.calendars.rules import working_minutes
from motcua.calendars.terms import Calendar
from motcua.dossiers.rules.between import Asking, limits_on
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import Held, Open, asks
from motcua.kernel.refused import Refused

#: minutes of a working day
DAY = 480


@dataclass(frozen=True, slots=True)
class Silence:
    """A request nobody answered when the work went on without it. late_days: of the unit asked; 0: still in time."""

    unit: int
    name: str
    step: str
    question: str
    until: datetime
    late_days: int

    def told(self) -> dict[str, Any]:
        """As a fact tells it."""
        return {name: getattr(self, name) for name in self.__slots__}


def kind_of(step: str, day: date) -> Asking:
    """The kind of request a step stands as. Raises Refused for one that is not in the data."""
    found = next((kind for kind in limits_on(day).requests if kind.id == step), None)
    if found is None:
        names = "; ".join(kind.name.vi for kind in limits_on(day).requests)
        raise Refused(
            f"Không có loại yêu cầu phối hợp “{step}”. Chọn một trong: {names}.",
            f"There is no kind of request “{step}”. Choose one of: {names}.",
        )
    return found


def must_fit(kind: Asking, field: str, units: Sequence[str]) -> None:
    """Raises Refused for a kind the law has not for this field, no unit, one named twice, or several where the clock
    stands for one answer."""
    if not kind.fits(field):
        raise Refused(
            f"“{kind.name.vi}” chỉ dùng cho lĩnh vực {', '.join(kind.fields)}, không dùng cho {field}.",
            f"“{kind.name.en}” is for the fields {', '.join(kind.fields)} only, not for {field}.",
        )
    if not units or len(set(units)) < len(units):
        raise Refused(
            "Chọn ít nhất một đơn vị, mỗi đơn vị một lần.", "Choose at least one unit, and each unit once only."
        )
    if kind.pauses and len(units) > 1:
        raise Refused(
            f"“{kind.name.vi}” dừng đồng hồ của hồ sơ nên chỉ gửi một cơ quan mỗi lần.",
            f"“{kind.name.en}” stops the dossier's clock: ask one agency at a time.",
        )


def late_days(until: datetime | None, at: datetime, calendar: Calendar) -> int:
    """Working days begun after the time was up, by the calendar of the unit asked; 0 in time."""
    if until is None or at <= until:
        return 0
    return max(1, ceil(working_minutes(until, at, calendar) / DAY))


def unanswered(held: Held, closed: Collection[str], *, finished: bool) -> tuple[Open, ...]:
    """Requests that a step's end would pass over: those asked from it, and all of them when processing ends."""
    return tuple(t for t in held.tasks if asks(t.step) and (finished or t.origin in closed or not t.origin))


def must_not_be_silent(code: str, silent: Iterable[Silence], without: str) -> None:
    """Silence is no consent: work goes on without an answer only where somebody says so in words. Raises Refused."""
    waiting = list(silent)
    if not waiting or len(without.strip()) >= 3:
        return
    vi = "; ".join(f"{one.name} (hạn {clock(one.until)}{_late(one)})" for one in waiting)
    en = "; ".join(f"{one.name} (by {one.until:%d/%m/%Y %H:%M})" for one in waiting)
    raise Refused(
        f"Hồ sơ {code} còn chờ trả lời: {vi}. Im lặng không phải là đồng ý: chờ trả lời, hoặc ghi rõ “không có ý kiến "
        "trả lời” và vì sao vẫn đi tiếp.",
        f"Dossier {code} still waits for: {en}. Silence is no consent: wait, or write that there is no answer and why "
        "you go on.",
    )


def _late(one: Silence) -> str:
    return f", đã quá {one.late_days} ngày làm việc" if one.late_days else ""


def must_be_one_limit(counted: bool, until: date | None, promised: date | None) -> None:
    """Days or a last day, never both; and no last day after the dossier's own promise. Raises Refused."""
    if until is None:
        return
    if counted:
        raise Refused(
            "Hai hạn trả lời trái nhau: đã ghi cả số ngày lẫn ngày cuối. Chỉ giữ một ô, xóa ô kia.",
            "Two deadlines: a number of days and a last day. Keep one, empty the other.",
        )
    if promised and until > promised:
        raise Refused(
            f"Hạn trả lời {until:%d/%m/%Y} sau ngày hẹn trả hồ sơ {promised:%d/%m/%Y}: chọn ngày sớm hơn.",
            f"The answer would come after the dossier is promised ({promised:%d/%m/%Y}): choose an earlier day.",
        )
