"""The days a recall changes: as they are entered, as the calendar has them now, and before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from motcua.calendars import operations as calendars
from motcua.calendars.queries import own, supposing
from motcua.calendars.terms import SpecialDay, day_of
from motcua.changes.terms import Values
from motcua.dossiers.rules.recounting import Calendars
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

#: days one plan may change: more than any holiday with its make-up days
MOST = 20
#: years between today and a day somebody may mean
FARTHEST = 2
SATURDAY = 5
WEEK = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WORKS = {False: "nghỉ ngày", True: "làm việc ngày", None: "bỏ quy định riêng của ngày"}


def entered(days: Any) -> list[Values]:
    """Days as they are kept: {on, works, reason, reason_en}; works null: nothing is said of it any more."""
    found = [_entered(entry) for entry in days]
    if not found:
        raise Refused("Chưa ghi ngày nào: hãy ghi ít nhất một ngày.", "No day is named: write at least one.")
    if not 1 <= len(found) <= MOST or len({d["on"] for d in found}) != len(found):
        raise Refused(f"Chọn từ một đến {MOST} ngày khác nhau.", f"Choose one to {MOST} days, each once.")
    return found


def _entered(entry: Mapping[str, Any]) -> Values:
    try:
        on = date.fromisoformat(str(entry["on"]))
    except (KeyError, ValueError):
        raise Refused("Ngày viết như 2026-03-04.", "Write a day like 2026-03-04.") from None
    why, works, english = str(entry.get("reason", "")).strip(), entry.get("works"), str(entry.get("reason_en", ""))
    if not why or works not in {True, False, None}:
        raise Refused(f"Ngày {on:%d/%m/%Y} chưa có lý do.", f"The day {on} has no reason.")
    return {"on": on.isoformat(), "works": works, "reason": why[:200], "reason_en": english[:200]}


def said(unit: int | None) -> dict[str, Values]:
    """What the unit (None: the country) itself says of its days now, by day."""
    return {
        d.on.isoformat(): {"works": d.works, "reason": d.reason.vi, "reason_en": d.reason.en, "ground": d.ground}
        for d in own(unit).special
    }


def reason(values: Values) -> str:
    """Why dates move, as each citizen is told."""
    return "; ".join(f"{_WORKS[d['works']]} {_on(d):%d/%m/%Y} ({d['reason']})" for d in values["days"])


_ENGLISH = {False: "off", True: "worked", None: "nothing of its own said any more"}


def sentences(values: Values) -> tuple[Text, ...]:
    """What changes, a sentence a day."""
    return tuple(
        Text(
            f"{_WORKS[d['works']].capitalize()} {_on(d):%d/%m/%Y}: {d['reason']}.",
            f"{_on(d):%d/%m/%Y} {_ENGLISH[d['works']]}: {d['reason_en'] or d['reason']}.",
        )
        for d in values["days"]
    )


def must_be_near(days: Sequence[Values], at: datetime) -> None:
    """A year mistyped is no plan. Raises Refused."""
    far = next((_on(d) for d in days if abs(_on(d).year - day_of(at).year) > FARTHEST), None)
    if far is not None:
        raise Refused(
            f"Ngày {far:%d/%m/%Y} cách nay hơn {FARTHEST} năm: hãy kiểm tra lại năm.",
            f"{far:%d/%m/%Y} lies more than {FARTHEST} years away: check the year.",
        )


def doubts(values: Values, at: datetime) -> tuple[Text, ...]:
    """What is unusual about a day and is said before anybody approves: it has passed, or it is so anyway."""
    return tuple(text for d in values["days"] for text in _doubts(d, day_of(at)))


def _doubts(day: Values, today: date) -> Iterator[Text]:
    on = _on(day)
    if on < today:
        yield Text(f"Lưu ý: ngày {on:%d/%m/%Y} đã qua.", f"Note: {on:%d/%m/%Y} has passed.")
    if day["works"] is not None and day["works"] == (on.weekday() < SATURDAY):
        vi, en = ("làm việc", "worked") if day["works"] else ("nghỉ", "off")
        yield Text(
            f"Lưu ý: {WEEK[on.weekday()]} {on:%d/%m/%Y} thường đã là ngày {vi}; có thể không hồ sơ nào đổi ngày hẹn.",
            f"Note: {on:%A} {on:%d/%m/%Y} is mostly {en} anyway; perhaps no date moves.",
        )


def days(values: Values) -> list[date]:
    """The days alone."""
    return [_on(d) for d in values["days"]]


def before_and_after(values: Values) -> Calendars:
    """The calendars on both sides of the change. A day that already stands as wanted is compared with its opposite:
    dossiers still promised by the calendar before it are found, and none is moved twice. Refused when somebody else
    changed one of the days since.
    """
    now, unit = said(values["of"]), values["of"]
    before: dict[date, SpecialDay | None] = {}
    after: dict[date, SpecialDay | None] = {}
    for day, was in zip(values["days"], values["was"], strict=True):
        _must_be_as_it_was(day, was, now.get(day["on"]))
        stands = was is not None and was["works"] is day["works"]
        before[_on(day)] = _special(day, {**day, "works": not day["works"]} if stands else was)
        after[_on(day)] = _special(day, day)
    return Calendars(supposing(unit, before), supposing(unit, after))


def _must_be_as_it_was(day: Values, was: Values | None, now: Values | None) -> None:
    if now != was:
        raise Refused(
            f"Lịch ngày {_on(day):%d/%m/%Y} đã được người khác đổi sau khi kế hoạch này được lập. Chưa có gì được làm: "
            "bỏ kế hoạch này và lập lại.",
            f"Somebody else changed the calendar of {day['on']} after this plan was drafted. Nothing was done: drop "
            "this plan and draft it anew.",
        )


def set_days(values: Values, basis: str, at: datetime) -> None:
    """Say it in the calendar; the right was asked when the plan was drafted and approved."""
    for day, was in zip(values["days"], values["was"], strict=True):
        if day["works"] is not None:
            words = Text(day["reason"], day["reason_en"] or day["reason"])
            calendars.set_day(
                unit=values["of"], on=_on(day), works=day["works"], reason=words, by=SYSTEM, at=at, ground=basis
            )
        elif was is not None:
            calendars.clear_day(unit=values["of"], on=_on(day), by=SYSTEM, at=at)


def back(values: Values) -> list[Values]:
    """The days as they were before. Refused where the plan changed none."""
    pairs = list(zip(values["days"], values["was"], strict=True))
    if all(was and was["works"] is day["works"] for day, was in pairs):
        raise Refused(
            "Kế hoạch này không đổi lịch, chỉ tính lại ngày hẹn theo lịch đã có: không có gì để hoàn lại.",
            "This plan changed no calendar, it only counted by the one there was: nothing can be taken back.",
        )
    return [{**day, **(was or {"works": None})} for day, was in pairs]


def _on(day: Values) -> date:
    return date.fromisoformat(day["on"])


def _special(day: Values, said: Mapping[str, Any] | None) -> SpecialDay | None:
    if said is None or said["works"] is None:
        return None
    return SpecialDay(_on(day), said["works"], Text(said["reason"], said["reason_en"] or said["reason"]))
