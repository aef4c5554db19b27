"""Transfer of work: what somebody has in hand, into whose hands it goes, signed for by both; and the list to print."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.accounts import queries as accounts
from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.doors.desk.views.inbox import WORKERS
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers.queries.carried import moved_by
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.work import operations as work
from motcua.work import queries as own
from motcua.work.queries import Candidate, Proposal
from motcua.work.terms import Transfer


@dataclass(frozen=True, slots=True)
class Choice:
    """One step as the form shows it: to whom it goes unless the giver says otherwise."""

    proposal: Proposal
    field: str
    chosen: int


@who(*WORKERS)
def transfers(request: Request) -> HttpResponse:
    """Lists to sign, lists given; a head may begin one for somebody absent."""
    found = own.transfers(request.actor)
    mine = [one for one in found if _waits(one, request.actor.person)]
    context = {"to_sign": mine, "others": [one for one in found if one not in mine], "people": _people(request)}
    return render(request, "desk/transfers.html", context)


def _waits(found: Transfer, person: int | None) -> bool:
    return found.dropped_at is None and any(
        one.receiver == person and one.at is None and one.words is None for one in found.lines
    )


def _people(request: Request) -> list[Candidate]:
    """For a head: those of the units below, for whom they may sign in absence."""
    units = {unit for hat in request.actor.hats if Role.HEAD in hat.roles for unit in hat.units}
    chairs = directory.posts(units, day_of(request.now), request.revisions.get("directory", 0)) if units else ()
    found = {
        one.holder.person: Candidate(one.holder.person, one.holder.username, one.holder.name, one.title)
        for one in chairs if one.holder is not None and one.holder.person != request.actor.person
    }  # fmt: skip
    return sorted(found.values(), key=lambda one: one.name)


@who(*WORKERS)
def new(request: Request) -> HttpResponse:
    """What the giver has in hand, each with who may receive it; POST signs for giving."""
    giver = _giver(request)
    steps = own.would_move(request.actor, giver, day_of(request.now))
    if request.method != "POST":
        return _form(request, giver, steps)
    wanted = {(one.carried.code, one.carried.step): _receiver(request, one) for one in steps}
    try:
        number = work.draft(
            giver=giver, wanted={key: to for key, to in wanted.items() if to}, reason=request.POST.get("reason", ""),
            by=request.actor, at=request.now,
        )  # fmt: skip
    except NotYours:
        raise
    except Refused as no:
        return _form(request, giver, steps, Text(no.vi, no.en))
    return HttpResponseRedirect(reverse("desk:transfer", args=[number]))


def _giver(request: Request) -> int:
    """The reader, or whom a head named. Raises NotYours for anybody else's work."""
    named = request.GET.get("tu", "")
    if not named:
        return request.actor.person or 0
    found = next((one for one in _people(request) if one.username == named), None)
    if found is None:
        raise NotYours
    return found.person


def _receiver(request: Request, one: Proposal) -> int:
    typed = request.POST.get(_field(one), "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0


def _field(one: Proposal) -> str:
    return f"to-{one.carried.code}-{one.carried.step}"


def _form(request: Request, giver: int, steps: list[Proposal], wrong: Text | None = None) -> HttpResponse:
    """Everything goes to one person where that is possible, until somebody chooses otherwise."""
    everybody = {who.person: who for one in steps for who in one.candidates}
    first = request.GET.get("cho", "")
    main = next((one.person for one in everybody.values() if one.username == first), 0)
    choices = [Choice(one, _field(one), _proposed(request, one, main)) for one in steps]
    context = {
        "giver": accounts.person(giver), "own": giver == request.actor.person, "wrong": wrong, "first": first,
        "movable": [one for one in choices if one.proposal.candidates], "query": request.GET.urlencode(),
        "stays": [one.proposal for one in choices if not one.proposal.candidates],
        "people": sorted(everybody.values(), key=lambda one: one.name), "reason": request.POST.get("reason", ""),
    }  # fmt: skip
    return render(request, "desk/new_transfer.html", context, status=422 if wrong else 200)


def _proposed(request: Request, one: Proposal, main: int) -> int:
    if request.method == "POST":
        return _receiver(request, one)
    able = [who.person for who in one.candidates]
    return main if main in able else (able[0] if able else 0)


@who(*WORKERS)
def transfer(request: Request, number: int) -> HttpResponse:
    """One list: what waits, what moved by the log, who signed; POST signs for receiving, or takes it back."""
    if request.method == "POST":
        wrong = _act(request, number)
        if wrong is None:
            return HttpResponseRedirect(reverse("desk:transfer", args=[number]))
        messages.error(request, wrong.to(request.reader.language))
    found = own.transfer(request.actor, number)
    context = {
        "list": found, "moved": moved_by(number), "signs": _waits(found, request.actor.person),
        "gives": request.actor.person in {found.giver, found.drafted_by} and bool(found.waits_for),
        "waiting": [one for one in found.lines if one.at is None and one.words is None],
        "stays": [one for one in found.lines if one.words is not None],
    }  # fmt: skip
    return render(request, "desk/transfer.html", context)


def _act(request: Request, number: int) -> Text | None:
    try:
        if request.POST.get("do") == "drop":
            work.take_back(number=number, by=request.actor, at=request.now)
        else:
            work.sign(number=number, by=request.actor, at=request.now)
    except NotYours:
        raise
    except Refused as no:
        return Text(no.vi, no.en)
    return None
