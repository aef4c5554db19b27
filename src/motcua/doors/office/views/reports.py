"""Statutory reports on screen: every number opens its list of dossiers, and the form goes out as XLSX."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import asked as asking
from motcua.doors.office.asked import Asked
from motcua.kernel.refused import Refused
from motcua.measures import queries as measures
from motcua.measures.terms.scope import Scope
from motcua.reporting import queries, rules
from motcua.reporting.queries import LEVELS
from motcua.reporting.terms import Report

FORM = "II.06"
#: rows of a list on one page
ROWS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@who(*asking.READERS)
def report(request: Request) -> HttpResponse:
    """The dossier-settlement form of a unit and period."""
    asked = asking.read(request)
    filled = _filled(request, asked)
    context = {
        "report": filled, "asked": asked, "heads": rules.heads(filled.form),
        "units": asking.units(request, asked.period), "levels": LEVELS.items(),
        "lines": [_line(row.key, row.name, row.values, asked) for row in filled.rows],
        "total": _line(None, filled.total.name, filled.total.values, asked), "query": asked.query(),
    }  # fmt: skip
    return render(request, "office/report.html", context)


@who(*asking.READERS)
def listing(request: Request) -> HttpResponse:
    """The dossiers behind one number of the form."""
    asked = asking.read(request)
    column, field = request.GET.get("cot", ""), request.GET.get("linh-vuc", "")
    shape = rules.form(FORM)
    if column not in {c.no for c in shape.numbers} or not (field == "" or field.isdigit()):
        raise Refused("Không có ô này trong biểu.", "The form has no such cell.")
    at = asking.page(request)
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


@who(*asking.READERS)
def workbook(request: Request) -> HttpResponse:
    """The form as a file to send."""
    asked = asking.read(request)
    name = f"II.06_{asked.unit}_{asked.period.start:%Y%m%d}-{asked.period.end:%Y%m%d}.xlsx"
    answer = HttpResponse(rules.workbook(_filled(request, asked)), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _filled(request: Request, asked: Asked) -> Report:
    return queries.fill(FORM, asked.unit, asked.period, asked.level, asked.cut_off, within=asking.own(request))


def _within(request: Request, asked: Asked) -> frozenset[int]:
    return queries.scope(asked.unit, asked.period, asked.level) & asking.own(request)


def _line(key: int | None, name: str, values: dict[str, int], asked: Asked) -> dict[str, object]:
    field = {} if key is None else {"linh-vuc": key}
    return {"name": name, "cells": [(n, asked.query(cot=no, **field)) for no, n in values.items()]}
