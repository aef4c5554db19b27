"""After the counter's answer: the code in large type, the secret, the slip to print, and on to the next person."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.rules import secret_of
from motcua.dossiers.terms import Act
from motcua.kernel.actor import Role

#: what the counter answers with, each with a slip of its own
ANSWERS = frozenset({Act.ACCEPT, Act.REFUSE, Act.REQUEST_SUPPLEMENT})


@who(Role.COUNTER)
def taken(request: Request, code: str) -> HttpResponse:
    """What the clerk reads out and hands over."""
    page = queries.page(request.actor, code, request.now)
    slip = next((event for event in reversed(page.events) if event.act in ANSWERS), None)
    context = {"page": page, "slip": slip, "secret": secret_of(page.code, settings.TRACKING_KEY)}
    return render(request, "desk/taken.html", context)
