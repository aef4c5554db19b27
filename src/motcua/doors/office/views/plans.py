"""Planned changes: the list, one plan with what it would do, and what can be done with it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.audit.terms import Topic
from motcua.calendars.terms import day_of
from motcua.changes import operations, queries
from motcua.changes.operations.kinds import way
from motcua.changes.rules import may_plan
from motcua.changes.terms import KINDS, STAGES, PlanView, Stage
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

PLANNERS = (Role.REFORM, Role.HEAD)
#: so many lines are done while the approver waits; more are left to the worker, within the minute
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A plan as lists show it."""

    plan: PlanView
    kind: Text
    stage: Text
    unit: UnitView
    #: the days it is about, where it is about days
    days: tuple[date, ...] = ()


@who(*PLANNERS)
def plans(request: Request) -> HttpResponse:
    """Every plan of the reader's units, newest first."""
    return render(request, "office/plans/list.html", {"rows": [_row(request, p) for p in queries.plans(request.actor)]})


@who(*PLANNERS)
def plan(request: Request, number: int) -> HttpResponse:
    """One plan: what it changes, the numbers, the dossiers with before and after, what each citizen reads."""
    return _show(request, number)


DONE = {
    "approve": Text("Đã phê duyệt kế hoạch.", "The plan is approved."),
    "look": Text("Đã tính lại bản xem trước.", "The preview was counted anew."),
    "reverse": Text("Đã lập kế hoạch hoàn lại: cần người thứ hai phê duyệt.", "The plan that undoes it is drafted."),
    "drop": Text("Đã bỏ kế hoạch.", "The plan is given up."),
}


@who(*PLANNERS)
@require_POST
def act(request: Request, number: int) -> HttpResponse:
    """Do what the button on the plan's page says; a refusal is told on that page."""
    queries.plan(request.actor, number)
    verb = request.POST.get("do", "")
    try:
        shown = _do(request, number, verb)
    except NotYours:
        raise
    except Refused as no:
        return _show(request, number, Text(no.vi, no.en))
    messages.success(request, DONE[verb].to(request.reader.language))
    return HttpResponseRedirect(reverse("office:plan", args=[shown]))


def _do(request: Request, number: int, verb: str) -> int:
    """Returns the plan to show afterwards."""
    by, at = request.actor, request.now
    if verb == "approve":
        operations.approve(plan=number, by=by, at=at, seen=request.POST.get("seen", ""))
        found = queries.plan(by, number)
        if found.preview.total <= AT_ONCE and way(found.kind).due(found.values, at=at):
            operations.apply(plan=number, at=at)
    elif verb == "look":
        operations.look(plan=number, by=by, at=at)
    elif verb == "reverse":
        return operations.reverse(plan=number, by=by, at=at)
    elif verb == "drop":
        operations.drop(plan=number, by=by, at=at)
    else:
        raise Refused("Không hiểu nút vừa bấm. Tải lại trang.", "That button is not known. Reload the page.")
    return number


def _show(request: Request, number: int, wrong: Text | None = None) -> HttpResponse:
    found = queries.plan(request.actor, number)
    names = way(found.kind).COUNTS
    may = may_plan(request.actor, found.unit) is not None
    context = {
        "row": _row(request, found), "plan": found, "wrong": wrong,
        "counts": [(words, found.preview.counts[n]) for n, words in names.items() if found.preview.counts.get(n)],
        "report": [(words, found.report[n]) for n, words in names.items() if found.report.get(n)],
        "progress": queries.progress(number) if found.stage is Stage.APPROVED else None,
        "mine": found.drafted_by == request.actor.person, "may": may,
        "open": may and found.stage is Stage.DRAFTED, "standing": may and found.stage is Stage.APPLIED,
        "droppable": may and found.stage in {Stage.DRAFTED, Stage.APPROVED},
    }  # fmt: skip
    return render(request, "office/plans/plan.html", context, status=409 if wrong else 200)


def _row(request: Request, found: PlanView) -> Row:
    tree = directory.tree(day_of(request.now), request.revisions.get(Topic.DIRECTORY, 0))
    return Row(found, KINDS[found.kind], STAGES[found.stage], tree.unit(found.unit), _days(found))


def _days(found: PlanView) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day["on"]) for day in found.values.get("days", ()))
