"""Which machine asks: what an administrator made it remember, in a signed cookie."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from motcua.doors.kit.request import Request
from motcua.queueing import queries

COOKIE = "may-lay-so"
#: ten years: a machine is revoked, it does not expire
LASTING = 10 * 366 * 24 * 3600


def counter_of(request: Request) -> int | None:
    """The counter this machine was registered for; None when it was not, or no longer is."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE)
    except signing.BadSignature:
        return None
    return queries.device(int(kept))


def keep(response: HttpResponse, device: int) -> None:
    """Let the machine remember what it is."""
    response.set_cookie(
        COOKIE, signing.dumps(device, salt=COOKIE), max_age=LASTING, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def open_to_all() -> bool:
    """Whether the site's public address is this very machine: then nobody else can reach it."""
    return urlsplit(settings.PUBLIC_ADDRESS).hostname in {"localhost", "127.0.0.1", "::1"}
