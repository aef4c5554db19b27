"""What an administrator decides about a unit: a new post with its holder, another name."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.directory import access, operations
from motcua.doors.console.days import revision, today
from motcua.doors.console.forms import Renaming, Seat
from motcua.doors.console.people import roster
from motcua.doors.kit.request import Request
from motcua.doors.kit.roles import ROLES
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text


@who(Role.ADMIN)
def seat(request: Request, code: str) -> HttpResponse:
    """A new post and who sits in it; the account is made when there is none."""
    return _decide(request, code, "console/seat.html", Seat, operations.seat)


@who(Role.ADMIN)
def rename(request: Request, code: str) -> HttpResponse:
    """The unit under another name from a day on."""
    return _decide(request, code, "console/renaming.html", Renaming, operations.rename)


def _decide(
    request: Request, code: str, template: str, shape: type[forms.Form], operation: Callable[..., object]
) -> HttpResponse:
    """Ask; then shape, then law; what was typed is kept when either is wrong."""
    unit = access.unit(request.actor, code, today(request), today(request), revision(request))
    context: dict[str, object] = {"unit": unit, "typed": request.POST, "errors": {}, "today": today(request)}
    context |= _offered(request)
    if request.method != "POST":
        return render(request, template, context)
    form = shape(request.POST)
    if not form.is_valid():
        context["errors"] = {k: str(v[0]) for k, v in form.errors.items()}
        return render(request, template, context, status=422)
    try:
        operation(unit=code, by=request.actor, at=request.now, **form.cleaned_data)
    except NotYours:
        raise
    except Refused as no:
        return render(request, template, context | {"wrong": Text(no.vi, no.en)}, status=409)
    return HttpResponseRedirect(reverse("console:unit", args=[code]))


def _offered(request: Request) -> dict[str, object]:
    """What may be chosen, and what was."""
    roles = [(role.value, words.to(request.reader.language)) for role, words in ROLES.items()]
    return {"roles": roles, "chosen": request.POST.getlist("roles"), "people": roster(request)}
