"""Signing in and out. People of the administration only: a citizen needs no account here."""

from __future__ import annotations

from django.contrib import auth
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from motcua.doors.kit import navigation
from motcua.doors.kit.request import Request
from motcua.doors.kit.views import safe
from motcua.doors.kit.who import PUBLIC, who
from motcua.kernel.text import Text

#: says nothing about which of the two was wrong
WRONG = Text(
    "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại.",
    "The user name or the password is wrong. Check Caps Lock and try again.",
)


@who(PUBLIC)
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: Request) -> HttpResponse:
    """Ask for name and password; afterwards go to where the person was heading."""
    username = request.POST.get("username", "").strip()
    error = None
    if request.method == "POST":
        person = auth.authenticate(request, username=username, password=request.POST.get("password", ""))
        if person is not None:
            auth.login(request, person)
            return HttpResponseRedirect(_onward(request))
        error = WRONG
    status = 422 if error else 200
    heading = request.POST.get("tiep", request.GET.get("tiep", ""))
    return render(request, "kit/sign_in.html", {"username": username, "error": error, "tiep": heading}, status=status)


@who(PUBLIC)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session."""
    auth.logout(request)
    return HttpResponseRedirect("/")


def _onward(request: Request) -> str:
    asked = safe(request, request.POST.get("tiep", ""))
    if asked != "/":
        return asked
    return next((way.address for way in navigation.ways(request)), "/")
