"""The inbox: one list, soonest promise first, with what may be taken in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from motcua.doors.desk import rows
from motcua.doors.desk.readers import KEEPERS
from motcua.doors.kit import alarms
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import Row
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.promises.queries import morning

PAGE = 50
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one dossier in a bulk act."""

    code: str
    done: bool
    words: Text | None = None


@who(Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK)
def inbox(request: Request) -> HttpResponse:
    """What waits for the reader; POST takes every row ticked, each by itself."""
    results = [_take(request, ticked) for ticked in _ticked(request)] if request.method == "POST" else []
    after = _after(request.GET.get("sau", ""))
    steps = queries.inbox(request.actor, PAGE + 1, after)
    returns, others = ([], []) if after else (queries.to_return(request.actor), queries.waiting(request.actor))
    outlooks = morning.marks([row.code for row in (*steps[:PAGE], *others)])
    groups = rows.grouped(steps[:PAGE], returns, others, request.now, outlooks)
    context = {
        "groups": groups, "results": results, "takeable": any(line.takeable for g in groups for line in g.lines),
        "to_confirm": len(queries.to_confirm(request.actor)), "next_page": _next(steps),
        "keeper": bool(request.actor.roles & set(KEEPERS)),
        "answers": bool(request.actor.roles & {Role.OFFICER, Role.HEAD}),
    }  # fmt: skip
    return render(request, "desk/inbox.html", context | {"alarms": None if after else alarms.head(request)})


def _ticked(request: Request) -> list[str]:
    return list(dict.fromkeys(request.POST.getlist("code")))[:AT_ONCE]


def _take(request: Request, ticked: str) -> Result:
    """One of many: a refusal is this row's result and hinders no other."""
    code, _, step = ticked.partition("|")
    try:
        resolve.take(code=code, step=step or None, by=request.actor, at=request.now)
    except Refused as no:
        return Result(code, False, Text(no.vi, no.en))
    return Result(code, True)


def _next(steps: list[Row]) -> str:
    last = steps[PAGE - 1].after if len(steps) > PAGE else None
    return urlencode({"sau": f"{last[0].isoformat()}_{last[1]}"}) if last else ""


def _after(typed: str) -> tuple[datetime, int] | None:
    """Where the last page ended; None for the first page, and for anything broken."""
    moment, _, number = typed.partition("_")
    try:
        return datetime.fromisoformat(moment), int(number)
    except ValueError:
        return None
