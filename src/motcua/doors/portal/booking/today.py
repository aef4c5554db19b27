"""A number for today, drawn from home: where, what for, who; then it is followed on the phone."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.doors.kit.guesses import Guesses, address_of
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.doors.portal.booking.views import SOMEBODY, key_of
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.queueing import queries
from motcua.queueing.operations import from_home
from motcua.queueing.queries import GroupView, Hall
from motcua.queueing.terms import NEEDS, Need

#: presses from one address in ten minutes, whatever came of them
FLOOD = Guesses(tries=20)


@require_http_methods(["GET", "POST"])
@who(PUBLIC)
@never_cache
def today(request: Request) -> HttpResponse:
    """Where, and what for, each with who waits and how long; then identity number and phone."""
    halls = queries.halls(request.now)
    hall = next((h for h in halls if h.code == request.GET.get("noi")), halls[0] if len(halls) == 1 else None)
    groups = queries.board(hall.unit, request.now).groups if hall else ()
    group = next((g for g in groups if g.letter == request.GET.get("nhom")), None)
    closed = queries.closed(hall.unit, request.now) if hall else None
    never = queries.none_from_home(hall.unit, group, request.now) if hall and group else None
    wrong = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_drawn(request, hall, group))
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    context = {
        "halls": halls, "hall": hall, "groups": groups, "group": group, "wrong": wrong, "typed": request.POST,
        "never": closed or never, "closed": closed,
        "key": request.POST.get("key") or uuid4(), "needs": [(need.value, words) for need, words in NEEDS.items()],
    }  # fmt: skip
    return render(request, "portal/today.html", context, status=422 if wrong else 200)


def _drawn(request: Request, hall: Hall | None, group: GroupView | None) -> str:
    if hall is None or group is None:
        raise Refused("Chọn nơi và việc trước.", "Choose place and matter first.")
    FLOOD.must_wait(address_of(request), request.now)
    FLOOD.failed(address_of(request), request.now)
    typed, need = request.POST, request.POST.get("need", "")
    ticket = from_home.draw(
        unit=hall.code, letter=group.letter, id_no=typed.get("id_no", "")[:20], phone=typed.get("phone", "")[:20],
        need=Need(need) if need in set(Need) else Need.NONE, key=key_of(typed.get("key", "")), by=SOMEBODY,
        at=request.now,
    )  # fmt: skip
    return reverse("portal:number", args=[ticket.code, ticket.secret])
