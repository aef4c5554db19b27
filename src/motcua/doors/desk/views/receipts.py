"""Hand-overs between units: what waits for our signature, what we gave away, who has signed for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import HandOver
from motcua.kernel.actor import Role


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one unit gave another: one list to print, with room for both signatures."""

    giver: str
    receiver: str
    lines: tuple[HandOver, ...]
    papers: int


@who(Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK)
def receipts(request: Request) -> HttpResponse:
    """Three lists; for a head also what came back once too often."""
    given = queries.given(request.actor)
    context = {
        "to_sign": [(one, uuid4().hex) for one in queries.to_sign(request.actor)],
        "waiting": _bundles(one for one in given if not one.taken_by),
        "signed": _bundles(one for one in given if one.taken_by),
        "to_decide": queries.to_decide(request.actor, request.now) if Role.HEAD in request.actor.roles else [],
    }
    return render(request, "desk/receipts.html", context)


def _bundles(found: Iterable[HandOver]) -> list[Bundle]:
    lines = sorted(found, key=_ends)
    return [_bundle(*ends, tuple(of_both)) for ends, of_both in groupby(lines, key=_ends)]


def _ends(line: HandOver) -> tuple[str, str]:
    return line.giver, line.receiver


def _bundle(giver: str, receiver: str, lines: tuple[HandOver, ...]) -> Bundle:
    return Bundle(giver, receiver, lines, sum(line.papers for line in lines))
