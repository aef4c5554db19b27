"""Looking things up at the machine: a procedure in everyday words, a dossier by its slip. A slip is kept by the machine
until it goes back to the start: no code stays in an address, and going back sends none again."""

from __future__ import annotations

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from motcua.audit.terms import Topic
from motcua.catalogue import queries as catalogue
from motcua.directory.terms import UnitView
from motcua.doors.kiosk import device, visit
from motcua.doors.kit import answers, summary
from motcua.doors.kit.guesses import Guesses, address_of
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, PUBLIC, who
from motcua.dossiers import queries as dossiers
from motcua.dossiers.queries import Tracking
from motcua.dossiers.terms import GIVEN
from motcua.feedback import queries as feedback
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
SECRET = Text(
    "Gõ cả mã hồ sơ và mã tra cứu in cạnh mã QR ở góc giấy tiếp nhận, hoặc quét mã QR ấy.",
    "Type the code and the secret printed beside the QR code of the slip, or scan that QR code.",
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
    unit = device.hall(request, counter)
    if request.method == "POST":
        return looked_up(request, unit)
    slip = visit.held(request)
    if slip is None:
        return _asked(request, unit)
    found = dossiers.tracking(*slip, request.now)
    minute = request.now.replace(second=0, microsecond=0)
    asks = found.state in GIVEN and not feedback.rated(found.code)
    context = {"unit": unit, "d": found, "said": answers.of(found, minute), "asks": asks}
    return render(request, "kiosk/dossier.html", context)


def looked_up(request: Request, unit: UnitView) -> HttpResponse:
    """Keep the slip and show its dossier, or ask again."""
    code, secret = _typed(request)
    try:
        found = _found(request, code, secret)
    except NotYours:
        return _asked(request, unit, code, WRONG if secret else SECRET)
    except Refused as no:
        return _asked(request, unit, code, Text(no.vi, no.en))
    visit.hold(request, found.code, secret)
    return HttpResponseRedirect(reverse("kiosk:dossier", args=[unit.code]))


def _found(request: Request, code: str, secret: str) -> Tracking:
    address = address_of(request)
    GUESSES.must_wait(address, request.now)
    try:
        return dossiers.tracking(code, secret)
    except NotYours:
        if secret:
            GUESSES.failed(address, request.now)
        raise


def _asked(request: Request, unit: UnitView, code: str = "", wrong: Text | None = None) -> HttpResponse:
    said = wrong.to(request.reader.language) if wrong else ""
    context = {"unit": unit, "said": None, "code": code, "wrong": said}
    return render(request, "kiosk/dossier.html", context, status=422 if wrong else 200)


def _typed(request: Request) -> tuple[str, str]:
    """Code and secret; a scanned slip brings both in one field."""
    typed = request.POST.get("ma", "").strip()[:300]
    if scanned := _SLIP.search(typed):
        return scanned["code"].upper(), scanned["secret"]
    return typed.upper()[:64], request.POST.get("mat", "").strip()[:20]
