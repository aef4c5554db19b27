"""The screen of the waiting room: what is called where, how many wait, how long, what is announced, how the unit does.
No name, nothing personal."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from motcua.doors.kiosk import device, standing
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.queueing import queries
from motcua.queueing.queries import Board
from motcua.queueing.rules import labels


@require_GET
@who(PUBLIC)
@never_cache
def screen(request: Request, counter: str) -> HttpResponse:
    """The whole screen; it asks for the table anew every few seconds."""
    return render(request, "kiosk/screen.html", _shown(request, counter))


@require_GET
@who(PUBLIC)
@never_cache
def table(request: Request, counter: str) -> HttpResponse:
    """What changes on it."""
    return render(request, "kiosk/_table.html", _shown(request, counter))


def _shown(request: Request, counter: str) -> dict[str, Any]:
    unit = device.hall(request, counter)
    board = queries.board(unit.id, request.now)
    return {
        "unit": unit, "board": board, "closed": queries.closed(unit.id, request.now),
        "asks": next((w.number for w in board.windows if w.open), None), "calls": _calls(board), "now": request.now,
        "announced": queries.shown_on(unit.id, request.now), "standing": standing.of(unit.id, request.now),
    }  # fmt: skip


def _calls(board: Board) -> list[tuple[str, str]]:
    """What is to be spoken: a mark that changes with every call, and the words."""
    return [
        (f"{w.ticket.code}/{w.number}/{w.ticket.calls}", labels.spoken(w.ticket.label, w.number))
        for w in board.windows
        if w.ticket and w.ticket.calls
    ]
