"""Book a time, see or cancel it, follow a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.doors.kit import qr
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, PUBLIC, who
from motcua.kernel.actor import citizen
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.queueing import queries
from motcua.queueing.operations import booking, from_home
from motcua.queueing.queries import Free, GroupView, Hall
from motcua.queueing.terms import NEEDS, Need

#: who books is known by the booking's code
SOMEBODY = citizen("")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What has been chosen so far, of what there is."""

    halls: tuple[Hall, ...]
    hall: Hall | None
    groups: tuple[GroupView, ...]
    group: GroupView | None
    days: tuple[date, ...]
    day: date | None
    slots: tuple[Free, ...]


@require_http_methods(["GET", "POST"])
@who(PUBLIC)
@never_cache
def book(request: Request) -> HttpResponse:
    """Where, what for, which day, which slot; then the identity number."""
    chosen, wrong = _chosen(request), None
    if request.method == "POST":
        try:
            made = _book(request, chosen)
            return HttpResponseRedirect(reverse("portal:booking", args=[made]))
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    context = {
        "chosen": chosen, "wrong": wrong, "key": request.POST.get("key") or uuid4(), "typed": request.POST,
        "needs": [(need.value, words) for need, words in NEEDS.items()],
    }  # fmt: skip
    return render(request, "portal/book.html", context, status=422 if wrong else 200)


def _chosen(request: Request) -> Chosen:
    """From the address, step by step: what is not chosen yet, or cannot be, is None."""
    halls = queries.halls(request.now)
    only = halls[0] if len(halls) == 1 else None
    hall = next((h for h in halls if h.code == request.GET.get("noi")), only)
    groups = tuple(g for g in queries.board(hall.unit, request.now).groups if g.quota) if hall else ()
    group = next((g for g in groups if g.letter == request.GET.get("nhom")), None)
    days = tuple(queries.days(hall.unit, request.now)) if hall and group else ()
    day = next((d for d in days if d.isoformat() == request.GET.get("ngay")), None)
    free = queries.free_of(group.id, day, request.now) if group and day else ()
    return Chosen(halls, hall, groups, group, days, day, tuple(free))


def _book(request: Request, chosen: Chosen) -> str:
    if chosen.hall is None or chosen.group is None or chosen.day is None:
        raise Refused("Chọn nơi, việc và ngày trước.", "Choose place, matter and day first.")
    typed, need = request.POST, request.POST.get("need", "")
    made = booking.book(
        unit=chosen.hall.code, letter=chosen.group.letter, day=chosen.day, start=_number(typed.get("start", "")),
        id_no=typed.get("id_no", "")[:20], phone=typed.get("phone", ""), email=typed.get("email", ""),
        need=Need(need) if need in set(Need) else Need.NONE, key=key_of(typed.get("key", "")), by=SOMEBODY,
        at=request.now,
    )  # fmt: skip
    return made.code


@require_http_methods(["GET", "POST"])
@who(CITIZEN)
@never_cache
def booked(request: Request, code: str) -> HttpResponse:
    """The booking, for who holds its code: shown at the machine, or cancelled."""
    if request.method == "POST":
        booking.cancel(code=code, by=SOMEBODY, at=request.now)
        return HttpResponseRedirect(reverse("portal:booking", args=[code]))
    found = queries.booking(code)
    address = f"{settings.PUBLIC_ADDRESS}{reverse('portal:booking', args=[found.code])}"
    return render(request, "portal/booking.html", {"booking": found, "qr": qr.drawn(address)})


@require_http_methods(["GET", "POST"])
@who(CITIZEN)
@never_cache
def number(request: Request, ticket: str, secret: str) -> HttpResponse:
    """Where one's number stands, the page asks anew by itself; on POST it goes to the end of its line."""
    wrong = None
    if request.method == "POST":
        try:
            left = _number(request.POST.get("left", ""))
            from_home.requeue(code=ticket, secret=secret, left=left, by=SOMEBODY, at=request.now)
            return HttpResponseRedirect(reverse("portal:number", args=[ticket, secret]))
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    context = {"place": queries.place(ticket, secret, request.now), "wrong": wrong}
    return render(request, "portal/number.html", context, status=409 if wrong else 200)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else -1


def key_of(typed: str) -> UUID:
    """The key of a page sent twice; what is none counts as a page of its own."""
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()
