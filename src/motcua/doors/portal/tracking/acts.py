"""What the owner of a dossier may do to it: hand in what was asked for, take the matter back."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.documents import operations as documents
from motcua.documents.terms import TAKEN
from motcua.doors.kit import pieces
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, who
from motcua.doors.portal.tracking import views
from motcua.dossiers.operations import submit
from motcua.dossiers.queries import Tracking
from motcua.dossiers.terms import Act, Paper
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

NOTHING = Text("Hãy chọn ít nhất một tệp.", "Choose at least one file.")
MISSING = Text("Còn thiếu: {0}", "Still missing: {0}")
NO_REASON = Text("Hãy ghi lý do, một câu là đủ.", "Give the reason, one sentence is enough.")


@who(CITIZEN)
@never_cache
def supplement(request: Request, code: str, secret: str) -> HttpResponse:
    """The papers asked for, each with its reason, in one act; who lacks one says so, or it is not taken for all."""
    found = views.open_with(request, code, secret)
    if found is None:
        return views.asked(request, code, {"ma": views.WRONG}, status=404)
    if not found.asked or Act.SUPPLEMENT not in found.allowed:
        return _back(code, secret)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _missing(request, found)
        papers = [] if errors else _papers(request, found, errors)
        if papers and errors:  # one did not open: nothing is handed in by halves
            documents.discard(keys=[paper.file for paper in papers], at=request.now)
        if papers and not errors:
            submit.supplement(
                code=found.code, papers=papers, by=views.OWNER, at=request.now, key=_key(request), secret=secret
            )
            for n in range(1, len(found.asked) + 1):
                pieces.taken(request, f"giay-{n}", _sender(found))
            return _back(code, secret)
        errors = errors or {"giay-1": NOTHING.to(request.reader.language)}
    rows = [(n, r.paper, r.reason, errors.get(f"giay-{n}", "")) for n, r in enumerate(found.asked, 1)]
    context = {"d": found, "rows": rows, "errors": errors, "accepted": TAKEN, "key": uuid4().hex}
    context["rest"] = "phan-con-lai" in request.POST
    context["back"] = reverse("portal:follow", args=[code, secret])
    return render(request, "portal/supplement.html", context, status=422 if errors else 200)


@who(CITIZEN)
@never_cache
def piece(request: Request, code: str, secret: str, key: UUID) -> HttpResponse:
    """A paper asked for on its way in, piece by piece; only who holds the slip goes on with it."""
    found = views.open_with(request, code, secret)
    if found is None or Act.SUPPLEMENT not in found.allowed:
        raise NotYours
    return pieces.answer(request, _sender(found), key)


@who(CITIZEN)
@never_cache
def withdraw(request: Request, code: str, secret: str) -> HttpResponse:
    """Asks why and whether, then takes it back."""
    found = views.open_with(request, code, secret)
    if found is None:
        return views.asked(request, code, {"ma": views.WRONG}, status=404)
    if Act.WITHDRAW not in found.allowed:
        return _back(code, secret)
    errors: dict[str, str] = {}
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()
        if reason:
            submit.withdraw(
                code=found.code, reason=reason, by=views.OWNER, at=request.now, key=_key(request), secret=secret
            )
            return _back(code, secret)
        errors["reason"] = NO_REASON.to(request.reader.language)
    context = {"d": found, "errors": errors, "key": uuid4().hex}
    context["back"] = reverse("portal:follow", args=[code, secret])
    return render(request, "portal/withdraw.html", context, status=422 if errors else 200)


def _missing(request: Request, found: Tracking) -> dict[str, str]:
    """Papers asked for that have no file, by field; none where the person says that they hand in what they have."""
    if "phan-con-lai" in request.POST:
        return {}
    language = request.reader.language
    return {
        f"giay-{n}": MISSING.to(language).format(asked.paper)
        for n, asked in enumerate(found.asked, 1)
        if not (request.FILES.getlist(f"giay-{n}") or request.POST.getlist(f"gui-giay-{n}"))
    }


def _papers(request: Request, found: Tracking, errors: dict[str, str]) -> list[Paper]:
    papers: list[Paper] = []
    for n, asked in enumerate(found.asked, 1):
        try:
            sent = pieces.sent(request, f"giay-{n}", _sender(found))
            received = documents.receive(files=sent, at=request.now)
        except Refused as refusal:
            errors[f"giay-{n}"] = Text(refusal.vi, refusal.en).to(request.reader.language)
            continue
        papers += [Paper(name=asked.paper, kind=2, original=0, copy=0, file=str(one.file.key)) for one in received]
    return papers


def _sender(found: Tracking) -> str:
    return f"supplement-{found.code}"


def _key(request: Request) -> str | None:
    """Drawn when the page was shown: a second press of the same button comes to the same act."""
    return request.POST.get("key", "")[:40] or None


def _back(code: str, secret: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:follow", args=[code, secret]))
