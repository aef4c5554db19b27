"""Undoing one's own last act, from the file page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import ACT_NAMES, WHO, Act
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text


@who(*sorted(WHO[Act.UNDO]))
def undo(request: Request, code: str) -> HttpResponse:
    """One press; why it cannot be is said on the file page, to which a typed address leads too."""
    if request.method == "POST":
        _undo(request, code)
    return HttpResponseRedirect(reverse("desk:dossier", args=[code]))


def _undo(request: Request, code: str) -> None:
    try:
        resolve.undo(code=code, by=request.actor, at=request.now, key=request.POST.get("key") or None)
    except NotYours:
        raise
    except Refused as no:
        messages.error(request, Text(no.vi, no.en).to(request.reader.language))
    else:
        messages.success(request, f"{ACT_NAMES[Act.UNDO].to(request.reader.language)}: {code}.")
