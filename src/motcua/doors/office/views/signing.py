"""Signing many results: read and ticked one by one, signed in one sitting, each with its receipt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.documents import queries as documents
from motcua.documents.terms.signatures import Holds
from motcua.documents.terms.sittings import ItemView
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.operations import outcomes
from motcua.dossiers.queries import Page
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

HEADS = {
    Holds.PERSON: Text("Chờ chữ ký của anh/chị", "For your own signature"),
    Holds.ORGANISATION: Text("Chờ chữ ký số của cơ quan", "For the agency's signature"),
}


@who(Role.HEAD, Role.CLERK)
def waiting(request: Request) -> HttpResponse:
    """What waits; POST lays the ticked ones before the signer."""
    if request.method != "POST":
        return _listed(request)
    try:
        made = outcomes.lay_together(
            holds=Holds(request.POST.get("holds", "")), subjects=request.POST.getlist("subject"),
            key=key_of(request.POST.get("key", "")), by=request.actor, at=request.now,
        )  # fmt: skip
    except NotYours:
        raise
    except ValueError:
        return HttpResponseRedirect(reverse("office:signing"))
    except Refused as no:
        return _listed(request, Text(no.vi, no.en), status=409)
    return HttpResponseRedirect(reverse("office:sitting", args=[made.key]))


@who(Role.HEAD, Role.CLERK)
def sitting(request: Request, key: str) -> HttpResponse:
    """How far it came; POST goes on."""
    if request.method != "POST":
        return _sat(request, key)
    try:
        outcomes.sign_together(
            sitting=key, secret=request.POST.get("secret", ""), agreed=request.POST.getlist("subject"),
            by=request.actor, at=request.now,
        )  # fmt: skip
    except NotYours:
        raise
    except Refused as no:
        return _sat(request, key, Text(no.vi, no.en), status=409)
    return HttpResponseRedirect(reverse("office:sitting", args=[key]))


def key_of(typed: str) -> str:
    """The key of a sitting: what the form was given, where it can stand in an address; else another."""
    return typed if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", typed) else uuid4().hex


def _listed(request: Request, refused: Text | None = None, status: int = 200) -> HttpResponse:
    lists = [
        (words, holds.value, uuid4().hex, papers, _many(request, holds, len(papers)))
        for holds, words in HEADS.items()
        if queries.TURN[holds] in request.actor.roles
        for papers in [queries.unsigned(request.actor, holds, request.now)]
    ]
    return render(request, "office/signing.html", {"lists": lists, "refused": refused}, status=status)


def _many(request: Request, holds: Holds, listed: int) -> int:
    """How many wait in all: a sitting takes forty."""
    return queries.to_seal(request.actor, request.now) if holds is Holds.ORGANISATION else listed


def _sat(request: Request, key: str, refused: Text | None = None, status: int = 200) -> HttpResponse:
    found = documents.sitting(key, request.actor)
    pages = queries.pages(request.actor, [_place(item)[0] for item in found.items])
    context = {
        "sitting": found, "certificate": documents.certificate(found.certificate), "refused": refused,
        "rows": [(item, _place(item)[0], _file(item, pages)) for item in found.items],
        "first": not found.consented, "back": "approvals" if Role.HEAD in request.actor.roles else "signing",
    }  # fmt: skip
    return render(request, "office/sitting.html", context, status=status)


def _place(item: ItemView) -> tuple[str, int]:
    """Dossier and paper a sitting's item is about."""
    code, paper, _ = item.subject.split("/")
    return code, int(paper)


def _file(item: ItemView, pages: Mapping[str, Page]) -> str:
    """The paper as it is now, where the reader may still see it."""
    code, number = _place(item)
    issued = pages[code].issued if code in pages else ()
    return next((paper.file for paper in issued if paper.seq == number), "")
