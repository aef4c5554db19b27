"""The page of a post: its holder, and the four things an administrator may decide about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.directory import access, operations, queries
from motcua.doors.console.days import revision, today
from motcua.doors.console.forms import Appointment, ComingBack, Relief, StandIn
from motcua.doors.console.people import roster
from motcua.doors.kit.request import Request
from motcua.doors.kit.roles import ROLES
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text


@who(Role.ADMIN)
def post(request: Request, post_id: int) -> HttpResponse:
    """The post today."""
    return _page(request, post_id)


@who(Role.ADMIN)
@require_POST
def stand_in(request: Request, post_id: int) -> HttpResponse:
    """Somebody wears the hat during an absence, or nobody does yet."""
    return _decide(request, post_id, StandIn, _absent)


def _absent(*, person: str, **said: Any) -> int:
    return operations.stand_in(person=person, **said) if person else operations.leave(**said)


@who(Role.ADMIN)
@require_POST
def come_back(request: Request, post_id: int) -> HttpResponse:
    """The holder is back early."""
    return _decide(request, post_id, ComingBack, operations.come_back)


@who(Role.ADMIN)
@require_POST
def appoint(request: Request, post_id: int) -> HttpResponse:
    """Somebody is seated in an empty post."""
    return _decide(request, post_id, Appointment, operations.appoint)


@who(Role.ADMIN)
@require_POST
def relieve(request: Request, post_id: int) -> HttpResponse:
    """The holder leaves."""
    return _decide(request, post_id, Relief, operations.relieve)


def _decide(request: Request, post_id: int, shape: type[forms.Form], operation: Callable[..., object]) -> HttpResponse:
    """Shape, then law; what was typed is kept when either is wrong."""
    form = shape(request.POST)
    if not form.is_valid():
        return _page(request, post_id, errors={k: str(v[0]) for k, v in form.errors.items()}, status=422)
    try:
        operation(post=post_id, by=request.actor, at=request.now, **form.cleaned_data)
    except NotYours:
        raise
    except Refused as no:
        return _page(request, post_id, wrong=Text(no.vi, no.en), status=409)
    return HttpResponseRedirect(reverse("console:post", args=[post_id]))


def _page(
    request: Request, post_id: int, errors: dict[str, str] | None = None, wrong: Text | None = None, status: int = 200
) -> HttpResponse:
    now, day = revision(request), today(request)
    shown = access.post(request.actor, post_id, day, now)
    context = {
        "today": day,
        "post": shown,
        "unit": queries.tree(day, now).unit(shown.unit),
        "roles": [ROLES[r] for r in shown.roles],
        "people": roster(request),
        "typed": request.POST,
        "errors": errors or {},
        "wrong": wrong,
    }
    return render(request, "console/post.html", context, status=status)
