"""One dossier: what it is, what may be done now, what was done."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.desk.file.sheets import shelf
from motcua.doors.desk.file.showing import show
from motcua.doors.desk.readers import READERS
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries


@who(*READERS)
def dossier(request: Request, code: str) -> HttpResponse:
    """The file page; looking leaves a trace the owner can see. With xem, that paper stands open beside the list."""
    page = queries.page(request.actor, code, request.now)
    chosen = request.GET.get("xem", "")
    if request.htmx and chosen:
        return render(request, "desk/file/_papers.html", {"page": page, "shelf": shelf(page, chosen)})
    return show(request, page)
