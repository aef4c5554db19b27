"""Looking things up at the machine: a procedure in everyday words, a dossier by its slip. Forms post, so that no code
stays in an address."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from motcua.audit.terms import Topic
from motcua.catalogue import queries as catalogue
from motcua.doors.kiosk import device
from motcua.doors.kit import answers, summary
from motcua.doors.kit.guesses import Guesses, address_of
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, PUBLIC, who
from motcua.dossiers import queries as dossiers
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

GUESSES = Guesses()
#: what a slip's QR code holds
_SLIP = re.compile(r"/tra-cuu/(?P<code>[^/\s]{1,64})/(?P<secret>[^/\s]{1,20})/?$")
#: procedures shown at once: more do not fit a standing person
MOST = 8
WRONG = Text(
    "Mã hồ sơ hoặc mã tra cứu không đúng. Cả hai in trên giấy tiếp nhận; hãy kiểm tra lại từng ký tự.",
    "The code or the look-up secret is wrong. Both stand on the slip; check each character.",
)


@require_GET
@who(PUBLIC)
@never_cache
def procedures(request: Request, counter: str) -> HttpResponse:
    """Procedures found by everyday words."""
    unit, text = device.hall(request, counter), request.GET.get("tim", "").strip()[:200]
    hits = catalogue.find(text, MOST, revision=request.revisions.get(Topic.CATALOGUE, 0)) if text else []
    sure = [hit for hit in hits if not hit.weak] or hits
    context = {"unit": unit, "text": text, "rows": [catalogue.version(hit.version_id) for hit in sure]}
    return render(request, "kiosk/procedures.html", context)


@require_GET
@who(PUBLIC)
@never_cache
def procedure(request: Request, counter: str, procedure: str) -> HttpResponse:
    """Who, what to bring, how long, how much, where."""
    unit = device.hall(request, counter)
    version = catalogue.version_on(procedure, timezone.localdate(request.now))
    return render(request, "kiosk/procedure.html", {"unit": unit, "version": version, "summary": summary.of(version)})


@require_http_methods(["GET", "POST"])
@who(CITIZEN)
@never_cache
def dossier(request: Request, counter: str) -> HttpResponse:
    """The three answers, for whoever holds the slip."""
    unit, context = device.hall(request, counter), {"wrong": "", "said": None}
    if request.method == "POST":
        context |= _found(request)
    return render(request, "kiosk/dossier.html", {"unit": unit} | context, status=422 if context["wrong"] else 200)


def _found(request: Request) -> dict[str, Any]:
    code, secret = _typed(request)
    address = address_of(request)
    try:
        GUESSES.must_wait(address, request.now)
        found = dossiers.tracking(code, secret)
    except NotYours:
        GUESSES.failed(address, request.now)
        return {"wrong": WRONG.to(request.reader.language), "code": code}
    except Refused as no:
        return {"wrong": Text(no.vi, no.en).to(request.reader.language), "code": code}
    minute = request.now.replace(second=0, microsecond=0)
    return {"d": found, "said": answers.of(found, minute)}


def _typed(request: Request) -> tuple[str, str]:
    """Code and secret; a scanned slip brings both in one field."""
    typed = request.POST.get("ma", "").strip()[:300]
    if scanned := _SLIP.search(typed):
        return scanned["code"].upper(), scanned["secret"]
    return typed.upper()[:64], request.POST.get("mat", "").strip()[:20]
