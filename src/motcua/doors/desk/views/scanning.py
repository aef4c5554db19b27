"""Closing one's step from a phone: scan the slip's code or type it, see what will be closed, press once."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.desk.file import closing, view
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import Page
from motcua.dossiers.terms import Act
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

CLOSERS = (Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK)
#: the slip's QR code is the address under which its holder follows the dossier
_ADDRESS = re.compile(r"/tra-cuu/([^/?#\s]+)")


@who(*CLOSERS)
def scan(request: Request) -> HttpResponse:
    """The camera and the field; with a code, what may be closed there."""
    said = request.GET.get("ma", "")
    return _found(request, code_in(said)) if said.strip() else _show(request, None)


@who(*CLOSERS)
def close(request: Request, code: str) -> HttpResponse:
    """One press: the step is closed, and the next slip may come."""
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('desk:scan')}?ma={code}")
    step, key = request.POST.get("step", ""), request.POST.get("key", "")
    outcome = request.POST.get("outcome") or None
    try:
        resolve.complete_step(
            code=code, by=request.actor, at=request.now, key=key or None, step=step or None, outcome=outcome
        )
    except NotYours:
        raise
    except Refused as no:
        return _found(request, code, Text(no.vi, no.en), status=409)
    messages.success(request, Text(f"Đã đóng bước của hồ sơ {code}.", f"Step of {code} closed.").to(_language(request)))
    return HttpResponseRedirect(reverse("desk:scan"))


def code_in(said: str) -> str:
    """The dossier's code in what was scanned or typed: the whole address of a slip, or the code alone."""
    address = _ADDRESS.search(said)
    return (address[1] if address else said).strip().upper()[:64]


def _language(request: Request) -> str:
    return request.reader.language


def _found(request: Request, code: str, refused: Text | None = None, status: int = 200) -> HttpResponse:
    try:
        page = queries.page(request.actor, code, request.now)
    except NotYours as no:
        return _show(request, None, code=code, refused=Text(no.vi, no.en), status=404)
    return _show(request, page, code=code, refused=refused, status=status)


def _show(
    request: Request, page: Page | None, *, code: str = "", refused: Text | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "page": page, "typed": "" if page else code, "refused": refused,
        "closings": closing.closings(page) if page else [],
        "more": _more(page) if page else "",
        "strip": view.strip(page, request.now) if page else None,
        "returns": page is not None and Act.RETURN_RESULT in page.allowed,
    }  # fmt: skip
    return render(request, "desk/scan.html", context, status=status)


def _more(page: Page) -> str:
    """Where the same step is closed with more to say."""
    return reverse("desk:approve" if view.signs(page) else "desk:complete_step", args=[page.code])
