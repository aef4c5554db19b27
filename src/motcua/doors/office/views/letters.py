"""Thư xin lỗi chờ ký: one with a thumb, or many after an outage, read first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import letters as shown
from motcua.doors.office.letters import Asked
from motcua.doors.office.views.approvals import Result, agenda
from motcua.dossiers.rules import apologies
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.promises.operations import mass, signing

UNSIGNED = Text("Chưa ký", "Not signed")
UNTICKED = Result(
    "", False, Text("Hãy đánh dấu ít nhất một hồ sơ rồi đọc danh sách.", "Tick at least one file, then read the list."),
)  # fmt: skip


@who(Role.HEAD)
def sign(request: Request, letter: int) -> HttpResponse:
    """One letter, signed where it stands in the list; typed or reloaded, the address leads to the list."""
    if request.method == "POST":
        said = request.POST
        try:
            done = signing.sign(
                letter=letter, by=request.actor, at=request.now, key=said.get("key") or None,
                ground=said.get("ground") or None, words=said.get("words"), new_due=_day(said.get("due", "")),
                fault=int(said["fault"]) if said.get("fault", "").isdigit() else None, far="far" in said,
            )  # fmt: skip
        except Refused as no:
            kept = said.get("words", "")[:2000]
            wrong = Text(no.vi, no.en)
            result = Result(said.get("code", "")[:64], False, wrong, UNSIGNED, kept)
            return agenda(request, [result], 409, shown.typed(letter, said, wrong))
        messages.success(request, f"{done.code}: {_signed(done.form).to(request.reader.language)}")
    return HttpResponseRedirect(reverse("office:approvals"))


def _signed(form: str) -> Text:
    if form:
        return Text("đã ký thư xin lỗi, người nộp được báo ngày hẹn mới.", "signed, the applicant is told the new day.")
    return Text("đã ký thư giải trình, ngày hẹn không đổi.", "answered for, no date is moved.")


@who(Role.HEAD)
def letters(request: Request) -> HttpResponse:
    """Many on one ground: choose the files; POST shows them to read with each new day, or signs what was read."""
    ticked = list(dict.fromkeys(request.POST.getlist("code")))[: shown.MANY]
    do = request.POST.get("do") if request.method == "POST" else None
    if do == "read" and ticked:
        return _read(request, ticked)
    if do == "read":
        return _list(request, [UNTICKED], 422)
    return _list(request, _sign(request, ticked) if do == "sign" and ticked else [])


def _list(request: Request, results: Sequence[Result | mass.Result], status: int = 200) -> HttpResponse:
    asked = _asked(request)
    context = {
        "lines": shown.chosen(request.actor, request.now, asked), "asked": asked, "results": results,
        "grounds": apologies.grounds(), "units": shown.units(request.actor, request.now), "most": shown.MANY,
    }  # fmt: skip
    return render(request, "office/letters.html", context, status=status)


def _read(request: Request, ticked: list[str]) -> HttpResponse:
    """What would be signed: nothing is written yet."""
    asked = _asked(request)
    ground = apologies.ground(request.POST.get("ground", ""))
    words = request.POST.get("words", "")
    lines = [one for one in shown.chosen(request.actor, request.now, asked) if one.letter.code in set(ticked)]
    reason = apologies.reason(ground, lines[0].letter.fault.name if lines else "", words)
    context = {
        "lines": lines, "asked": asked, "ground": ground, "words": words, "reason": reason, "key": uuid4().hex,
    }  # fmt: skip
    return render(request, "office/letters_reading.html", context)


def _sign(request: Request, ticked: list[str]) -> list[mass.Result]:
    days = {code: _day(request.POST.get(f"due-{code}", "")) for code in ticked}
    return mass.apologise(
        files={code: day for code, day in days.items() if day}, ground=request.POST.get("ground", ""),
        words=request.POST.get("words", ""), by=request.actor, at=request.now, key=request.POST.get("key") or None,
    )  # fmt: skip


def _asked(request: Request) -> Asked:
    said = request.POST if request.method == "POST" else request.GET
    return Asked(said.get("don-vi", "")[:64], _day(said.get("tu", "")), _day(said.get("den", "")))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Refused(f"“{typed[:20]}” không phải một ngày.", f"“{typed[:20]}” is no day.") from None
