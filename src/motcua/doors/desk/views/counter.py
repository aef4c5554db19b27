"""The counter: one screen from the person to the slip."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.catalogue.queries import BundleView
from motcua.doors.desk.counter import checking, known, page, papers, preview, typed
from motcua.doors.desk.counter.page import Table
from motcua.doors.desk.counter.seat import Seat, seat
from motcua.doors.desk.counter.typed import Typed
from motcua.doors.kit import told
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers.operations import bundling, intake, submit
from motcua.dossiers.terms import Channel, Done
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.notices import operations as notices
from motcua.notices.terms import Wish

#: the two ways on when a dossier cannot be accepted now: the act whose page opens
TURNED = {"supplement": "desk:request_supplement", "refuse": "desk:refuse"}

#: how it is filed, by the form's value: the channel, and whether the officer files online for who has no means to
CHANNELS = {"1": (Channel.DIRECT, False), "2": (Channel.ONLINE, True), "3": (Channel.POST, False)}


@who(Role.COUNTER)
def counter(request: Request) -> HttpResponse:
    """The form; on POST searched, previewed, accepted or registered, by the button pressed."""
    form, wanted = typed.read(request.POST), request.POST.get("do", "")
    form = replace(form, procedure=request.POST.get("pick", form.procedure))
    if form.query and wanted == "look":
        form = replace(form, procedure="")
    if wanted == "suggest":
        return suggest(request, form)
    person = known.fill(request, form, request.POST.get("person", ""))
    here, table = seat(request, form.unit), page.lay(request, person, request.POST)
    if person.unreadable:
        return _show(request, here, table, {"id_no": person.unreadable}, status=422)
    if wanted == "take-in" or wanted in TURNED:
        return _file(request, here, table, wanted)
    return _show(request, here, table, {})


def suggest(request: Request, form: Typed) -> HttpResponse:
    """Procedures for the words typed so far; nothing is chosen yet."""
    hits = page.found(form.query) if form.query else ()
    sure = [hit for hit in hits if not hit.weak]
    return render(request, "desk/counter/_hits.html", {"hits": sure, "here": request.path})


def _file(request: Request, here: Seat, table: Table, wanted: str) -> HttpResponse:
    errors = checking.person(table.typed) | checking.middle(table.typed, table.rows, whole=wanted == "take-in")
    errors |= checking.arrival(table.typed, request.now)
    if errors:
        return _show(request, here, table, errors, status=422)
    try:
        filed = _take_in(request, here, table) if wanted == "take-in" else (_register(request, here, table),)
    except NotYours:
        raise
    except Refused as no:
        return _show(request, here, replace(table, refused=Text(no.vi, no.en)), {}, status=409)
    wish = told.wish_of(table.typed.wish) or Wish.USUAL
    if wish is not Wish.USUAL:
        for done in filed:
            notices.choose(subject=done.code, wish=wish, by=request.actor, at=request.now)
    onward = "desk:taken" if wanted == "take-in" else TURNED[wanted]
    return HttpResponseRedirect(reverse(onward, args=[filed[0].code]))


def _take_in(request: Request, here: Seat, table: Table) -> tuple[Done, ...]:
    if table.chosen is not None:
        return _file_together(request, here, table, table.chosen)
    return (intake.take_in(**_filing(request, here, table)),)


def _register(request: Request, here: Seat, table: Table) -> Done:
    return submit.submit(**_filing(request, here, table))


def _filing(request: Request, here: Seat, table: Table) -> dict[str, Any]:
    """One dossier as an operation takes it."""
    form = table.typed
    return _common(request, here, table) | {
        "procedure": form.procedure, "papers": papers.handed_in(table.rows), "answers": {},
        "case": form.case or None, "competent": form.competent or None,
    }  # fmt: skip


def _common(request: Request, here: Seat, table: Table) -> dict[str, Any]:
    """What one dossier and several filed together have in common."""
    form = table.typed
    channel, assisted = CHANNELS.get(form.channel, CHANNELS["1"])
    return {
        "unit": here.unit.code, "applicant": form.applicant(), "channel": channel, "assisted": assisted,
        "subject": form.subject, "delivery": form.delivery, "return_at": form.return_at,
        "happened_at": preview.arrival(form, request.now), "by": request.actor, "at": request.now, "key": form.key,
    }  # fmt: skip


def _file_together(request: Request, here: Seat, table: Table, chosen: BundleView) -> tuple[Done, ...]:
    """One declaration, several dossiers; the first one's slip is read out, its page shows the others."""
    form = table.typed
    parts = bundling.parts_of(
        chosen, papers=papers.handed_in(table.rows), answers={}, competent=form.competent or None,
        case=form.case or None,
    )  # fmt: skip
    return bundling.file_together(parts=parts, accept=True, **_common(request, here, table))


def _show(request: Request, here: Seat, table: Table, errors: checking.Errors, status: int = 200) -> HttpResponse:
    return render(request, "desk/counter.html", page.shown(request, here, table, errors), status=status)
