"""What the waiting room's screen announces: put up, changed, taken down, each with its days."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.directory import access
from motcua.doors.console.days import revision, today
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.queueing import queries
from motcua.queueing.operations import announcing


@who(Role.ADMIN)
def screen(request: Request, code: str) -> HttpResponse:
    """What stands and what is to come; below, a new one or the one being changed (`sua`)."""
    unit = access.unit(request.actor, code, today(request), today(request), revision(request))
    wrong = None
    if request.method == "POST":
        try:
            _changed(request, unit.code)
            return HttpResponseRedirect(reverse("console:screen", args=[unit.code]))
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
    standing = queries.announced(unit.id, request.now)
    changed = next((a for a in standing if str(a.id) == request.GET.get("sua")), None)
    context = {
        "unit": unit, "standing": standing, "changed": changed, "wrong": wrong, "today": today(request),
        "typed": request.POST if wrong else _of(changed, today(request)), "room": announcing.ROOM,
    }  # fmt: skip
    return render(request, "console/screen.html", context, status=409 if wrong else 200)


def _of(changed: queries.Announced | None, day: date) -> dict[str, str]:
    if changed is None:
        return {"words": "", "words_en": "", "first": day.isoformat(), "last": day.isoformat()}
    said = {"words": changed.words.vi, "words_en": changed.words.en if changed.words.en != changed.words.vi else ""}
    return said | {"first": changed.first.isoformat(), "last": changed.last.isoformat()}


def _changed(request: Request, code: str) -> None:
    typed, known = request.POST, request.POST.get("id", "")
    which = int(known) if known.isascii() and known.isdigit() and len(known) < 16 else 0
    if typed.get("do") == "down":
        announcing.take_down(announcement=which, by=request.actor, at=request.now)
        return
    announcing.put_up(
        unit=code, words=typed.get("words", ""), words_en=typed.get("words_en", ""), first=_day(typed.get("first", "")),
        last=_day(typed.get("last", "")), instead=which, by=request.actor, at=request.now,
    )  # fmt: skip


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Refused(
            f"Không đọc được ngày “{typed.strip()[:20]}”. Chọn ngày đầu và ngày cuối của thông báo.",
            f"“{typed.strip()[:20]}” is no day. Choose the first and the last day.",
        ) from None
