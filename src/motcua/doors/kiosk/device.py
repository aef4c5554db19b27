"""Which machine asks: one that was registered for the counter, or any where the whole site is a demonstration."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.kit.request import Request
from motcua.kernel.refused import NotYours
from motcua.queueing import queries

COOKIE = "may-lay-so"
#: ten years: a machine is revoked, it does not expire
LASTING = 10 * 366 * 24 * 3600


def hall(request: Request, code: str) -> UnitView:
    """The counter of that code. NotYours when there is none."""
    found = directory.tree(day_of(request.now), request.revisions.get("directory", 0)).find(code)
    if found is None:
        raise NotYours
    return found


def must_stand_in(request: Request, unit: UnitView) -> None:
    """NotYours unless the machine is the counter's, so that numbers are drawn by who is in the hall."""
    if not open_to_all() and of(request) != unit.id:
        raise NotYours(
            "Máy này chưa được đăng ký làm máy lấy số. Quản trị viên đăng ký máy ở trang Quầy và máy lấy số.",
            "This machine is not registered to give numbers. An administrator registers it.",
        )


def of(request: Request) -> int | None:
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
