"""How were you served? Five large answers, about the slip just looked up or about none; nobody has to, and no name."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.directory.terms import UnitView
from motcua.doors.kiosk import device, visit
from motcua.doors.kiosk.halls import key_of
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, who
from motcua.feedback import operations as feedback
from motcua.feedback.terms import SCORES, Place
from motcua.kernel.actor import citizen
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: who answers is not asked for a name
SOMEBODY = citizen("")


@require_http_methods(["GET", "POST"])
@who(CITIZEN)
@never_cache
def rate(request: Request, counter: str) -> HttpResponse:
    """The question; after an answer the machine thanks and forgets."""
    unit, slip, wrong = device.hall(request, counter), visit.held(request), None
    if slip is None:
        device.must_stand_in(request, unit)
    if request.method == "POST":
        try:
            _keep(request, unit, slip)
            return HttpResponseRedirect(reverse("kiosk:hall", args=[unit.code]) + "?moi=cam-on")
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    context = {"unit": unit, "slip": slip, "wrong": wrong, "scores": SCORES.items(), "key": uuid4()}
    return render(request, "kiosk/rate.html", context, status=422 if wrong else 200)


def _keep(request: Request, unit: UnitView, slip: tuple[str, str] | None) -> None:
    said = request.POST.get("score", "")
    score = int(said) if said in {"1", "2", "3", "4", "5"} else 0
    if slip is None:
        feedback.rate_the_hall(unit=unit.code, key=key_of(request.POST.get("key", "")), score=score, at=request.now)
        return
    code, secret = slip
    feedback.rate(code=code, score=score, place=Place.KIOSK, by=SOMEBODY, at=request.now, secret=secret)
