"""The page of open figures."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from motcua.audit.terms import Topic
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.directory.queries import Register, Tree, UnitView
from motcua.doors.kit.place import place
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.doors.site import asked_period, public_figures
from motcua.doors.site.public_figures import PARTS_OF_BAR
from motcua.feedback import queries as feedback
from motcua.feedback.terms import Figure
from motcua.measures.terms import Period
from motcua.promises.queries import counted


@who(PUBLIC)
def figures(request: Request) -> HttpResponse:
    """How many dossiers came, how many were settled in time, how many wait: for every unit, open to everyone."""
    known = directory.register(request.revisions.get(Topic.DIRECTORY, 0))
    today = timezone.localdate(request.now)
    own = known.units.get(place(request.now).id or 0)
    if own is None:
        return render(request, "site/no_figures.html")
    code = request.GET.get("don-vi", "") or own.code
    if all(unit.code != code for unit in known.units.values()):
        raise Http404
    asked = asked_period.asked(request.GET, today)
    asked.period.must_have_begun(request.now)
    if not asked.said and known.tree(today).find(code) is None:
        raise Http404
    tree, unit = _found(known, code, asked.period, today)
    context = {
        "page": public_figures.page(tree, unit, asked.period, request.now), "asked": asked,
        "missing": "" if unit.code == code else _name(known, code), "periods": asked_period.PERIODS.items(),
        "legend": PARTS_OF_BAR, "choices": public_figures.choices(tree), "roots": tree.roots(),
        "years": public_figures.years(known, today, asked.year), "ended": public_figures.ended(known, today),
        "kept": counted.latest(request.now), "ratings": _ratings(tree, unit, asked.period),
        "halls": feedback.of_halls(tree.answers_for(unit.id), asked.period.start, asked.period.end),
    }  # fmt: skip
    return render(request, "site/figures.html", context)


def _ratings(tree: Tree, unit: UnitView, period: Period) -> tuple[Figure | None, list[tuple[str, Figure]]]:
    """What people said in the period, and of which procedures enough of them did."""
    whole, parts = feedback.figures(tree.answers_for(unit.id), period.start, period.end)
    names = {v.procedure_code: v.name for v in catalogue.all_on(period.end)} if parts else {}
    return whole, [(names.get(part.procedure, part.procedure), part) for part in parts]


def _found(known: Register, code: str, period: Period, today: date) -> tuple[Tree, UnitView]:
    """The unit in the tree of the period, or of today when it is younger; else the top of what was its tree."""
    tree = known.tree_with(code, period.start, period.end) or known.tree_with(code, today, today)
    if tree is not None:
        return tree, tree.by_code(code)
    then, lived = known.tree(min(period.end, today)), next(u for u in known.units.values() if u.code == code)
    top = known.tree(lived.valid_from).ancestors(lived.id)[-1:]
    unit = next((u for above in top if (u := then.find(above.code))), None) or next(iter(then.roots()), None)
    if unit is None:
        raise Http404
    return then, unit


def _name(known: Register, code: str) -> str:
    return next(u.name for u in known.units.values() if u.code == code)
