"""Tỷ lệ ký số: results that bear the signatures of the person and of the agency, of all that were given, by agency."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from motcua.directory import queries as directory
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import asked as asking
from motcua.dossiers import queries as dossiers
from motcua.kernel.text import Text
from motcua.reporting import queries

TOTAL = Text("Cộng", "Total")


@dataclass(frozen=True, slots=True)
class Row:
    """One agency's results."""

    name: Text
    given: int
    signed: int


@who(*asking.READERS)
def signed(request: Request) -> HttpResponse:
    """The figure by agency for the period."""
    asked = asking.read(request)
    within = queries.scope(asked.unit, asked.period) & asking.own(request)
    found = dossiers.signed_share(within, asked.period.opens_at, min(asked.period.closes_at, request.now))
    names = directory.register().units
    rows = [Row(Text(names[one.unit].name, names[one.unit].name), one.given, one.signed) for one in found]
    context = {
        "asked": asked, "now": request.now, "units": asking.units(request, asked.period),
        "rows": sorted(rows, key=lambda row: row.name.vi),
        "total": Row(TOTAL, sum(r.given for r in rows), sum(r.signed for r in rows)),
    }  # fmt: skip
    return render(request, "office/signed.html", context)
