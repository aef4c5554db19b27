"""The holder of a slip says how they were served; nobody has to."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, who
from motcua.doors.portal.tracking import views
from motcua.feedback import operations as feedback
from motcua.feedback.terms import SCORES, Place


@who(CITIZEN)
@never_cache
def rate(request: Request, code: str, secret: str) -> HttpResponse:
    """The question; an answer leads back."""
    found = views.open_with(request, code, secret)
    if found is None:
        return views.asked(request, code, {"ma": views.WRONG}, status=404)
    said = request.POST.get("score", "")
    if request.method == "POST" and said in {"1", "2", "3", "4", "5"}:
        feedback.rate(
            code=found.code, score=int(said), place=Place.ONLINE, by=views.OWNER, at=request.now, secret=secret
        )
        return HttpResponseRedirect(reverse("portal:follow", args=[code, secret]))
    return render(
        request,
        "portal/rate.html",
        {"d": found, "scores": SCORES, "back": reverse("portal:follow", args=[code, secret])},
    )
