"""Who else has this file open, and whether it has gone on since the page was drawn: asked by the open page itself."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.desk.readers import READERS
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers.queries.latest import latest
from motcua.dossiers.terms import ACT_NAMES
from motcua.work import operations as work


@who(*READERS)
def presence(request: Request, code: str) -> HttpResponse:
    """A few words; three SQL. Nothing personal of the applicant, so no trace of reading."""
    last = latest(request.actor, code)
    seen = request.GET.get("seq", "")
    known = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else last.seq
    context = {
        "code": code, "seq": known, "others": work.here(code=code, by=request.actor, at=request.now),
        "last": last if last.seq > known and not last.mine else None, "did": ACT_NAMES[last.act],
    }  # fmt: skip
    return render(request, "desk/file/_presence.html", context)
