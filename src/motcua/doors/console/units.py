"""Pages of the units: the tree of a day, and one unit with its posts, hours and history."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from motcua.audit import queries as audit
from motcua.audit.terms import Topic
from motcua.directory import access, queries
from motcua.directory.queries import Passing, Register, Tree, UnitView
from motcua.directory.terms import CHANGES, NAMES
from motcua.doors.console.days import asked, revision, today
from motcua.doors.console.hours import hours
from motcua.doors.console.words import OPERATIONS
from motcua.doors.kit import inspection
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.text import Text

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree with what hangs below it."""

    unit: UnitView
    level: Text
    children: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One succession in words: who followed whom, when, why."""

    before: UnitView
    after: UnitView
    on: date
    kind: Text
    ground: str


@who(Role.ADMIN)
def tree(request: Request) -> HttpResponse:
    """The units of a day, and what changed when that tree came into being."""
    on, known = asked(request), queries.register(revision(request))
    standing = known.tree(on)
    seen = access.seen_on(request.actor, on, today(request), revision(request))
    context = {
        "on": on,
        "branches": tuple(_branches(standing, seen)),
        "count": len(seen),
        "since": standing.since if standing.since != date.min else None,
        "before": standing.since - DAY if standing.since != date.min else None,
        "after": standing.until + DAY if standing.until else None,
        "health": inspection.health(request.now),
        "steps": _steps(known, [p for p in known.passings if p.on == standing.since and p.after in seen]),
    }
    return render(request, "console/tree.html", context)


@who(Role.ADMIN)
def unit(request: Request, code: str) -> HttpResponse:
    """One unit on a day: who sits in it, what it came from and passed to."""
    on, now = asked(request), revision(request)
    known, shown = queries.register(now), access.unit(request.actor, code, on, today(request), now)
    standing = known.tree(on)
    seen = access.seen_on(request.actor, on, today(request), now)
    came, passed = queries.history(shown.id, now)
    context = {
        "on": on,
        "today": on == today(request),
        "unit": shown,
        "level": NAMES[shown.level],
        "parents": [(u, u.id in seen) for u in reversed(standing.ancestors(shown.id))],
        "children": standing.children(shown.id),
        "counter": standing.counter_of(shown.id),
        "locality": standing.place(shown.id),
        "hours": hours(shown, on, known),
        "posts": queries.posts([shown.id], on, now),
        "came": _steps(known, came),
        "passed": _steps(known, passed),
        "changes": [(c, OPERATIONS.get(c.what, Text(c.what, c.what))) for c in _log(shown)],
    }
    return render(request, "console/unit.html", context)


def _branches(standing: Tree, seen: Collection[int]) -> Iterator[Branch]:
    """The topmost units seen, each with all below."""
    for found in standing:
        if found.id in seen and found.parent_id not in seen:
            yield _branch(standing, found)


def _branch(standing: Tree, top: UnitView) -> Branch:
    below = tuple(_branch(standing, c) for c in standing.children(top.id))
    return Branch(top, NAMES[top.level], below)


def _log(shown: UnitView) -> tuple[audit.ChangeView, ...]:
    return audit.changes(topic=Topic.DIRECTORY, subject=shown.code, limit=20)


def _steps(known: Register, passings: Collection[Passing]) -> tuple[Step, ...]:
    return tuple(Step(known.units[p.before], known.units[p.after], p.on, CHANGES[p.kind], p.ground) for p in passings)
