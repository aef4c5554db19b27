"""The page of open figures."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from motcua.audit.terms import Topic
from motcua.directory import queries as directory
from motcua.directory.queries import Tree, UnitView
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.doors.site import public_figures
from motcua.doors.site.public_figures import FIRST_YEAR, PARTS_OF_BAR, PERIODS
from motcua.measures.terms import Period
from motcua.measures.terms.periods import Span


@who(PUBLIC)
def figures(request: Request) -> HttpResponse:
    """How many dossiers came, how many were settled in time, how many wait: for every unit, open to everyone."""
    today = timezone.localdate(request.now)
    year, span = _asked(request, today)
    tree, unit = _there(request, min(today, Period.calendar(year, Span(span)).end), today)
    if unit is None:
        return render(request, "site/no_figures.html")
    page = public_figures.page(tree, unit, year, span, request.now, today)
    context = {"page": page, "periods": PERIODS.items(), "legend": PARTS_OF_BAR, "period_name": PERIODS[span]}
    roots = tree.roots()
    context["roots"] = roots if len(roots) > 1 else ()
    return render(request, "site/figures.html", context)


def _asked(request: Request, today: date) -> tuple[int, str]:
    year, span = public_figures.this_quarter(today)
    typed = request.GET.get("nam", "")
    if typed.isascii() and typed.isdecimal() and FIRST_YEAR <= int(typed[:4]) <= today.year:
        year = int(typed[:4])
    return year, request.GET["ky"] if request.GET.get("ky", "") in PERIODS else span


def _there(request: Request, then: date, today: date) -> tuple[Tree, UnitView | None]:
    """The units as they were when the period ended; as they are today where the one asked for was not there yet."""
    revision = request.revisions.get(Topic.DIRECTORY, 0)
    trees = [directory.tree(day, revision) for day in dict.fromkeys((then, today))]
    code = request.GET.get("don-vi", "")
    for tree in trees:
        found = tree.find(code) if code else next(iter(tree.roots()), None)
        if found is not None:
            return tree, found
    if code:
        raise Http404
    return trees[-1], None
