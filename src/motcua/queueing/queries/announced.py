"""What a counter tells those who wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.calendars.terms import day_of
from motcua.kernel.text import Text
from motcua.queueing.models import Announcement


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement, with the days it is shown."""

    id: int
    words: Text
    first: date
    last: date
    put_up_by: str


def announced(unit: int, at: datetime) -> tuple[Announced, ...]:
    """Those of a counter that stand today or later, by day."""
    rows = Announcement.objects.filter(unit_id=unit, taken_down_at=None, last__gte=day_of(at)).order_by("first", "pk")
    return tuple(Announced(a.pk, Text(a.words, a.words_en or a.words), a.first, a.last, a.put_up_by) for a in rows)


def shown_on(unit: int, at: datetime) -> tuple[Announced, ...]:
    """Those the screen shows today."""
    return tuple(a for a in announced(unit, at) if a.first <= day_of(at))
