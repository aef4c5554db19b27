"""Filings nobody has accepted yet: online, with their age, for within 8 working hours each gets its first answer; and
those begun at the counter and left half-way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import Row, Waiting
from motcua.dossiers.terms import Channel
from motcua.kernel.actor import Role
from motcua.kernel.text import Text

MOST = 100


@dataclass(frozen=True, slots=True)
class Filing:
    """One filing as the list shows it."""

    row: Row
    age: Text
    answer_by: datetime
    late: bool
    key: str

    @property
    def online(self) -> bool:
        """Filed online; what was handed in or sent was registered by a clerk, who then went no further."""
        return self.row.channel is Channel.ONLINE


@who(Role.COUNTER)
def waiting(request: Request) -> HttpResponse:
    """Oldest first; each accepted in one press, or answered with reasons."""
    found = queries.to_accept(request.actor, MOST)
    filings = [_filing(one, request.now) for one in found]
    context = {
        "online": [one for one in filings if one.online], "begun": [one for one in filings if not one.online],
        "applicants": [row for row in queries.waiting(request.actor, MOST) if row.due_at is None],
    }  # fmt: skip
    return render(request, "desk/waiting.html", context)


def _filing(one: Waiting, now: datetime) -> Filing:
    hours, rest = divmod(one.waited(now), 60)
    age = Text(f"đã chờ {hours} giờ {rest} phút làm việc", f"waiting {hours} h {rest} min of working time")
    return Filing(one.row, age, one.answer_by, one.answer_by < now, uuid4().hex)
