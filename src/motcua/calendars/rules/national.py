"""The shipped calendar of the whole country: office hours, days off and make-up days of 2019-2027 (national.json)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from motcua.calendars.terms import Calendar, Session, Span, SpecialDay, Week, Year
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

_FILE = Path(__file__).parent.parent / "national.json"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@lru_cache(maxsize=1)
def standard() -> Calendar:
    """Monday to Friday, 07:30-11:30 and 13:30-17:30, with the shipped national days. Needs no database."""
    shipped = json.loads(_FILE.read_text())
    span = Span(date.fromisoformat(shipped["hours"]["valid_from"]), week_of(shipped["hours"]["sessions"]))
    years = tuple(Year(y["year"], y["status"] == "official", y["source"]) for y in shipped["years"])
    return Calendar((span,), tuple(special_days(shipped)), years)


def special_days(shipped: Mapping[str, Any]) -> list[SpecialDay]:
    """The special days of every shipped year."""
    days = [d for y in shipped["years"] for d in y["days"]]
    return [SpecialDay(date.fromisoformat(d["on"]), d["works"], Text(d["vi"], d["en"]), d["ground"]) for d in days]


def shipped_days(year: int) -> tuple[SpecialDay, ...]:
    """The shipped special days of one year."""
    return tuple(d for d in standard().special if d.on.year == year)


def week_of(sessions: Mapping[str, Any]) -> Week:
    """Read {"mon": [["07:30", "11:30"], …], …}; a day left out is off. Raises Refused on anything else."""
    try:
        if not set(sessions) <= set(DAYS):
            raise ValueError(sessions)
        return tuple(tuple(_session(s) for s in sessions.get(d, ())) for d in DAYS)
    except (ValueError, TypeError, AttributeError):
        raise Refused(
            'Giờ làm việc phải ghi như {"mon": [["07:30", "11:30"], ["13:30", "17:30"]], …} với các ngày mon … sun.',
            'Working hours are written {"mon": [["07:30", "11:30"], ["13:30", "17:30"]], …} with days mon … sun.',
        ) from None


def _session(bounds: Any) -> Session:
    start, end = bounds
    return _minute(start), _minute(end)


def _minute(text: str) -> int:
    hour, minute = text.split(":")
    if not (hour.isdigit() and minute.isdigit() and int(minute) < 60):
        raise ValueError(text)
    return int(hour) * 60 + int(minute)
