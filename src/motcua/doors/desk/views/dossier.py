"""One dossier: what it is, what may be done now, what was done."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.desk.file import requests, view
from motcua.doors.desk.file.glance import glance
from motcua.doors.desk.file.sheets import shelf
from motcua.doors.desk.readers import READERS
from motcua.doors.kit import told
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.kernel.actor import Role
from motcua.notices import queries as notices


@who(*READERS)
def dossier(request: Request, code: str) -> HttpResponse:
    """The file page; looking leaves a trace the owner can see. With xem, that paper stands open beside the list."""
    chosen = request.GET.get("xem", "")
    page = queries.page(request.actor, code, request.now)
    papers = shelf(page, chosen)
    if request.htmx and chosen:
        return render(request, "desk/file/_papers.html", {"page": page, "shelf": papers})
    context = {
        "page": page, "strip": view.strip(page, request.now), "offers": view.offers(page), "shelf": papers,
        "glance": glance(page, request.now), "answers": view.answers(page),
        "picture": view.picture(page, request.reader.language), "requests": requests.lines(page, request.now),
        "channel": view.ASSISTED if page.assisted else view.CHANNELS[page.channel],
        "delivery": view.DELIVERIES[page.delivery],
        "heads": Role.HEAD in request.actor.roles,
        "told": [(told.moment(m), told.sentence(m), m) for m in notices.about(page.code)],
    }  # fmt: skip
    return render(request, "desk/dossier.html", context)
