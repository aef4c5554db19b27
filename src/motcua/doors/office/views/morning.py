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
from motcua.kernel.actor import Role
from motcua.promises.queries import morning as promises
from motcua.promises.queries.morning import Endangered


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier as the page shows it."""

    said: Endangered
    strip: Strip | None
    late: bool


@who(Role.HEAD)
def morning(request: Request) -> HttpResponse:
    """The head's list; nine SQL, however long it is."""
    found = promises.morning(request.actor)
    context = {
        "made_at": found.made_at, "counts": found.counts, "total": sum(found.counts.values()), "proof": found.proof,
        "lines": [_line(one, request.now) for one in found.lines],
    }  # fmt: skip
    return render(request, "office/morning.html", context)


def _line(said: Endangered, now: datetime) -> Line:
    row = said.row
    strip = None
    if row.due_at is not None:
        strip = promise.strip(
            received=row.submitted_at, due=row.due_at, now=now, original_due=row.original_due_at,
            paused=row.paused_at is not None,
        )  # fmt: skip
    return Line(said, strip, said.outlook.likely_at is not None and said.outlook.likely_at > said.outlook.due_at)
