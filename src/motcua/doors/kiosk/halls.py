"""The machine that gives numbers: choose, draw, read the number. Nothing is remembered between two people."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from motcua.directory.terms import UnitView
from motcua.doors.kiosk import device, visit
from motcua.doors.kit import machine, qr
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.kernel.actor import citizen
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.queueing import queries
from motcua.queueing.operations import drawing
from motcua.queueing.terms import NEEDS, Need

#: who draws is not asked for a name
SOMEBODY = citizen("")


@require_GET
@who(PUBLIC)
@never_cache
def halls(request: Request) -> HttpResponse:
    """The machine's own counter; on a demonstration, the counters to choose from."""
    mine = machine.counter_of(request)
    found = [h for h in queries.halls(request.now) if machine.open_to_all() or h.unit == mine]
    if len(found) == 1:
        return HttpResponseRedirect(reverse("kiosk:hall", args=[found[0].code]))
    return render(request, "kiosk/halls.html", {"halls": found})


@require_GET
@who(PUBLIC)
@never_cache
def hall(request: Request, counter: str) -> HttpResponse:
    """The first page of the machine; come back to after a rest, it speaks Vietnamese again and knows nobody."""
    unit = device.hall(request, counter)
    context = {"unit": unit, "board": queries.board(unit.id, request.now), "home": True}
    context["thanks"] = request.GET.get("moi") == "cam-on"
    response = render(request, "kiosk/hall.html", context)
    if "moi" in request.GET:
        visit.forget(request, response)
    return response


@require_http_methods(["GET", "POST"])
@who(PUBLIC)
@never_cache
def draw(request: Request, counter: str) -> HttpResponse:
    """Choose a matter, and whether one is served first; the number follows, or why there is none."""
    unit, wrong = device.hall(request, counter), None
    device.must_stand_in(request, unit)
    if request.method == "POST":
        try:
            return _drawn(request, unit.code)
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    context = {
        "unit": unit, "board": queries.board(unit.id, request.now), "key": uuid4(), "wrong": wrong,
        "needs": [(need.value, words) for need, words in NEEDS.items()],
    }  # fmt: skip
    return render(request, "kiosk/draw.html", context, status=409 if wrong else 200)


def _drawn(request: Request, counter: str) -> HttpResponse:
    typed = request.POST.get("need", "")
    ticket = drawing.draw(
        unit=counter, letter=request.POST.get("letter", "")[:1], key=key_of(request.POST.get("key", "")),
        need=Need(typed) if typed in set(Need) else Need.NONE, by=SOMEBODY, at=request.now,
    )  # fmt: skip
    return HttpResponseRedirect(reverse("kiosk:drawn", args=[counter, ticket.code, ticket.secret]))


def key_of(typed: str) -> UUID:
    """The key of a page sent twice; what is none counts as a page of its own."""
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()


@require_GET
@who(PUBLIC)
@never_cache
def drawn(request: Request, counter: str, ticket: str, secret: str) -> HttpResponse:
    """The number, how many are before it, and the code that follows it on a phone."""
    unit = device.hall(request, counter)
    place = queries.place(ticket, secret, request.now)
    context = {"unit": unit, "place": place, "qr": qr.drawn(f"{settings.PUBLIC_ADDRESS}{place.address}")}
    return render(request, "kiosk/drawn.html", context)


@require_http_methods(["GET", "POST"])
@who(PUBLIC)
@never_cache
def booked(request: Request, counter: str) -> HttpResponse:
    """Who booked from home types or scans the code of the booking, and has a number."""
    unit = device.hall(request, counter)
    device.must_stand_in(request, unit)
    if request.method == "POST":
        return checked_in(request, unit, request.POST.get("ma", "").strip().rstrip("/").rpartition("/")[2][:12])
    return render(request, "kiosk/booked.html", {"unit": unit, "wrong": "", "code": ""})


def checked_in(request: Request, unit: UnitView, code: str) -> HttpResponse:
    """The number a booking becomes, or why it does not."""
    try:
        ticket = drawing.check_in(code=code, by=SOMEBODY, at=request.now)
    except Refused as no:
        context = {"unit": unit, "wrong": Text(no.vi, no.en).to(request.reader.language), "code": code}
        return render(request, "kiosk/booked.html", context, status=422)
    return HttpResponseRedirect(reverse("kiosk:drawn", args=[unit.code, ticket.code, ticket.secret]))
