"""The bar above the counter: who is called, who is next; and the page it stands on alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.doors.desk.counter.seat import Seat, seat
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.queueing import queries
from motcua.queueing.operations import calling, drawing, seating
from motcua.queueing.queries import Board, WindowView
from motcua.queueing.terms import NEEDS, Need, Source


@who(Role.COUNTER)
@never_cache
def bar(request: Request) -> HttpResponse:
    """The bar as a part of a page or alone; on POST one act, then the bar again."""
    here = _hall(request)
    refused = None
    if request.method == "POST":
        try:
            _act(request, here)
        except NotYours:
            raise
        except Refused as no:
            refused = Text(no.vi, no.en)
        if not request.htmx and refused is None:
            return HttpResponseRedirect(reverse("desk:calling"))
    template = "desk/queue/_bar.html" if request.htmx else "desk/queue/page.html"
    return render(request, template, _shown(request, here, refused), status=409 if refused else 200)


def _hall(request: Request) -> Seat:
    return seat(request, request.POST.get("unit", request.GET.get("unit", "")))


def _shown(request: Request, here: Seat, refused: Text | None) -> dict[str, Any]:
    board = queries.board(here.unit.id, request.now)
    mine = _mine(board, request)
    others = [g for g in board.groups if mine and mine.ticket and g.letter != mine.ticket.letter]
    served = [g for g in board.groups if mine and g.letter in mine.letters]
    return {
        "unit": here.unit, "units": here.others, "board": board, "mine": mine, "others": others, "key": uuid4(),
        "waiting": sum(g.count for g in served), "oldest": min((g.oldest for g in served if g.oldest), default=None),
        "closed": queries.closed(here.unit.id, request.now),
        "refused": refused, "needs": [(n.value, words) for n, words in NEEDS.items()], "now": request.now,
    }  # fmt: skip


def _mine(board: Board, request: Request) -> WindowView | None:
    return next((w for w in board.windows if w.open and w.person == request.actor.person), None)


def _act(request: Request, here: Seat) -> None:
    """One press, by the button's name; unknown ones do nothing."""
    act = _ACTS.get(request.POST.get("do", ""))
    if act is not None:
        act(request, here, _number(request.POST.get("window", "")), request.POST.get("seen", "")[:64])


def _draw(request: Request, here: Seat, window: int, seen: str) -> None:
    need, typed = request.POST.get("need", ""), request.POST.get("key", "")
    drawing.draw(
        unit=here.unit.code, letter=request.POST.get("letter", "")[:1], key=_key(typed), source=Source.CLERK,
        need=Need(need) if need in set(Need) else Need.NONE, by=request.actor, at=request.now,
    )  # fmt: skip


def _transfer(request: Request, here: Seat, window: int, seen: str) -> None:
    letter = request.POST.get("letter", "")[:1]
    calling.transfer(window=window, seen=seen, letter=letter, by=request.actor, at=request.now)


def _recall(request: Request, here: Seat, window: int, seen: str) -> None:
    calling.recall(window=window, ticket=request.POST.get("ticket", seen), by=request.actor, at=request.now)


_ACTS: dict[str, Callable[[Request, Seat, int, str], object]] = {
    "open": lambda r, _, window, __: seating.open_window(window=window, by=r.actor, at=r.now),
    "close": lambda r, _, window, __: seating.close_window(window=window, by=r.actor, at=r.now),
    "next": lambda r, _, window, seen: calling.call_next(window=window, seen=seen, by=r.actor, at=r.now),
    "skip": lambda r, _, window, seen: calling.skip(window=window, seen=seen, by=r.actor, at=r.now),
    "begin": lambda r, _, window, seen: calling.begin(window=window, seen=seen, by=r.actor, at=r.now),
    "end": lambda r, _, window, seen: calling.end(window=window, seen=seen, by=r.actor, at=r.now),
    "recall": _recall,
    "transfer": _transfer,
    "draw": _draw,
}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0


def _key(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()
