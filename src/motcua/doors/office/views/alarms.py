"""Cảnh báo: what waits too long, or where nobody can act, each with the act that mends it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.kit import alarms as shown
from motcua.doors.kit import inspection
from motcua.doors.kit.request import Request
from motcua.doors.kit.roles import ROLES
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.promises.queries import standing
from motcua.promises.terms import Kind
from motcua.queueing import queries as queueing

PAGE = 50


@who(*Role)
def alarms(request: Request) -> HttpResponse:
    """Those on the reader's own desk, or on every desk they oversee; of one kind, or all."""
    overseer = bool(request.actor.roles & standing.OVERSEERS)
    everybody = overseer and request.GET.get("ban", "") == "tat-ca"
    kind = _kind(request.GET.get("loai", ""))
    counts = standing.counts(request.actor, request.now, everybody=everybody)
    found = standing.standing(
        request.actor, request.now, kinds=[kind] if kind else tuple(Kind), everybody=everybody, limit=PAGE
    )
    context = {
        "lines": list(shown.lines(found, request.actor.roles)), "kind": kind, "overseer": overseer,
        "everybody": everybody, "total": sum(counts.values()), "most": PAGE,
        "kinds": [(one, words, counts[one]) for one, (_, words) in shown.KINDS.items()],
        "desks": [(desk, ROLES[desk.role], shown.WHY[desk.gap]) for desk in standing.empty_desks(request.actor)],
        "administers": Role.ADMIN in request.actor.roles, "health": inspection.health(request.now),
        "halls": queueing.alarms(request.actor, request.now),
        "works": request.actor.roles != {Role.ADMIN},
    }  # fmt: skip
    return render(request, "office/alarms.html", context)


def _kind(said: str) -> Kind | None:
    return Kind(said) if said in {kind.value for kind in Kind} else None
