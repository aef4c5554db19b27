"""One dossier: what it is, what may be done now, what was done."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.desk.file import requests, view
from motcua.doors.desk.readers import READERS
from motcua.doors.kit import told
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import FormView
from motcua.kernel.text import Text
from motcua.notices import queries as notices

#: what people call the forms
FORMS = {
    "RECEIPT": Text("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt and appointment"),
    "SUPPLEMENT_REQUEST": Text("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Supplement request"),
    "REFUSAL": Text("Phiếu từ chối tiếp nhận giải quyết hồ sơ", "Refusal"),
    "APOLOGY_EXTENSION": Text("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology with a new date"),
    "STOP_NOTICE": Text("Thông báo dừng giải quyết hồ sơ", "Stop notice"),
}


class Slip(NamedTuple):
    """A form that went out, by its name."""

    form: FormView
    name: Text


@who(*READERS)
def dossier(request: Request, code: str) -> HttpResponse:
    """The file page; looking leaves a trace the owner can see."""
    page = queries.page(request.actor, code, request.now)
    picture = view.picture(page, request.reader.language)
    context = {
        "page": page, "strip": view.strip(page, request.now), "offers": view.offers(page),
        "papers": view.papers(page), "answers": view.answers(page), "picture": picture,
        "requests": requests.lines(page, request.now),
        "channel": view.CHANNELS[page.channel], "delivery": view.DELIVERIES[page.delivery],
        "told": [(told.moment(m), told.sentence(m), m) for m in notices.about(page.code)],
        "slips": [Slip(form, FORMS[form.form]) for form in page.forms],
    }  # fmt: skip
    return render(request, "desk/dossier.html", context)
