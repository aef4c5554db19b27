"""Statutory reports on screen: every number opens its list of dossiers, and the form goes out as XLSX."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import Level, UnitView
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.measures import queries as measures
from motcua.measures.terms import Period
from motcua.measures.terms.scope import Scope
from motcua.reporting import queries, rules
from motcua.reporting.queries import LEVELS
from motcua.reporting.terms import Report

FORM = "II.06"
READERS = (Role.REFORM, Role.HEAD)
#: rows of a list on one page
ROWS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


@who(*READERS)
def report(request: Request) -> HttpResponse:
    """The dossier-settlement form of a unit and period."""
    asked = _asked(request)
    filled = _filled(request, asked)
    context = {
        "report": filled, "asked": asked, "heads": rules.heads(filled.form), "units": _units(request, asked.period),
        "levels": LEVELS.items(), "lines": [_line(row.key, row.name, row.values, asked) for row in filled.rows],
        "total": _line(None, filled.total.name, filled.total.values, asked), "query": asked.query(),
    }  # fmt: skip
    return render(request, "office/report.html", context)


@who(*READERS)
def listing(request: Request) -> HttpResponse:
    """The dossiers behind one number of the form."""
    asked = _asked(request)
    column, field = request.GET.get("cot", ""), request.GET.get("linh-vuc", "")
    shape = rules.form(FORM)
    if column not in {c.no for c in shape.numbers} or not (field == "" or field.isdigit()):
        raise Refused("Không có ô này trong biểu.", "The form has no such cell.")
    at = _page(request.GET.get("trang", "1"))
    scope = Scope(_within(request, asked), int(field) if field else None)
    found = measures.drill(
        request.actor, shape.cells(column), scope, asked.period.start, asked.period.end, asked.cut_off,
        limit=ROWS, offset=(at - 1) * ROWS,
    )  # fmt: skip
    context = {
        "found": found, "asked": asked, "column": shape.column(column), "back": asked.query(), "at": at,
        "last": max(1, -(-found.count // ROWS)), "query": asked.query(cot=column, **({"linh-vuc": field})),
        "field": measures.field_names().get(int(field), "") if field else "",
    }  # fmt: skip
    return render(request, "office/listing.html", context)


@who(*READERS)
def workbook(request: Request) -> HttpResponse:
    """The form as a file to send."""
    asked = _asked(request)
    name = f"II.06_{asked.unit}_{asked.period.start:%Y%m%d}-{asked.period.end:%Y%m%d}.xlsx"
    answer = HttpResponse(rules.workbook(_filled(request, asked)), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _filled(request: Request, asked: Asked) -> Report:
    return queries.fill(FORM, asked.unit, asked.period, asked.level, asked.cut_off, within=_own(request))


def _within(request: Request, asked: Asked) -> frozenset[int]:
    return queries.scope(asked.unit, asked.period, asked.level) & _own(request)


def _asked(request: Request) -> Asked:
    today = day_of(request.now)
    period = Period(*_days(request.GET.get("tu", ""), request.GET.get("den", ""), today))
    period.must_have_begun(request.now)
    units = _units(request, period)
    unit = request.GET.get("don-vi") or (units[0].code if units else "")
    if queries.tree_of(unit, period).by_code(unit).id not in _own(request):
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


def _own(request: Request) -> frozenset[int]:
    """Units whose figures the reader may see: those they answer for as a reader of reports, in no other office."""
    return frozenset(u for h in request.actor.hats if h.roles & set(READERS) for u in h.units)


def _units(request: Request, period: Period) -> list[UnitView]:
    """Agencies of the period's last day the reader answers for, those they sit in first."""
    tree = directory.tree(period.end, request.revisions.get("directory"))
    sat = [tree.agency(h.unit) for h in request.actor.hats if h.roles & set(READERS)]
    below = _own(request)
    found = [u for u in sat if u.id in tree] + [u for u in tree if u.id in below]
    return [u for u in dict.fromkeys(found or sat) if u.level in LEVELS]


def _line(key: int | None, name: str, values: dict[str, int], asked: Asked) -> dict[str, object]:
    field = {} if key is None else {"linh-vuc": key}
    return {"name": name, "cells": [(n, asked.query(cot=no, **field)) for no, n in values.items()]}


def _page(text: str) -> int:
    return max(1, min(int(text), 10**6)) if text.isdigit() else 1
