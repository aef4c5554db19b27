"""Finding a dossier by its slip's code, a name, a number or a phone: within reach, newest first."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.desk import rows
from motcua.doors.desk.readers import READERS
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries

MOST = 50


@who(*READERS)
def search(request: Request) -> HttpResponse:
    """The list; a whole code scanned from a slip opens its dossier at once."""
    words = request.GET.get("q", "").strip()
    found = queries.search(request.actor, words, MOST + 1)
    if len(found) == 1 and found[0].code == words.upper():
        return HttpResponseRedirect(reverse("desk:dossier", args=[found[0].code]))
    shown = [rows.line(row, request.now) for row in found[:MOST]]
    return render(request, "desk/search.html", {"query": words, "rows": shown, "more": len(found) > MOST})
