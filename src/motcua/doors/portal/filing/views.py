"""The pages of filing online."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import BundleView, VersionView
from motcua.documents import queries as documents
from motcua.documents.terms import TAKEN
from motcua.doors.kit import files, formats, pieces
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, PUBLIC, who
from motcua.doors.portal.filing import drafts, forms, pages, places, sending, steps
from motcua.doors.portal.filing.checks import Errors
from motcua.doors.portal.filing.drafts import Draft
from motcua.doors.portal.filing.steps import Step
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text


@who(PUBLIC)
def start(request: Request, procedure: str) -> HttpResponse:
    """What will be asked and what is done with it; the button begins a draft."""
    version = _version(request, procedure)
    linked = catalogue.linked(procedure, timezone.localdate(request.now))
    if request.method == "POST":
        ticked = [name.removeprefix("cung-") for name in request.POST if name.startswith("cung-")]
        draft = drafts.begin(procedure, request.now, ticked if linked else [])
        return HttpResponseRedirect(_address(version, draft, steps.of(version)[0].slug))
    wanted = steps.wanted(version).values()
    context = {"version": version, "steps": steps.of(version), "wanted": wanted, "accepted": TAKEN}
    context |= {"linked": linked.others if linked else ()}
    return render(request, "portal/start.html", context)


@who(CITIZEN)
@never_cache
def step(request: Request, procedure: str, draft: str, slug: str) -> HttpResponse:
    """One page of the draft: shown, or taken in and gone on from."""
    kept = drafts.take(procedure, draft)
    together = _together(request, procedure, kept)
    version = together.together if together else _version(request, procedure)
    if kept.done:
        return HttpResponseRedirect(_address(version, kept, "da-gui"))
    here = next((s for s in steps.of(version) if s.slug == slug), None)
    if here is None:
        raise Http404
    if request.method != "POST":
        return _show(request, version, kept, here, {})
    return _send(request, version, kept, together) if here is steps.REVIEW else _take_in(request, version, kept, here)


@who(CITIZEN)
@never_cache
def sent(request: Request, procedure: str, draft: str) -> HttpResponse:
    """The receipt of sending: code, secret, when the answer is due, what happens next."""
    kept = drafts.take(procedure, draft)
    if not kept.done:
        return HttpResponseRedirect(reverse("portal:start", args=[procedure]))
    context = {"version": _version(request, procedure), "receipt": sending.receipt(kept)}
    return render(request, "portal/sent.html", context)


@who(CITIZEN)
@never_cache
def piece(request: Request, procedure: str, draft: str, key: UUID) -> HttpResponse:
    """A file of the draft on its way in, piece by piece."""
    return pieces.answer(request, drafts.take(procedure, draft).key, key)


@who(CITIZEN)
@never_cache
def file(request: Request, procedure: str, draft: str, key: UUID) -> HttpResponse:
    """A file of the draft, so that the person sees that it can be opened."""
    kept = drafts.take(procedure, draft)
    if str(key) not in {f["key"] for kept_files in kept.papers.values() for f in kept_files}:
        raise Http404
    return files.shown(documents.file(key), documents.content(key))


def _take_in(request: Request, version: VersionView, draft: Draft, here: Step) -> HttpResponse:
    wrong = forms.TAKES[here](request, version, draft, _places(request, version))
    drafts.save(draft, request.now)
    if "luu" in request.POST:
        return _kept(request)
    if wrong:
        return _show(request, version, draft, here, wrong, status=422)
    stay = here is steps.PAPERS and "tiep" not in request.POST
    onward = here if stay else steps.after(version, here)
    if request.POST.get("quay-lai") and steps.lacking(version, draft) is None:
        onward = steps.REVIEW
    return HttpResponseRedirect(_address(version, draft, onward.slug))


def _kept(request: Request) -> HttpResponse:
    """The answer to a page that saves itself while somebody types: when it was saved, in words."""
    words = Text(f"Đã lưu lúc {formats.clock(request.now)}", f"Saved at {formats.clock(request.now)}")
    # a header holds no diacritics, so it travels as in an address
    return HttpResponse(status=204, headers={"X-Saved-At": quote(words.to(request.reader.language))})


def _send(request: Request, version: VersionView, draft: Draft, together: BundleView | None) -> HttpResponse:
    lacking = steps.lacking(version, draft)
    if lacking is not None:
        return HttpResponseRedirect(_address(version, draft, lacking.slug))
    done = sending.send(request, version, draft, together)
    drafts.sent(draft, done, request.now)
    return HttpResponseRedirect(_address(version, draft, "da-gui"))


def _show(
    request: Request, version: VersionView, draft: Draft, here: Step, wrong: Errors, status: int = 200
) -> HttpResponse:
    all_steps = steps.of(version)
    back = steps.before(version, here)
    words = {name: text.to(request.reader.language) for name, text in wrong.items()}
    context: dict[str, Any] = {
        "version": version, "draft": draft, "here": here, "errors": words,
        "at": all_steps.index(here) + 1, "of": len(all_steps), "lacking": steps.lacking(version, draft),
        "back": _address(version, draft, back.slug) if back else reverse("portal:start", args=[version.procedure_code]),
        "accepted": TAKEN,
    }  # fmt: skip
    context |= pages.beside(here, version, draft, _places(request, version), words, request.reader.language)
    return render(request, f"portal/{here.slug}.html", context, status=status)


def _places(request: Request, version: VersionView) -> Any:
    return places.offered(version, timezone.localdate(request.now), request.revisions.get("directory", 0))


def _address(version: VersionView, draft: Draft, slug: str) -> str:
    return reverse("portal:step", args=[version.procedure_code, draft.key, slug])


def _together(request: Request, procedure: str, draft: Draft) -> BundleView | None:
    """What is filed with one declaration; None for the procedure alone."""
    _version(request, procedure)
    linked = catalogue.linked(procedure, timezone.localdate(request.now)) if draft.also else None
    return linked.only(draft.also) if linked else None


def _version(request: Request, procedure: str) -> VersionView:
    try:
        found = catalogue.version_on(
            procedure, timezone.localdate(request.now), revision=request.revisions.get("catalogue", 0)
        )
    except Refused:
        raise Http404 from None
    if found.online_level.value == "info":
        raise Refused(
            f"Thủ tục {found.name} chỉ nhận hồ sơ tại bộ phận một cửa.",
            f"{found.name} is taken at the one-stop counter only.",
        )
    return found
