"""One draft of a process: tried on sample files, compared with what is in force, approved, published."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.calendars.terms import day_of
from motcua.catalogue import queries
from motcua.catalogue.operations import deciding, proposing
from motcua.catalogue.terms import Decision
from motcua.directory import queries as directory
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office.processes import typed
from motcua.doors.office.processes.case import EDITORS, Case, case_of, common
from motcua.dossiers.queries import rehearsal
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.workflow import rules
from motcua.workflow.rules.comparing import compare


@who(*EDITORS)
def trial(request: Request, number: int) -> HttpResponse:
    """Sample files carried through the draft on the calendar of a unit it is for (`don-vi`)."""
    case = case_of(request, number)
    tree = directory.tree(day_of(request.now))
    units = case.proposal.units or queries.scopes(request.actor, request.now)
    unit = tree.unit(request.GET["don-vi"]) if request.GET.get("don-vi") else tree.unit(units[0])
    tries: tuple[rehearsal.Sample, ...] = ()
    if not case.problems:
        real = rehearsal.real_ones(request.actor, case.version, unit.id)
        tries = (*rehearsal.samples(case.version, unit.id, request.now), *real)
    context = common(request, case, "trial") | {
        "unit": unit, "units": [tree.unit(u) for u in units],
        "rehearsals": [rehearsal.rehearse(case.proposal.definition, case.version, unit.id, s) for s in tries],
    }  # fmt: skip
    return render(request, "office/processes/trial.html", context)


@who(*EDITORS)
def picture(request: Request, number: int) -> HttpResponse:
    """The draft as a picture, for the pages that show it beside another."""
    case = case_of(request, number)
    drawing = rules.svg(case.proposal.definition, language=request.reader.language)
    return HttpResponse(drawing, content_type="image/svg+xml")


@who(*EDITORS)
def decision(request: Request, number: int) -> HttpResponse:
    """What the draft changes, and what can be done with it now: lay, approve, send back, publish."""
    return _decision(request, case_of(request, number))


def _decision(request: Request, case: Case, wrong: Text | None = None) -> HttpResponse:
    base = case.proposal.base
    context = common(request, case, "decide") | {
        "difference": compare(base, case.proposal.definition) if base else None, "wrong": wrong, "typed": request.POST,
        "second": case.proposal.may_answer(request.actor), "outdated": case.version.process_id != case.proposal.base_id,
        "today": day_of(request.now),
    }  # fmt: skip
    return render(request, "office/processes/decision.html", context, status=409 if wrong else 200)


DONE = {
    "lay": Text("Đã trình bản thảo.", "The draft is laid."),
    "approve": Text("Đã duyệt bản thảo.", "The draft is approved."),
    "send_back": Text("Đã trả lại bản thảo.", "The draft is sent back."),
    "renew": Text("Bản thảo đã dựa trên bản mới.", "The draft now stands on the new process."),
    "enforce": Text("Đã công bố quy trình.", "The process is published."),
    "drop": Text("Đã bỏ bản thảo.", "The draft is given up."),
}


@who(*EDITORS)
@require_POST
def act(request: Request, number: int) -> HttpResponse:
    """Do what the button on the decision page says; a refusal is told on that page."""
    case = case_of(request, number)
    verb = request.POST.get("do", "")
    try:
        _do(request, number, verb)
    except NotYours:
        raise
    except Refused as no:
        return _decision(request, case, Text(no.vi, no.en))
    messages.success(request, DONE[verb].to(request.reader.language))
    if verb in {"enforce", "drop"}:
        return HttpResponseRedirect(reverse("office:process", args=[case.proposal.procedure_code]))
    return HttpResponseRedirect(reverse("office:decision", args=[number]))


def _do(request: Request, number: int, verb: str) -> None:
    by, at, seen = request.actor, request.now, typed.number(request.POST.get("seen", ""))
    why = request.POST.get("why", "")
    if verb == "lay":
        deciding.lay(proposal=number, by=by, at=at, why=why)
    elif verb == "approve":
        deciding.approve(proposal=number, seen=seen, by=by, at=at)
    elif verb == "send_back":
        deciding.send_back(proposal=number, by=by, at=at, why=why)
    elif verb == "renew":
        proposing.renew(proposal=number, seen=seen, by=by, at=at)
    elif verb == "drop":
        proposing.drop(proposal=number, by=by, at=at)
    elif verb == "enforce":
        deciding.enforce(proposal=number, decision=_decided(request), by=by, at=at)
    else:
        raise Refused("Không hiểu nút vừa bấm. Tải lại trang.", "That button is not known. Reload the page.")


def _decided(request: Request) -> Decision:
    first = typed.day(request.POST.get("valid_from", ""))
    if first is None:
        raise Refused("Chưa chọn ngày hiệu lực.", "Choose the day of effect.")
    return Decision(request.POST.get("decision_no", "").strip(), typed.day(request.POST.get("decision_on", "")), first)
