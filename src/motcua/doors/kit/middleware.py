"""What every request passes: the moment and the actor, the security headers, refusals in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from motcua.audit import queries as audit
from motcua.audit.terms import Topic
from motcua.directory import queries as directory
from motcua.doors.kit import reader, refusals
from motcua.doors.kit.request import Request
from motcua.kernel.actor import Actor, citizen
from motcua.kernel.refused import Refused

Next = Callable[[HttpRequest], HttpResponseBase]

#: nothing from elsewhere, nothing inline; frames only for our own papers
POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Headers:
    """Sets the security headers a view has not set itself."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with its headers."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class Moment:
    """Puts now, the actor and the reader on the request; turns refusals into pages."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, in the reader's language."""
        ours = cast("Request", request)
        ours.now = timezone.now()
        ours.reader = reader.read(request.COOKIES.get(reader.COOKIE, ""))
        ours.revisions = cast("dict[str, int]", SimpleLazyObject(audit.revisions))
        ours.actor = cast("Actor", SimpleLazyObject(lambda: actor(ours)))
        with translation.override(ours.reader.language):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page in words when an act was turned down, or when something sent fits no column; else None: a fault."""
        if isinstance(error, DataError):
            return refusals.bad(request, error)
        return refusals.page(cast("Request", request), error) if isinstance(error, Refused) else None


def actor(request: Request) -> Actor:
    """Who asks: the signed-in person under today's hats, or a citizen without account."""
    if not request.user.is_authenticated:
        return citizen("")
    today = timezone.localdate(request.now)
    return directory.actor_of(request.user.pk, today, request.revisions.get(Topic.DIRECTORY, 0))
