"""Letters about a dossier where its owner follows it: read, answered, their files opened."""

from __future__ import annotations

from typing import BinaryIO, cast
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.documents import operations as documents
from motcua.documents import queries as stored
from motcua.documents.terms import TAKEN
from motcua.doors.kit import files
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, who
from motcua.doors.portal.tracking import views
from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import Tracking
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

NOTHING = Text("Hãy viết câu trả lời, một câu là đủ.", "Write your answer; one sentence is enough.")


@who(CITIZEN)
@never_cache
def letters(request: Request, code: str, secret: str) -> HttpResponse:
    """The letters, and the answer."""
    found = views.open_with(request, code, secret)
    if found is None:
        return views.asked(request, code, {"ma": views.WRONG}, status=404)
    errors: dict[str, str] = {}
    if request.method == "POST":
        wrong = _replied(request, found, secret)
        if wrong is None:
            return HttpResponseRedirect(reverse("portal:letters", args=[code, secret]))
        errors["text"] = wrong.to(request.reader.language)
    context = {
        "d": found, "errors": errors, "text": request.POST.get("text", ""), "accepted": TAKEN,
        "key": request.POST.get("key") or uuid4().hex, "back": reverse("portal:follow", args=[code, secret]),
    }  # fmt: skip
    return render(request, "portal/letters.html", context, status=422 if errors else 200)


def _replied(request: Request, found: Tracking, secret: str) -> Text | None:
    """None once it is sent; else what is wrong, and nothing typed is lost."""
    if not request.POST.get("text", "").strip():
        return NOTHING
    try:
        resolve.reply(
            code=found.code, text=request.POST["text"], files=_kept(request), by=views.OWNER, at=request.now,
            key=request.POST.get("key", "")[:40] or None, secret=secret,
        )  # fmt: skip
    except Refused as no:
        return Text(no.vi, no.en)
    return None


def _kept(request: Request) -> list[str]:
    sent = request.FILES.getlist("files")
    return [str(documents.store(name=one.name or "", stream=cast("BinaryIO", one), at=request.now).key) for one in sent]


@who(CITIZEN)
@never_cache
def file(request: Request, code: str, secret: str, key: UUID) -> HttpResponse:
    """A file that came with a letter."""
    found = views.open_with(request, code, secret)
    if found is None:
        return views.asked(request, code, {"ma": views.WRONG}, status=404)
    if str(key) not in {one for letter in found.letters for one in letter.files}:
        raise NotYours
    return files.shown(stored.file(key), stored.content(key))
