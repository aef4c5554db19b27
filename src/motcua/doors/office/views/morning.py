"""Sáng nay: dossiers in danger of missing their date, the worst first, and how far such forecasts can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.kit import promise
from motcua.doors.kit.promise import Strip
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office.letters import MANY
from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.promises.queries import letters
from motcua.promises.queries import morning as promises
from motcua.promises.queries.morning import Endangered
from motcua.promises.rules import telling


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier as the page shows it."""

    said: Endangered
    strip: Strip | None
    late: bool
    #: how long in its step, how long until its date
    time: Text
    #: whether a letter about it waits for the reader's signature
    letter: bool


@who(Role.HEAD)
def morning(request: Request) -> HttpResponse:
    """The head's list; eleven SQL, however long it is."""
    found = promises.morning(request.actor)
    drafted = frozenset(one.code for one in letters.to_sign(request.actor.headed, MANY))
    context = {
        "made_at": found.made_at, "counts": found.counts, "total": sum(found.counts.values()), "proof": found.proof,
        "lines": [_line(one, request.now, drafted) for one in found.lines],
    }  # fmt: skip
    return render(request, "office/morning.html", context)


def _line(said: Endangered, now: datetime, drafted: frozenset[str]) -> Line:
    row = said.row
    strip = None
    if row.due_at is not None:
        strip = promise.strip(
            received=row.submitted_at, due=row.due_at, now=now, original_due=row.original_due_at,
            paused=row.paused_at is not None,
        )  # fmt: skip
    late = said.outlook.likely_at is not None and said.outlook.likely_at > said.outlook.due_at
    return Line(said, strip, late, telling.left(said.outlook), row.code in drafted)
