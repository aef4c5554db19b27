"""Tỷ lệ ký số: results that bear the signatures of the person and of the agency, of all that were given, by agency;
each number opens the list of its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from motcua.directory import queries as directory
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import asked as asking
from motcua.doors.office.asked import Asked
from motcua.dossiers import queries as dossiers
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.reporting import queries

TOTAL = Text("Cộng", "Total")
#: which results a number is about, by its word in addresses
PARTS: dict[str, tuple[bool | None, Text]] = {
    "da-cap": (None, Text("Kết quả đã cấp", "Results given")),
    "da-ky": (True, Text("Đủ hai chữ ký số", "Both signatures")),
    "chua-ky": (False, Text("Chưa đủ hai chữ ký số", "Without both signatures")),
}
#: rows of a list on one page
ROWS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One agency's results; queries: of the lists behind its numbers, in the order of PARTS."""

    name: Text
    given: int
    signed: int
    queries: tuple[str, ...]

    @property
    def cells(self) -> list[tuple[int, str]]:
        """Each number with its list's query."""
        return list(zip((self.given, self.signed, self.given - self.signed), self.queries, strict=True))


@who(*asking.READERS)
def signed(request: Request) -> HttpResponse:
    """The figure by agency for the period."""
    asked = asking.read(request)
    found = dossiers.signed_share(request.actor, _within(request, asked), *_span(request, asked))
    names = directory.register().units
    rows = [
        Row(Text(names[one.unit].name, names[one.unit].name), one.given, one.signed, _queries(asked, one.unit))
        for one in found
    ]
    context = {
        "asked": asked, "now": request.now, "units": asking.units(request, asked.period),
        "rows": sorted(rows, key=lambda row: row.name.vi), "heads": [words for _, words in PARTS.values()],
        "total": Row(TOTAL, sum(r.given for r in rows), sum(r.signed for r in rows), _queries(asked, None)),
    }  # fmt: skip
    return render(request, "office/signed.html", context)


@who(*asking.READERS)
def listing(request: Request) -> HttpResponse:
    """The documents behind one number, as many as it says."""
    asked, part = asking.read(request), PARTS.get(request.GET.get("phan", ""))
    if part is None:
        raise Refused("Không có ô này trong báo cáo.", "The report has no such cell.")
    unit, at = _unit(request), asking.page(request)
    within = _within(request, asked) & ({unit} if unit is not None else _within(request, asked))
    count, lines = dossiers.given_results(
        request.actor, within, *_span(request, asked), signed=part[0], limit=ROWS, offset=(at - 1) * ROWS
    )
    names = directory.register().units
    context = {
        "asked": asked, "head": part[1], "count": count, "lines": [(line, names[line.unit].name) for line in lines],
        "at": at, "last": max(1, -(-count // ROWS)), "back": asked.query(),
        "query": _query(asked, request.GET["phan"], unit),
    }  # fmt: skip
    return render(request, "office/signed_list.html", context)


def _within(request: Request, asked: Asked) -> frozenset[int]:
    return frozenset(queries.scope(asked.unit, asked.period) & asking.own(request))


def _span(request: Request, asked: Asked) -> tuple[datetime, datetime]:
    return asked.period.opens_at, min(asked.period.closes_at, request.now)


def _queries(asked: Asked, unit: int | None) -> tuple[str, ...]:
    return tuple(_query(asked, part, unit) for part in PARTS)


def _query(asked: Asked, part: str, unit: int | None) -> str:
    said = {"phan": part} | ({"o-don-vi": str(unit)} if unit is not None else {})
    return f"{asked.query()}&{urlencode(said)}"


def _unit(request: Request) -> int | None:
    typed = request.GET.get("o-don-vi", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
