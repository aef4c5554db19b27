"""Late work and late typing, apart: by unit and by person, every number with its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from motcua.directory import queries as directory
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import asked as asking
from motcua.doors.office.asked import Asked
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.measures import queries as measures
from motcua.measures.queries import Span
from motcua.measures.terms.truth import Lag, Part, Truth, What
from motcua.reporting import queries

#: what is counted, by its word in addresses
WHAT = {"ho-so": What.DOSSIER, "buoc": What.STEP, "ghi-sau": What.TYPED_LATER}
#: the parts, by their word in addresses, and as columns
PARTS = {"tre": Part.LATE, "ghi-cham": Part.TYPED, "cho": Part.WAITING, "lam-cham": Part.WORKED}
HEADS = {
    Part.LATE: Text("Trễ theo giờ ghi", "Late as recorded"),
    Part.TYPED: Text("Ghi chậm, đã xác nhận", "Typed late, confirmed"),
    Part.WAITING: Text("Khai đúng hạn, chờ xác nhận", "Said to be in time, waiting"),
    Part.WORKED: Text("Làm chậm", "Worked late"),
}
TITLES = {
    What.DOSSIER: Text("Hồ sơ quá hạn", "Late dossiers"),
    What.STEP: Text("Bước quá thời gian", "Late steps"),
    What.TYPED_LATER: Text("Việc ghi sau", "Acts typed later"),
}
TOTAL = Text("Cộng", "Total")
#: rows of a list on one page
ROWS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A unit's late ones: each number with its list's query."""

    name: Text
    cells: list[tuple[int, str]]


@who(*asking.READERS)
def truth(request: Request) -> HttpResponse:
    """The page; three questions, three SQL."""
    asked, span = _asked(request)
    tables = [(TITLES[what], _rows(asked, what, measures.truth(what, span))) for what in (What.DOSSIER, What.STEP)]
    lags = [(lag, _name(lag), _query(asked, What.TYPED_LATER, Part.LATE, lag.unit, lag.person))
            for lag in measures.lags(span)]  # fmt: skip
    context = {
        "asked": asked, "now": request.now, "units": asking.units(request, asked.period), "heads": HEADS.values(),
        "tables": tables, "lags": lags, "query": asked.query(),
    }  # fmt: skip
    return render(request, "office/truth.html", context)


@who(*asking.READERS)
def listing(request: Request) -> HttpResponse:
    """The list behind one number."""
    asked, span = _asked(request)
    what, part = WHAT.get(request.GET.get("loai", "")), PARTS.get(request.GET.get("phan", ""))
    if what is None or part is None or (what is What.TYPED_LATER and part is not Part.LATE):
        raise Refused("Không có ô này trong báo cáo.", "The report has no such cell.")
    at = asking.page(request)
    unit, person = _number(request, "o-don-vi"), _number(request, "nguoi")
    if unit is not None:
        span = Span(span.units & {unit}, span.start, span.end, span.cut_off)
    count, lines = measures.claims(
        request.actor, what, part, span, person=person, limit=ROWS, offset=(at - 1) * ROWS
    )  # fmt: skip
    names = directory.register().units
    context = {
        "asked": asked, "title": TITLES[what], "head": None if what is What.TYPED_LATER else HEADS[part],
        "count": count, "lines": [(line, names[line.unit].name) for line in lines], "at": at,
        "last": max(1, -(-count // ROWS)), "back": asked.query(), "query": _query(asked, what, part, unit, person),
    }  # fmt: skip
    return render(request, "office/claims.html", context)


@who(*asking.READERS)
def data(request: Request) -> JsonResponse:
    """The same figures for programs: minutes for lags, unit codes, null where nothing was typed later."""
    asked, span = _asked(request)
    units = directory.register().units
    found: dict[str, Any] = {
        "unit": asked.unit, "from": asked.period.start, "to": asked.period.end, "as_of": request.now,
        "lag": [_lag(lag, units[lag.unit].code) for lag in measures.lags(span)],
    }  # fmt: skip
    for what in (What.DOSSIER, What.STEP):
        parts = measures.truth(what, span)
        found[what.value] = {units[u].code: {p.value: getattr(parts[u], p.value) for p in Part} for u in parts}
    return JsonResponse(found)


def _asked(request: Request) -> tuple[Asked, Span]:
    asked = asking.read(request)
    within = queries.scope(asked.unit, asked.period) & asking.own(request)
    return asked, Span(within, asked.period.start, asked.period.end, request.now)


def _rows(asked: Asked, what: What, found: Mapping[int, Truth]) -> list[Row]:
    """A row for each unit that has any, most late first, then all together."""
    names = directory.register().units
    units = sorted(found, key=lambda unit: (-found[unit].late, names[unit].name))
    rows = [_row(asked, what, Text(names[unit].name, names[unit].name), found[unit], unit) for unit in units]
    whole = sum(found.values(), Truth())
    return [*rows, _row(asked, what, TOTAL, whole, None)] if rows else []


def _row(asked: Asked, what: What, name: Text, found: Truth, unit: int | None) -> Row:
    return Row(name, [(getattr(found, part.value), _query(asked, what, part, unit, None)) for part in HEADS])


def _query(asked: Asked, what: What, part: Part, unit: int | None, person: int | None) -> str:
    words = {v: k for k, v in (WHAT | PARTS).items()}
    said = {"loai": words[what], "phan": words[part], "o-don-vi": unit, "nguoi": person}
    return f"{asked.query()}&{urlencode({k: v for k, v in said.items() if v is not None})}"


def _name(lag: Lag) -> str:
    unit = directory.register().units[lag.unit].name
    return unit if lag.person is None else f"{lag.name} ({unit})"


def _lag(lag: Lag, code: str) -> dict[str, Any]:
    return {
        "unit": code, "person": lag.name if lag.person is not None else None, "acts": lag.acts, "later": lag.later,
        "median_minutes": _minutes(lag.median), "p90_minutes": _minutes(lag.p90),
    }  # fmt: skip


def _minutes(span: timedelta | None) -> int | None:
    return None if span is None else round(span.total_seconds() / 60)


def _number(request: Request, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None
