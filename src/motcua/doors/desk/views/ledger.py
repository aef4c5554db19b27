"""Sổ lời hẹn: every date ever promised for a dossier, with its paper and its author."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.desk.readers import READERS
from motcua.doors.kit import promise
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries


@who(*READERS)
def ledger(request: Request, code: str) -> HttpResponse:
    """For whoever may see the dossier; the look leaves its trace."""
    found = queries.promises(request.actor, code, request.now)
    context = {
        "ledger": found, "strip": promise.of_ledger(found, request.now), "base": reverse("desk:dossier", args=[code]),
    }  # fmt: skip
    return render(request, "desk/ledger.html", context)
