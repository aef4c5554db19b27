"""Every address says who may enter: the decorator that marks a view and turns others away."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from motcua.doors.kit.request import Request
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours

#: anybody, without signing in; "citizen": anybody too, but the view asks for a code and a secret
PUBLIC, CITIZEN = "public", "citizen"
OPEN = frozenset({PUBLIC, CITIZEN})
#: anybody who holds a post
STAFF: tuple[Role, ...] = tuple(Role)


class View(Protocol):
    """A view that says who may enter."""

    who: frozenset[Role | str]

    def __call__(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def who(*allowed: Role | str) -> Callable[[Callable[..., HttpResponseBase]], View]:
    """Mark the view with who may enter; the anonymous are sent to sign in, the wrong role raises NotYours."""
    if not allowed or not all(isinstance(a, Role) or a in OPEN for a in allowed):
        raise ValueError(f"who() takes roles, 'public' or 'citizen', not {allowed!r}")

    def mark(view: Callable[..., HttpResponseBase]) -> View:
        @wraps(view)
        def enter(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return turned_away(request, frozenset(allowed)) or view(request, *args, **kwargs)

        marked = cast("View", enter)
        marked.who = frozenset(allowed)
        return marked

    return mark


def turned_away(request: Request, allowed: frozenset[Role | str]) -> HttpResponse | None:
    """The answer to somebody who may not enter; None when they may. Raises NotYours for the wrong role."""
    if allowed & OPEN or request.actor.roles & allowed:
        return None
    if request.actor.person is None:
        return _sign_in(request)
    raise NotYours


def _sign_in(request: Request) -> HttpResponse:
    address = f"{settings.LOGIN_URL}?tiep={quote(_back(request), safe='/')}"
    if request.htmx:  # a fragment cannot show the whole sign-in page: the browser must go there
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _back(request: Request) -> str:
    """The page to return to: the one asked for, or the one on which something was pressed."""
    if request.method == "GET" and not request.htmx:
        return request.get_full_path()
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() and came.path else "/"
