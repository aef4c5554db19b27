"""The reorganisation of units, as it is put together: change by change, rule by rule, then rehearsed as a plan."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.audit.terms import Topic
from motcua.calendars.terms import day_of
from motcua.changes import operations
from motcua.changes.operations.reorganise.units import NAMES, sentence
from motcua.changes.rules import decides
from motcua.changes.terms import Kind
from motcua.directory import queries as directory
from motcua.directory.terms import NAMES as LEVELS
from motcua.directory.terms import UnitView
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import reorganising
from motcua.doors.office.reorganising import Gathered
from motcua.doors.office.views.plans import PLANNERS
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.measures import queries as measures


@who(*PLANNERS)
def reorganisation(request: Request) -> HttpResponse:
    """Each button adds or takes away one thing; the last one rehearses everything and drafts the plan."""
    found, wrong = Gathered(), None
    if request.method == "POST":
        try:
            found = reorganising.read(request.POST.get("gathered", ""))
            verb = request.POST.get("do", "")
            if verb == "draft":
                return HttpResponseRedirect(reverse("office:plan", args=[_draft(request, found)]))
            reorganising.act(found, verb, request.POST)
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    return _show(request, found, wrong)


def _draft(request: Request, found: Gathered) -> int:
    said = request.POST
    values = {
        "unit": said.get("unit", ""), "on": said.get("on", ""), "changes": found.changes, "rules": found.rules,
    }  # fmt: skip
    return operations.draft(
        kind=Kind.REORGANISE, title=said.get("title", ""), basis=said.get("basis", ""), values=values,
        by=request.actor, at=request.now,
    )  # fmt: skip


def _show(request: Request, found: Gathered, wrong: Text | None) -> HttpResponse:
    units = _units(request)
    context = {
        "gathered": found.written(), "wrong": wrong, "typed": request.POST, "units": units,
        "changes": [sentence(c) for c in found.changes], "rules": found.rules, "whats": NAMES.items(),
        "levels": LEVELS.items(), "fields": sorted(measures.field_names().values()),
        "chosen": set(request.POST.getlist("units")) if wrong else set(),
    }  # fmt: skip
    return render(request, "office/plans/reorganisation.html", context, status=409 if wrong else 200)


def _units(request: Request) -> list[UnitView]:
    """Units the reader plans for, parents before children."""
    mine = decides(request.actor)
    tree = directory.tree(day_of(request.now), request.revisions.get(Topic.DIRECTORY, 0))
    return [u for u in tree if u.id in mine]
