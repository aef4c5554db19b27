"""The one address of the kit: keep how somebody likes to read."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.doors.kit import reader
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who

YEAR = 365 * 24 * 3600


@who(PUBLIC)
def display(request: Request) -> HttpResponse:
    """Keep the choice in a cookie and go back. A form without script; harmless, hence GET and no token."""
    back = safe(request, request.GET.get("ve", ""))
    response = HttpResponseRedirect(back)
    chosen = request.reader.chose(request.GET.get("chon", ""))
    response.set_cookie(
        reader.COOKIE, chosen.cookie(), max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def safe(request: Request, address: str) -> str:
    """The address when it leads nowhere but to this site; the home page otherwise."""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else "/"
