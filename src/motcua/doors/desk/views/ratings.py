"""At hand-out the screen is turned round: how was it? Five buttons, and one to pass over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.feedback import operations as feedback
from motcua.feedback.terms import SCORES, Place
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

THANKS = Text("Cảm ơn Ông/Bà đã đánh giá.", "Thank you for your answer.")


@who(Role.COUNTER)
def rate(request: Request, code: str) -> HttpResponse:
    """The question, or its answer."""
    page = queries.page(request.actor, code)
    said, language = request.POST.get("score", ""), request.reader.language
    if request.method == "POST" and said in {"1", "2", "3", "4", "5"}:
        try:
            feedback.rate(code=page.code, score=int(said), place=Place.COUNTER, by=request.actor, at=request.now)
            messages.success(request, THANKS.to(language))
        except NotYours:
            raise
        except Refused as no:
            messages.warning(request, Text(no.vi, no.en).to(language))
        return HttpResponseRedirect(reverse("desk:dossier", args=[page.code]))
    return render(request, "desk/rating.html", {"page": page, "scores": SCORES})
