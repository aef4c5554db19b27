"""A day off or a swap decided late, as it is entered: the plan is drafted and shown, and nothing is done yet."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.audit.terms import Topic
from motcua.calendars.terms import day_of
from motcua.changes import operations
from motcua.changes.rules import decides
from motcua.changes.terms import Kind
from motcua.directory import queries as directory
from motcua.directory.terms import PARTS, UnitView
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office.views.plans import PLANNERS
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: days the form has room for: a day off with its make-up day, twice
ROOM = range(1, 5)


@who(*PLANNERS)
def recall(request: Request) -> HttpResponse:
    """Unit, days, reason, decision; POST drafts the plan and leads to its preview."""
    context: dict[str, object] = {"units": _units(request), "typed": request.POST, "days": _days(request)}
    if request.method != "POST":
        return render(request, "office/plans/recall.html", context)
    try:
        number = operations.draft(
            kind=Kind.RECALL, title=request.POST.get("reason", ""), basis=request.POST.get("basis", ""),
            values={"unit": request.POST.get("unit", ""), "days": _entered(request)}, by=request.actor, at=request.now,
        )  # fmt: skip
    except NotYours:
        raise
    except Refused as no:
        return render(request, "office/plans/recall.html", context | {"wrong": Text(no.vi, no.en)}, status=409)
    return HttpResponseRedirect(reverse("office:plan", args=[number]))


def _days(request: Request) -> list[dict[str, Any]]:
    """The lines of the form with what was typed into them."""
    return [
        {"n": n, "on": request.POST.get(f"on-{n}", ""), "works": request.POST.get(f"works-{n}", "off")} for n in ROOM
    ]


def _entered(request: Request) -> list[dict[str, Any]]:
    reason = request.POST.get("reason", "")
    return [
        {"on": d["on"], "works": d["works"] == "on", "reason": reason} for d in _days(request) if d["on"].strip()
    ]  # fmt: skip


def _units(request: Request) -> list[UnitView]:
    """Agencies the reader plans for, the highest first."""
    mine = decides(request.actor)
    tree = directory.tree(day_of(request.now), request.revisions.get(Topic.DIRECTORY, 0))
    return [u for u in tree if u.id in mine and u.level not in PARTS]
