"""The file page, with or without an act opened in place."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.desk.acts.form import Form
from motcua.doors.desk.file import requests, view
from motcua.doors.desk.file.folding import folded
from motcua.doors.desk.file.glance import glance
from motcua.doors.desk.file.sheets import shelf
from motcua.doors.kit import told
from motcua.doors.kit.request import Request
from motcua.dossiers.queries import Page
from motcua.dossiers.terms import Act
from motcua.kernel.actor import Role
from motcua.notices import queries as notices
from motcua.promises.queries import morning
from motcua.promises.rules import telling


def show(request: Request, page: Page, form: Form | None = None, status: int = 200) -> HttpResponse:
    """The whole page. With xem in the address that paper stands open beside the list."""
    risk = morning.marks([page.code]).get(page.code) if page.due_at and not page.ended_at else None
    context = {
        "risk": risk if risk and risk.colour else None, "why": telling.why(risk) if risk else None,
        "page": page, "form": form, "strip": view.strip(page, request.now), "offers": view.offers(page),
        "shelf": shelf(page, request.GET.get("xem", "")),
        "log": folded(page.events), "letters": folded(page.letters),
        "glance": glance(page, request.now), "answers": view.answers(page),
        "picture": view.picture(page, request.reader.language), "requests": requests.lines(page, request.now),
        "channel": view.ASSISTED if page.assisted else view.CHANNELS[page.channel],
        "delivery": view.DELIVERIES[page.delivery],
        "seals": Act.SIGN in page.on_the_paper and Role.CLERK in request.actor.roles and view.unsealed(page),
        "heads": Role.HEAD in request.actor.roles,
        "told": [(told.moment(m), told.sentence(m), m) for m in notices.about(page.code)],
    }  # fmt: skip
    return render(request, "desk/dossier.html", context, status=status)
