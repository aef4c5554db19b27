"""What the machine knows of whoever stands before it: one slip, for a minute, until it goes back to the start."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpResponse

from motcua.doors.kit import machine, reader
from motcua.doors.kit.request import Request

_MARK = "kiosk-slip"
#: as long as the machine waits without a touch, and a little for the page that follows
KEPT = timedelta(seconds=90)


def hold(request: Request, code: str, secret: str) -> None:
    """Keep a slip that was shown, so that it stands in no address and in no form the browser could send again."""
    request.session[_MARK] = [code, secret, (request.now + KEPT).isoformat()]


def held(request: Request) -> tuple[str, str] | None:
    """The slip that was shown; None once its time is over. Without a session's cookie nothing is asked."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or _MARK not in request.session:
        return None
    code, secret, until = request.session[_MARK]
    return (code, secret) if request.now < datetime.fromisoformat(until) else None


def forget(request: Request, response: HttpResponse) -> None:
    """As if nobody had been here: no slip, no language, and on a registered machine no session of any kind."""
    response.delete_cookie(reader.COOKIE)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return
    request.session.pop(_MARK, None)
    if not request.session.keys() or machine.counter_of(request) is not None:
        request.session.flush()
