"""How a counter's hall is arranged: its groups and windows, and the machines that give numbers in it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.directory import access
from motcua.doors.console.days import revision, today
from motcua.doors.kit import machine
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.queueing import queries
from motcua.queueing.operations import arranging
from motcua.queueing.operations.arranging import GroupSaid

#: empty lines for what is new
SPARE = 2
#: what a group's line may say, with its bounds
NUMBERS = {"promise": (5, 480), "slot": (5, 240), "quota": (0, 100)}


@who(Role.ADMIN)
def hall(request: Request, code: str) -> HttpResponse:
    """The arrangement as it stands; on POST changed, a machine registered, or one revoked."""
    unit = access.unit(request.actor, code, today(request), today(request), revision(request))
    wrong = None
    if request.method == "POST":
        try:
            return _changed(request, unit.code)
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    board = queries.board(unit.id, request.now)
    context = {
        "unit": unit, "board": board, "wrong": wrong, "devices": queries.devices(unit.id), "spare": range(SPARE),
        "here": machine.counter_of(request) == unit.id, "next": max((w.number for w in board.windows), default=0),
    }  # fmt: skip
    return render(request, "console/hall.html", context, status=409 if wrong else 200)


def _changed(request: Request, code: str) -> HttpResponse:
    back = HttpResponseRedirect(reverse("console:hall", args=[code]))
    match request.POST.get("do"):
        case "arrange":
            groups, windows = list(_groups(request)), dict(_windows(request))
            arranging.arrange(unit=code, groups=groups, windows=windows, by=request.actor, at=request.now)
        case "register":
            name = request.POST.get("name", "")
            machine.keep(back, arranging.register(unit=code, name=name, by=request.actor, at=request.now))
        case "revoke":
            device = _number(request, "device", 0, 10**12)
            arranging.revoke(device=device, by=request.actor, at=request.now)
    return back


def _groups(request: Request) -> Iterator[GroupSaid]:
    """The lines of groups that have a letter."""
    said = [request.POST.getlist(name) for name in ("letter", "name", "name_en", *NUMBERS)]
    for letter, name, name_en, *numbers in zip(*said, strict=False):
        if not letter.strip():
            continue
        plain = letter.strip().upper()
        if len(plain) != 1 or not "A" <= plain <= "Z" or not name.strip():
            raise Refused(
                f"Nhóm “{letter[:10]}”: cần một chữ cái A-Z và tên.",
                f"Group “{letter[:10]}”: A to Z, and a name.",
            )
        counts = [_within(n, *NUMBERS[what], what) for n, what in zip(numbers, NUMBERS, strict=True)]
        yield GroupSaid(plain, name.strip()[:120], name_en.strip()[:120], *counts)


def _windows(request: Request) -> Iterator[tuple[int, list[str]]]:
    """The lines of windows that serve something: number, letters."""
    pairs = zip(request.POST.getlist("window"), request.POST.getlist("letters"), strict=False)
    for number, letters in pairs:
        if letters.strip():
            served = dict.fromkeys(sign for sign in letters.upper() if "A" <= sign <= "Z")
            yield _within(number, 1, 999, "window"), list(served)


def _number(request: Request, name: str, least: int, most: int) -> int:
    return _within(request.POST.get(name, ""), least, most, name)


def _within(typed: str, least: int, most: int, name: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 12 and least <= int(typed) <= most):
        raise Refused(
            f"“{typed[:12]}” không phải một số từ {least} đến {most}. Sửa lại rồi lưu.",
            f"“{typed[:12]}” is no number from {least} to {most} ({name}).",
        )
    return int(typed)
