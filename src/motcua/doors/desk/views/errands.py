"""Việc giao: small tasks turned out of a line, with one owner and a day."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.directory.queries import PostView
from motcua.doors.desk.views.inbox import WORKERS
from motcua.doors.kit import lines
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.work import operations as work
from motcua.work import queries as own

#: a day that is proposed: long enough to do it, short enough to matter
SOON = timedelta(days=2)
NO_DAY = Text("Chọn ngày phải xong.", "Choose the day it is due.")
NOBODY = Text("Chọn người làm.", "Choose who does it.")


@who(*WORKERS)
def errands(request: Request) -> HttpResponse:
    """What waits for the reader, what they gave; POST closes one with a word."""
    wrong = _close(request) if request.method == "POST" else None
    if request.method == "POST" and wrong is None:
        return HttpResponseRedirect(reverse("desk:errands"))
    found, today = own.errands(request.actor), day_of(request.now)
    mine = [one for one in found if one.owner == request.actor.person]
    context = {
        "mine": [(one, one.late(today)) for one in mine if one.closed_at is None],
        "given": [(one, one.late(today)) for one in found if one not in mine and one.closed_at is None],
        "done": [one for one in found if one.closed_at is not None][:50], "wrong": wrong,
        "number": request.POST.get("number", ""), "words": request.POST.get("words", ""),
        "overdue": own.overdue(request.actor, today),
    }  # fmt: skip
    return render(request, "desk/errands.html", context, status=422 if wrong else 200)


def _close(request: Request) -> Text | None:
    typed = request.POST.get("number", "")
    try:
        work.close(number=_number(typed), words=request.POST.get("words", ""), by=request.actor, at=request.now)
    except NotYours:
        raise
    except Refused as no:
        return Text(no.vi, no.en)
    return None


@who(Role.HEAD)
def new(request: Request) -> HttpResponse:
    """A task out of a line: about which file, who, until when, what."""
    code = request.GET.get("ho-so", "")[:64]
    row = queries.named(request.actor, [code]).get(code)
    if row is None:
        raise NotYours
    line = lines.opened(code, request.GET.get("dong", ""))
    wrong = _assign(request, code, line) if request.method == "POST" else None
    if request.method == "POST" and wrong is None:
        return HttpResponseRedirect(reverse("desk:errands"))
    context = {
        "row": row, "line": line, "people": _people(request), "wrong": wrong,
        "typed": request.POST, "due": request.POST.get("due") or (day_of(request.now) + SOON).isoformat(),
    }  # fmt: skip
    return render(request, "desk/new_errand.html", context, status=422 if wrong else 200)


def _assign(request: Request, code: str, line: str) -> Text | None:
    owner, due = _number(request.POST.get("owner", "")), _day(request.POST.get("due", ""))
    if not owner or due is None:
        return NO_DAY if due is None else NOBODY
    try:
        work.assign(
            code=code, words=request.POST.get("words", ""), owner=owner, due=due, by=request.actor, at=request.now,
            line=line,
        )  # fmt: skip
    except NotYours:
        raise
    except Refused as no:
        return Text(no.vi, no.en)
    return None


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _people(request: Request) -> list[PostView]:
    """Posts with somebody in them, in the units the reader heads."""
    units = {unit for hat in request.actor.hats if Role.HEAD in hat.roles for unit in hat.units}
    chairs = directory.posts(units, day_of(request.now), request.revisions.get("directory", 0))
    return [post for post in chairs if post.holder is not None and post.holder.active]
