"""What may be done to the calendars: hours, days off and make-up days of a unit, and the years of the country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.audit import operations as audit
from motcua.audit.terms import Topic
from motcua.calendars import access
from motcua.calendars.models import OpenYear, SpecialDay, WorkingHours
from motcua.calendars.rules import shipped_days, standard, week_of
from motcua.calendars.terms import Span, Year
from motcua.calendars.terms import SpecialDay as Special
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text


def set_hours(
    *, unit: int | None, valid_from: date, sessions: Mapping[str, Any], by: Actor, at: datetime, ground: str = ""
) -> Span:
    """From a day on the unit (None: the country) and all below without own hours work these sessions.

    sessions: {"mon": [["07:30", "11:30"], ["13:30", "17:30"]], …}; a day left out is off. Refused: bad sessions.
    """
    span = Span(valid_from, week_of(sessions))
    with _change("set_hours", unit, by, at, f"{valid_from:%d/%m/%Y} {ground}".strip()):
        WorkingHours.objects.update_or_create(**_of(unit), valid_from=valid_from, defaults={"sessions": dict(sessions)})
    return span


def clear_hours(*, unit: int | None, valid_from: date, by: Actor, at: datetime) -> None:
    """The unit inherits again what it had said from that day. Refused when it had said nothing."""
    with _change("clear_hours", unit, by, at, f"{valid_from:%d/%m/%Y}"):
        _must_be_one(WorkingHours.objects.filter(**_of(unit), valid_from=valid_from).delete()[0], valid_from)


def set_day(
    *, unit: int | None, on: date, works: bool, reason: Text, by: Actor, at: datetime, ground: str = ""
) -> Special:
    """A day is off, or worked, in the unit (None: the country) and below, whatever is said above. Reason required."""
    if not reason.vi.strip():
        raise Refused(f"Ngày {on:%d/%m/%Y} chưa có lý do.", f"The day {on} has no reason.")
    day = Special(on, works, reason, ground)
    with _change("set_day", unit, by, at, f"{on:%d/%m/%Y} {'làm việc' if works else 'nghỉ'}: {reason.vi} {ground}"):
        SpecialDay.objects.update_or_create(**_of(unit), on=on, defaults=_said(day))
    return day


def clear_day(*, unit: int | None, on: date, by: Actor, at: datetime) -> None:
    """The day is again what the units above, or its weekday, make it. Refused when nothing was said."""
    with _change("clear_day", unit, by, at, f"{on:%d/%m/%Y}"):
        _must_be_one(SpecialDay.objects.filter(**_of(unit), on=on).delete()[0], on)


def open_year(*, year: int, official: bool, source: str, by: Actor, at: datetime) -> None:
    """Counting may go into this year: its days off are entered. official: the yearly decision is out.

    A shipped year keeps the shipped days until somebody changes them. Refused: no source.
    """
    if not source.strip():
        raise Refused(f"Năm {year} chưa ghi căn cứ.", f"The year {year} has no source.")
    with _change("open_year", None, by, at, f"{year}: {source}"):
        _, new = OpenYear.objects.update_or_create(year=year, defaults={"official": official, "source": source})
        if new:
            _enter_shipped(year)


def install_national(*, by: Actor, at: datetime) -> int:
    """Enter the shipped national days of the years that nobody has opened yet. Returns how many years; again: 0.

    A year once opened belongs to its administrators: what they changed or removed stays as they left it.
    """
    missing = _unopened()
    if missing:
        with _change("install_national", None, by, at, ", ".join(str(y.year) for y in missing)):
            for y in _unopened():  # again, now that no other change runs
                OpenYear.objects.create(year=y.year, official=y.official, source=y.source)
                _enter_shipped(y.year)
    return len(missing)


def _unopened() -> list[Year]:
    opened = set(OpenYear.objects.values_list("year", flat=True))
    return [y for y in standard().years if y.year not in opened]


def _enter_shipped(year: int) -> None:
    said = set(SpecialDay.objects.filter(unit=None, on__year=year).values_list("on", flat=True))
    days = [d for d in shipped_days(year) if d.on not in said]
    SpecialDay.objects.bulk_create(SpecialDay(unit=None, on=d.on, **_said(d)) for d in days)


def _of(unit: int | None) -> dict[str, Any]:
    return {"unit_id": unit}


def _said(day: Special) -> dict[str, Any]:
    return {"works": day.works, "reason": day.reason.vi, "reason_en": day.reason.en, "ground": day.ground}


def _must_be_one(removed: int, on: date) -> None:
    if not removed:
        raise Refused(
            f"Đơn vị chưa nhập gì riêng cho ngày {on:%d/%m/%Y}.", f"The unit has entered nothing of its own for {on}."
        )


@contextmanager
def _change(what: str, unit: int | None, by: Actor, at: datetime, detail: str) -> Iterator[None]:
    """One change: the right first, then the revision (which also puts changes in a row), the rows, the trace."""
    access.must_administer(by, unit)
    with transaction.atomic():
        audit.bump(Topic.CALENDARS)
        yield
        audit.trace_change(
            topic=Topic.CALENDARS, subject=access.subject(unit), what=what, by=by, at=at, detail=detail.strip()
        )
