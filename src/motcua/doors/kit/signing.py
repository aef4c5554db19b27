"""Signing in and out. People of the administration only: a citizen needs no account here."""

from __future__ import annotations

from ipaddress import ip_address

from django.contrib import auth
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from motcua.accounts import operations as accounts
from motcua.doors.kit import navigation
from motcua.doors.kit.request import Request
from motcua.doors.kit.views import safe
from motcua.doors.kit.who import PUBLIC, STAFF, who
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text


@who(PUBLIC)
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: Request) -> HttpResponse:
    """Name and password; then on to where the person wanted to go (`tiep`), or to their first desk."""
    if request.method != "POST":
        return _form(request)
    try:
        person = accounts.sign_in(
            username=request.POST.get("username", ""),
            password=request.POST.get("password", ""),
            address=address(request.META.get("REMOTE_ADDR", "")),
            at=request.now,
        )
    except Refused as no:
        return _form(request, no)
    auth.login(request, person)  # gives the session a new key, so that a planted one is worth nothing
    return HttpResponseRedirect(_onward(request))


@who(PUBLIC)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session."""
    auth.logout(request)
    return HttpResponseRedirect("/")


@who(*STAFF)
@never_cache
@sensitive_post_parameters("old", "new")
def password(request: Request) -> HttpResponse:
    """One's own password, changed knowing the old one; other sessions end."""
    found: Refused | None = None
    if request.method == "POST":
        found = _changed(request)
        if found is None:
            return HttpResponseRedirect(_onward(request))
    context = {"wrong": found and Text(found.vi, found.en)}
    return render(request, "kit/password.html", context, status=422 if found else 200)


def _changed(request: Request) -> Refused | None:
    try:
        person = accounts.change_password(
            username=request.user.get_username(),
            old=request.POST.get("old", ""),
            new=request.POST.get("new", ""),
            by=request.actor,
            at=request.now,
        )
    except Refused as no:
        return no
    auth.update_session_auth_hash(request, person)
    return None


def address(remote: str) -> str | None:
    """The network address of who asks; None for this machine itself, where a proxy may speak for many."""
    try:
        known = ip_address(remote)
    except ValueError:
        return None
    return None if known.is_loopback else str(known)


def _form(request: Request, no: Refused | None = None) -> HttpResponse:
    context = {
        "error": no and Text(no.vi, no.en),
        "username": request.POST.get("username", "").strip(),
        "tiep": request.POST.get("tiep", request.GET.get("tiep", "")),
    }
    return render(request, "kit/sign_in.html", context, status=422 if no else 200)


def _onward(request: Request) -> str:
    wanted = request.POST.get("tiep", "")
    if wanted and safe(request, wanted) == wanted:
        return wanted
    first = next(iter(navigation.ways(request)), None)
    return first.address if first else "/"
