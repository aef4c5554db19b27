"""A second name under work that was done before it was typed: confirmed, or sent back with a reason."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import ACT_NAMES, WHO, Act
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: declarations on one page; the oldest first, so the rest comes up by itself
PAGE = 50


@who(*sorted(WHO[Act.CONFIRM]))
def confirmations(request: Request) -> HttpResponse:
    """What colleagues declared and nobody has answered for."""
    return _show(request)


@who(*sorted(WHO[Act.CONFIRM]))
def confirm(request: Request, code: str, seq: int) -> HttpResponse:
    """One declaration, answered; typed or reloaded, the address leads to the list."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk:confirmations"))
    agrees = request.POST.get("do") != "reject"
    try:
        resolve.confirm(
            code=code, seq=seq, by=request.actor, at=request.now, agrees=agrees,
            reason=request.POST.get("reason", ""), key=request.POST.get("key") or None,
        )  # fmt: skip
    except NotYours:
        raise
    except Refused as no:
        return _show(request, Text(no.vi, no.en), status=409)
    messages.success(request, f"{ACT_NAMES[Act.CONFIRM].to(request.reader.language)}: {code}.")
    return HttpResponseRedirect(reverse("desk:confirmations"))


def _show(request: Request, refused: Text | None = None, status: int = 200) -> HttpResponse:
    found = queries.to_confirm(request.actor, PAGE)
    context = {"rows": [(one, uuid4().hex) for one in found], "refused": refused}
    return render(request, "desk/confirmations.html", context, status=status)
