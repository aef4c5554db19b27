"""One draft of a process, edited with its picture beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.calendars.terms import day_of
from motcua.catalogue import queries
from motcua.catalogue.operations import proposing
from motcua.catalogue.queries.receivers import receivers
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office.processes import conditions, raced, typed
from motcua.doors.office.processes.case import EDITORS, Case, case_of, common
from motcua.doors.office.processes.raced import Clash
from motcua.doors.office.processes.sheet import MEASURES, ROLES, Sheet, sheet
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.workflow.rules.comparing import name_of
from motcua.workflow.rules.filling import Typed, filled
from motcua.workflow.terms import END, FINISH, Outcome, Problem


@who(*EDITORS)
def draft(request: Request, number: int) -> HttpResponse:
    """The editor. POST keeps what was typed and does what the button says; `look` shows it without keeping it."""
    case = case_of(request, number)
    if request.method != "POST":
        return _sheet(request, case)
    said = typed.steps(request.POST, case.proposal.definition)
    verb = request.POST.get("do", "save")
    if verb == "look":
        return _looked(request, case, said)
    change, step = typed.change(verb)
    try:
        read = proposing.edit(
            proposal=number, seen=typed.number(request.POST.get("seen", "")), typed=said, by=request.actor,
            at=request.now, change=change, step=step,
        )  # fmt: skip
    except NotYours:
        raise
    except Refused as no:
        return _raced(request, case_of(request, number), said, Text(no.vi, no.en))
    if read.problems:
        return _sheet(request, case, said, read.problems, 422)
    return HttpResponseRedirect(f"{reverse('office:draft', args=[number])}#{f'buoc-{step}' if step else 'soan'}")


def _looked(request: Request, case: Case, said: Mapping[str, Typed]) -> HttpResponse:
    """The sheet as it would be; nothing is kept."""
    read = filled(case.proposal.definition, said)
    problems = (*read.problems, *queries.problems(read.definition, case.version))
    return _drawn(request, case, sheet(read.definition, problems, request.reader.language, said))


def _raced(request: Request, case: Case, said: Mapping[str, Typed], refused: Text) -> HttpResponse:
    """What was typed stays in the form, over the draft as it stands now; where they differ is said."""
    laid = sheet(case.proposal.definition, case.problems, request.reader.language, said)
    return _drawn(request, case, laid, status=409, raced=(refused, raced.clashes(case.proposal.definition, said)))


def _sheet(
    request: Request, case: Case, said: Mapping[str, Typed] | None = None, wrong: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    problems = case.problems
    if wrong and said:  # what cannot be read, and what is wrong with the rest: all of it at once
        problems = (*wrong, *queries.problems(filled(case.proposal.definition, said).definition, case.version))
    return _drawn(
        request, case, sheet(case.proposal.definition, problems, request.reader.language, said), wrong, status
    )


def _drawn(
    request: Request,
    case: Case,
    shown: Sheet,
    wrong: tuple[Problem, ...] = (),
    status: int = 200,
    raced: tuple[Text, tuple[Clash, ...]] | None = None,
) -> HttpResponse:
    places = receivers(case.proposal.definition, case.proposal.units, day_of(request.now))
    context = common(request, case, "edit") | {
        "sheet": shown, "roles": ROLES, "measures": MEASURES, "places": places, "wrong": wrong, "raced": raced,
    }  # fmt: skip
    return render(request, "office/processes/draft.html", context, status=status)


@who(*EDITORS)
def ways(request: Request, number: int, step: str) -> HttpResponse:
    """The ways out of one step and whether it waits for branches; POST keeps them."""
    case = case_of(request, number)
    found = case.proposal.definition.by_id.get(step)
    if found is None:
        raise NotYours
    wrong: Text | None = None
    if request.method == "POST":
        try:
            _rewire(request, case, step)
            return HttpResponseRedirect(f"{reverse('office:draft', args=[number])}#buoc-{step}")
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    definition = case.proposal.definition
    marks = (END,) if step == definition.handover else (*(s.id for s in definition.steps if s.id != step), FINISH)
    context = common(request, case, "edit") | {
        "step": found, "wrong": wrong, "targets": [(t, name_of(t, definition)) for t in marks],
        "rows": [_way(n, way, case) for n, way in enumerate([*(_kept(request, case, step) or found.outcomes), None])],
        "problems": [p.text for p in case.problems if p.step == step],
    }  # fmt: skip
    return render(request, "office/processes/ways.html", context, status=422 if wrong else 200)


@dataclass(frozen=True, slots=True)
class Way:
    """One way out as the form shows it; the last row is empty, for one more."""

    number: int
    outcome: Outcome | None
    when: str
    conditions: list[tuple[str, Text]]


def _way(number: int, outcome: Outcome | None, case: Case) -> Way:
    when = outcome.when if outcome else None
    return Way(number, outcome, conditions.key_of(case.version, when), conditions.offered(case.version, when))


def _kept(request: Request, case: Case, step: str) -> list[Outcome]:
    """The ways out as they were typed, where they could not be kept but can be read."""
    definition = case.proposal.definition
    try:
        return typed.outcomes(request.POST, definition.step(step), definition, case.version)
    except Refused:
        return []


def _rewire(request: Request, case: Case, step: str) -> None:
    definition = case.proposal.definition
    join = request.POST.get("join", "")
    proposing.rewire(
        proposal=case.proposal.id, seen=typed.number(request.POST.get("seen", "")), step=step,
        outcomes=typed.outcomes(request.POST, definition.step(step), definition, case.version),
        join=join if join in {"all", "any"} else None, by=request.actor, at=request.now,
    )  # fmt: skip
