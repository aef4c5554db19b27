"""The inbox: one list, soonest promise first, through a sieve of one's own; what is ticked is done to all at once."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from motcua.doors.desk import rows, sieving
from motcua.doors.desk.readers import KEEPERS
from motcua.doors.kit import alarms
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import Row, Tally
from motcua.dossiers.terms import Sieve
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.promises.queries import morning
from motcua.work import operations as work
from motcua.work import queries as own

PAGE = 100
WORKERS = (Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK)


@who(*WORKERS)
def inbox(request: Request) -> HttpResponse:
    """What waits for the reader. The list, its counts and views: four SQL, however long."""
    return shown(request)


@who(*WORKERS)
@require_POST
def views(request: Request) -> HttpResponse:
    """Keep the way the list is looked at under a name, or take a kept one away."""
    sieve = sieving.read(request.POST)
    try:
        if request.POST.get("do") == "drop":
            typed = request.POST.get("view", "")
            work.drop(number=int(typed) if typed.isascii() and typed.isdigit() else 0, by=request.actor)
        else:
            work.keep(name=request.POST.get("name", ""), sieve=sieve, by=request.actor)
    except Refused as no:
        return shown(request, sieve, Text(no.vi, no.en), status=422)
    return HttpResponseRedirect(f"{reverse('desk:inbox')}?{sieving.query(sieve)}")


def shown(request: Request, sieve: Sieve | None = None, wrong: Text | None = None, status: int = 200) -> HttpResponse:
    """The page. wrong: what is wrong with the name of a view."""
    wanted = sieve or sieving.read(request.GET)
    after = _after(request.GET.get("sau", ""))
    colours = morning.coloured(request.actor)
    steps = queries.inbox(request.actor, PAGE + 1, after, sieve=wanted, colours=colours)
    whole = wanted == Sieve() and after is None
    returns, others = (queries.to_return(request.actor), queries.waiting(request.actor)) if whole else ([], [])
    groups = rows.grouped(steps[:PAGE], returns, others, request.now)
    context = {
        "groups": [(g, [rows.drawn(line, g.id, request.reader.language) for line in g.lines]) for g in groups],
        "tickable": any(line.tickable for g in groups for line in g.lines),
        "next_page": _next(steps, wanted), "wrong": wrong, "name": request.POST.get("name", ""),
        "keeper": bool(request.actor.roles & set(KEEPERS)),
        "heads": Role.HEAD in request.actor.roles,
        "answers": bool(request.actor.roles & {Role.OFFICER, Role.HEAD}),
    }  # fmt: skip
    context |= _sieved(request, wanted, queries.tallies(request.actor, colours))
    context |= _around(request) if whole else {}
    return render(request, "desk/inbox.html", context, status=status)


def _around(request: Request) -> dict[str, object]:
    """What else waits beside the list."""
    return {
        "to_confirm": len(queries.to_confirm(request.actor)), "alarms": alarms.head(request),
        "errands": own.owed(request.actor),
        "clerk": Role.CLERK in request.actor.roles, "to_seal": queries.to_seal(request.actor, request.now),
    }  # fmt: skip


def _sieved(request: Request, wanted: Sieve, tallies: list[Tally]) -> dict[str, object]:
    """The saved views with their counts, and the filters."""
    kept = [(one, sieving.many(tallies, one.sieve), sieving.query(one.sieve)) for one in own.views(request.actor)]
    return {
        "views": kept, "all": sum(tally.many for tally in tallies), "many": sieving.many(tallies, wanted),
        "filters": sieving.filters(tallies, wanted, request.reader.language), "sieved": wanted != Sieve(),
        "here": next((one for one, _, _ in kept if one.sieve == wanted), None), "query": sieving.query(wanted),
        "parts": [(sieving.NAMES[part], getattr(wanted, part) or "") for part in sieving.NAMES],
    }  # fmt: skip


def _next(steps: list[Row], sieve: Sieve) -> str:
    last = steps[PAGE - 1].after if len(steps) > PAGE else None
    if last is None:
        return ""
    before = sieving.query(sieve)
    return f"{before}{'&' if before else ''}{urlencode({'sau': f'{last[0].isoformat()}_{last[1]}'})}"


def _after(typed: str) -> tuple[datetime, int] | None:
    """Where the last page ended; None for the first page, and for anything broken."""
    moment, _, number = typed.partition("_")
    try:
        return datetime.fromisoformat(moment), int(number)
    except ValueError:
        return None
