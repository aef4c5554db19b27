"""The catalogue's file, uploaded: first what it would change, then, on a second word, done."""

from __future__ import annotations

import base64
from datetime import date

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.catalogue import operations, queries
from motcua.catalogue.queries import Plan
from motcua.catalogue.terms import Announcement
from motcua.doors.console.days import today
from motcua.doors.console.forms import wrong
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: a file shown travels back in the form, signed and packed; larger ones go through the terminal
LARGEST, PACKED = 10_000_000, 2_000_000
SALT, HOUR = "catalogue-import", 3600
TOO_LARGE = Text(
    "Tệp quá lớn cho trang này: dùng lệnh motcua catalogue import.",
    "The file is too large for this page: use motcua catalogue import.",
)
GONE_STALE = Text(
    "Bản xem trước đã quá một giờ hoặc không nguyên vẹn; hãy chọn lại tệp.",
    "What was shown is more than an hour old or damaged; choose the file again.",
)


class Upload(forms.Form):
    """The file and the decision that announces it."""

    file = forms.FileField(allow_empty_file=True, error_messages=wrong("Tệp danh mục", "File"))
    decision = forms.CharField(max_length=60, required=False)
    decided_on = forms.DateField(required=False, error_messages=wrong("Ngày quyết định", "Day of the decision"))
    valid_from = forms.DateField(required=False, error_messages=wrong("Hiệu lực từ", "Valid from"))


@who(Role.ADMIN, Role.REFORM)
def upload(request: Request) -> HttpResponse:
    """Choose a file; see what is wrong with it, line by line, or what it would change. Changes nothing."""
    if request.method != "POST":
        return _page(request)
    form = Upload(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, 422, errors={k: str(v[0]) for k, v in form.errors.items()}, typed=request.POST)
    said = form.cleaned_data
    if said["file"].size > LARGEST:
        return _page(request, 422, wrong=TOO_LARGE, typed=request.POST)
    raw = said["file"].read()
    plan = queries.plan(raw, today=today(request), valid_from=said["valid_from"])
    if plan.errors:
        return _page(request, 422, plan=plan, typed=request.POST)
    packed = _packed(raw, said)
    if len(packed) > PACKED:
        return _page(request, 422, wrong=TOO_LARGE, typed=request.POST)
    return _page(request, plan=plan, packed=packed, typed=request.POST)


@who(Role.ADMIN, Role.REFORM)
@require_POST
def publication(request: Request) -> HttpResponse:
    """Publish what was shown."""
    try:
        said = signing.loads(request.POST.get("packed", ""), salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        return _page(request, 409, wrong=GONE_STALE)
    first = _day(said["valid_from"])
    plan = queries.plan(base64.b64decode(said["raw"]), today=today(request), valid_from=first)
    announcement = Announcement(first or today(request), said["decision"], _day(said["decided_on"]))
    ending = tuple(e.code for e in plan.gone) if request.POST.get("end_missing") else ()
    try:
        done = operations.publish(
            drafts=plan.drafts, announcement=announcement, by=request.actor, at=request.now, ending=ending
        )
    except NotYours:
        raise
    except Refused as no:
        return _page(request, 409, wrong=Text(no.vi, no.en))
    messages.success(request, _told(len(done.new), len(done.changed), len(done.ended), request.reader.language))
    return HttpResponseRedirect(reverse("console:procedures"))


def _told(new: int, changed: int, ended: int, language: str) -> str:
    return Text(
        f"Đã công bố: {new} mới, {changed} thay đổi, {ended} bãi bỏ.",
        f"Published: {new} new, {changed} changed, {ended} ended.",
    ).to(language)


def _packed(raw: bytes, said: dict[str, object]) -> str:
    days = {k: said[k] for k in ("decided_on", "valid_from")}
    written = {k: day.isoformat() if isinstance(day, date) else "" for k, day in days.items()}
    whole = {"raw": base64.b64encode(raw).decode(), "decision": said["decision"], **written}
    return signing.dumps(whole, salt=SALT, compress=True)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _page(request: Request, status: int = 200, plan: Plan | None = None, **more: object) -> HttpResponse:
    return render(request, "console/importing.html", {"plan": plan, **more}, status=status)
