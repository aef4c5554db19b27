"""Pages of the people who hold posts in the administrator's units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.accounts import queries as accounts
from motcua.directory import access, operations, queries
from motcua.directory.queries import HolderView, PostView, UnitView
from motcua.doors.console.days import revision, today
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Member:
    """A person with the posts held today in the administrator's units."""

    who: HolderView
    posts: tuple[tuple[PostView, UnitView], ...]


@who(Role.ADMIN)
def people(request: Request) -> HttpResponse:
    """Everybody who holds a post below."""
    return render(request, "console/people.html", {"people": roster(request)})


@who(Role.ADMIN)
def person(request: Request, username: str) -> HttpResponse:
    """One person: posts, and the latest tries to sign in."""
    return _page(request, username)


@who(Role.ADMIN)
@require_POST
def lock_out(request: Request, username: str) -> HttpResponse:
    """No more signing in."""
    return _done(request, username, operations.lock_out)


@who(Role.ADMIN)
@require_POST
def let_in(request: Request, username: str) -> HttpResponse:
    """Signing in again."""
    return _done(request, username, operations.let_in)


@who(Role.ADMIN)
@require_POST
def reset_password(request: Request, username: str) -> HttpResponse:
    """A new password, shown once."""
    told = operations.reset_password(username=username, on=today(request), by=request.actor, at=request.now)
    return _page(request, username, told=told)


def roster(request: Request) -> tuple[Member, ...]:
    """Everybody who holds a post today in the administrator's units, by name."""
    now, day = revision(request), today(request)
    standing = queries.tree(day, now)
    held: dict[int, list[tuple[PostView, UnitView]]] = {}
    holders: dict[int, HolderView] = {}
    for post in queries.posts(access.administered(request.actor) & standing.units.keys(), day, now):
        if post.holder is not None:
            holders[post.holder.person] = post.holder
            held.setdefault(post.holder.person, []).append((post, standing.unit(post.unit)))
    return tuple(Member(h, tuple(held[h.person])) for h in sorted(holders.values(), key=lambda h: (h.name, h.username)))


def _done(request: Request, username: str, operation: Callable[..., Any]) -> HttpResponse:
    operation(username=username, on=today(request), by=request.actor, at=request.now)
    messages.success(request, Text("Đã lưu.", "Saved.").to(request.reader.language))
    return HttpResponseRedirect(reverse("console:person", args=[username]))


def _page(request: Request, username: str, told: str = "") -> HttpResponse:
    access.must_administer_person(request.actor, username, today(request))
    context = {
        "member": next(m for m in roster(request) if m.who.username == username),
        "attempts": accounts.attempts(username, limit=20),
        "told": told,
    }
    return render(request, "console/person.html", context)
