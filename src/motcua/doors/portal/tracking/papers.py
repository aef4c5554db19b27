"""What the owner of a dossier sees of its papers: how each became electronic, and what it was used for since."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.documents import queries as documents
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, who
from motcua.doors.portal.tracking import views
from motcua.dossiers.queries import store


@who(CITIZEN)
@never_cache
def papers(request: Request, code: str, secret: str) -> HttpResponse:
    """The papers held of this dossier, and every use of them (A138)."""
    found = views.open_with(request, code, secret)
    if found is None:
        return views.asked(request, code, {"ma": views.WRONG}, status=404)
    held, uses = store.own_store(found.code, secret)
    verdicts = documents.signed([one.file for one in held])
    context = {
        "d": found,
        "held": [(one, verdicts.get(one.file)) for one in held],
        "uses": uses,
        "back": reverse("portal:follow", args=[code, secret]),
    }
    return render(request, "portal/papers.html", context)
