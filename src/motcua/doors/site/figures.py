"""The page of open figures."""

from __future__ import annotations

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


@who(PUBLIC)
def figures(request: Request) -> HttpResponse:
    """How many dossiers came, how many were settled in time, how many wait: for every unit, open to everyone."""
    today = timezone.localdate(request.now)
    tree = directory.tree(today, request.revisions.get(Topic.DIRECTORY, 0))
    unit = _unit(tree, request.GET.get("don-vi", ""))
    if unit is None:
        return render(request, "site/no_figures.html")
    year, span = public_figures.this_quarter(today)
    asked = request.GET.get("nam", "")
    if asked.isascii() and asked.isdecimal() and FIRST_YEAR <= int(asked[:4]) <= today.year:
        year = int(asked[:4])
    if request.GET.get("ky", "") in PERIODS:
        span = request.GET["ky"]
    page = public_figures.page(tree, unit, year, span, request.now, today)
    context = {"page": page, "periods": PERIODS.items(), "legend": PARTS_OF_BAR, "period_name": PERIODS[span]}
    roots = tree.roots()
    context["roots"] = roots if len(roots) > 1 else ()
    return render(request, "site/figures.html", context)


def _unit(tree: Tree, code: str) -> UnitView | None:
    if code:
        found = tree.find(code)
        if found is None:
            raise Http404
        return found
    return next(iter(tree.roots()), None)
