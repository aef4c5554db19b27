"""How a signature stands today: asked for by one press, answered by a verdict of its own that names who asked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from motcua.audit import operations as audit
from motcua.audit.terms import Look
from motcua.documents.operations import verifying
from motcua.doors.desk.file import view
from motcua.doors.desk.readers import READERS
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text


@who(*READERS)
def verify(request: Request, code: str, key: UUID) -> HttpResponse:
    """Check again what lies in this dossier; a typed address only leads to the file page."""
    page = queries.page(request.actor, code)
    if str(key) not in view.files(page):
        raise NotYours
    if request.method == "POST":
        _verify(request, code, key)
    return HttpResponseRedirect(f"{reverse('desk:dossier', args=[code])}#giay-to")


def _verify(request: Request, code: str, key: UUID) -> None:
    audit.trace_reading(subject=code, what=Look.FILE, by=request.actor, at=request.now)
    try:
        found = verifying.verify_again(key=key, by=request.actor, at=request.now)
    except Refused as no:
        messages.error(request, Text(no.vi, no.en).to(request.reader.language))
    else:
        messages.success(request, found.words.to(request.reader.language))
