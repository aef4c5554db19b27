"""What somebody wants to see of reports: of whom, of which days, as of when; and whose figures they may see at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import Level, UnitView
from motcua.doors.kit.request import Request
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.measures.terms import Period
from motcua.reporting import queries
from motcua.reporting.queries import LEVELS

READERS = (Role.REFORM, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see: of whom, of which days, of which level, and as of when."""

    unit: str
    period: Period
    level: Level | None
    cut_off: datetime

    def query(self, **more: object) -> str:
        """The same question as an address' query."""
        said = {"don-vi": self.unit, "tu": self.period.start, "den": self.period.end, "cap": self.level or ""}
        return urlencode({k: v for k, v in (said | more).items() if v != ""})


def read(request: Request) -> Asked:
    """The question in the address. Raises Refused for nonsense, NotYours for another's unit."""
    today = day_of(request.now)
    period = Period(*_days(request.GET.get("tu", ""), request.GET.get("den", ""), today))
    period.must_have_begun(request.now)
    offered = units(request, period)
    unit = request.GET.get("don-vi") or (offered[0].code if offered else "")
    if queries.tree_of(unit, period).by_code(unit).id not in own(request):
        raise NotYours
    return Asked(unit, period, queries.level_of(request.GET.get("cap")), min(request.now, period.closes_at))


def _days(start: str, end: str, today: date) -> tuple[date, date]:
    """The days asked for; this year up to today when nothing is said."""
    try:
        first = date.fromisoformat(start) if start else date(today.year, 1, 1)
        last = date.fromisoformat(end) if end else max(today, first)
    except ValueError:
        raise Refused("Ngày viết như 2026-03-04.", "Write a day like 2026-03-04.") from None
    if not date(2000, 1, 1) <= first <= last <= date(2100, 1, 1):
        raise Refused("Kỳ báo cáo phải bắt đầu trước khi kết thúc.", "The period must begin before it ends.")
    return first, last


def own(request: Request) -> frozenset[int]:
    """Units whose figures the reader may see: those they answer for as a reader of reports, in no other office."""
    return frozenset(u for h in request.actor.hats if h.roles & set(READERS) for u in h.units)


def units(request: Request, period: Period) -> list[UnitView]:
    """Agencies of the period's last day the reader answers for, those they sit in first."""
    tree = directory.tree(period.end, request.revisions.get("directory"))
    sat = [tree.agency(h.unit) for h in request.actor.hats if h.roles & set(READERS)]
    below = own(request)
    found = [u for u in sat if u.id in tree] + [u for u in tree if u.id in below]
    return [u for u in dict.fromkeys(found or sat) if u.level in LEVELS]


def page(request: Request) -> int:
    """Which page of a list, from 1."""
    text = request.GET.get("trang", "1")
    return max(1, min(int(text), 10**6)) if text.isascii() and text.isdigit() else 1
