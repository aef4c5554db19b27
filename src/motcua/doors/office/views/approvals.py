"""Việc cần quyết hôm nay: approve one at a time, or all that are ticked with a list to read first."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.calendars.terms import day_of
from motcua.doors.kit import alarms
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import items, letters
from motcua.doors.office.views import signing
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, outcomes
from motcua.dossiers.terms import State
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.work import queries as work


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one approval. words: the step approved, or why it was not."""

    code: str
    done: bool
    words: Text
    #: how what was not done is called
    undone: Text = Text("Chưa phê duyệt", "Not approved")
    #: what was typed about something that is no longer in the list
    kept: str = ""


UNSIGNED = Text("Chưa ký", "Not signed")
UNTICKED = Result(
    "", False,
    Text("Hãy đánh dấu ít nhất một kết quả rồi đọc danh sách.", "Tick at least one result, then read the list."),
    Text("Chưa chọn gì", "Nothing is ticked"),
)  # fmt: skip


@who(Role.HEAD)
def approvals(request: Request) -> HttpResponse:
    """The agenda; POST shows the ticked ones to read, or approves what was read."""
    ticked = list(dict.fromkeys(request.POST.getlist("code")))[: items.SIGNING]
    do = request.POST.get("do") if request.method == "POST" else ""
    if do == "read" and ticked:
        return _reading(request, ticked)
    if do == "approve":
        return _decided(request, ticked)
    return agenda(request, [UNTICKED] if do == "read" else [], status=422 if do == "read" else 200)


def _reading(request: Request, ticked: list[str]) -> HttpResponse:
    """The ticked ones to read: first those that are signed, then those that are only approved."""
    listed = [*items.signing(request.actor, request.now), *items.unsigned(request.actor, request.now)]
    chosen = [item for item in listed if item.ticked in ticked]
    context = {
        "signs": [item for item in chosen if item.signs], "plain": [item for item in chosen if not item.signs],
        "key": uuid4().hex,
    }  # fmt: skip
    return render(request, "office/reading.html", context)


def _decided(request: Request, read: list[str]) -> HttpResponse:
    """What was read: papers are laid before the head, who signs and thereby approves; the rest is approved at once."""
    laid = [one for one in read if one in request.POST.getlist("sign")]
    plain = [one for one in read if one not in laid]
    results = [_approve(request, *_named(one), request.POST.get(f"key-{one}")) for one in plain]
    return _lay(request, [_named(one)[0] for one in laid], results) if laid else agenda(request, results)


def _lay(request: Request, codes: list[str], results: list[Result]) -> HttpResponse:
    """On to the sitting; what became of the others is said there. Without anything to sign: back to the agenda."""
    key = signing.key_of(request.POST.get("key", ""))
    try:
        laid = outcomes.lay_to_approve(codes=codes, by=request.actor, at=request.now, key=key)
    except NotYours:
        raise
    except Refused as no:
        return agenda(request, [*results, Result("", False, Text(no.vi, no.en), UNSIGNED)], status=409)
    results += [Result(code, False, Text(no.vi, no.en), UNSIGNED) for code, no in laid.refused]
    if laid.sitting is None:
        return agenda(request, results, status=409)
    for one in results:
        words = one.words if one.done else Text(f"{one.undone.vi}: {one.words.vi}", f"{one.undone.en}: {one.words.en}")
        tell = messages.success if one.done else messages.error
        tell(request, f"{one.code}: {words.to(request.reader.language)}")
    return HttpResponseRedirect(reverse("office:sitting", args=[laid.sitting.key]))


@who(Role.HEAD)
def approve(request: Request, code: str) -> HttpResponse:
    """One step, approved where it stands in the list; typed or reloaded, the address leads to the list."""
    if request.method == "POST" and request.POST.get("do") == "sign":
        return _lay(request, [code], [])
    if request.method == "POST":
        result = _approve(request, code, request.POST.get("step", ""), request.POST.get("key"))
        if not result.done:
            return agenda(request, [result], status=409)
        messages.success(request, f"{code}: {result.words.to(request.reader.language)}")
    return HttpResponseRedirect(reverse("office:approvals"))


def _named(ticked: str) -> tuple[str, str]:
    """Dossier and step as Item.ticked says them."""
    code, _, step = ticked.partition(":")
    return code, step


def _approve(request: Request, code: str, step: str, key: str | None) -> Result:
    """One of many: a refusal is this row's result and hinders no other."""
    try:
        name = items.step_name(queries.page(request.actor, code), step)
        done = decide.approve(code=code, by=request.actor, at=request.now, key=key or None, step=step or None)
    except Refused as no:
        return Result(code, False, Text(no.vi, no.en))
    return Result(code, True, _approved(name, done.state is State.FINISHED))


def _approved(step: str, finished: bool) -> Text:
    vi, en = (", hồ sơ đã ký", ", the dossier is signed") if finished else ("", "")
    return Text(f"Đã phê duyệt bước “{step}”{vi}.", f"The step “{step}” is approved{en}.")


def agenda(
    request: Request, results: list[Result], status: int = 200, typed: letters.Typed | None = None
) -> HttpResponse:
    """The whole page: results to sign first, then letters, what is late and what soon may be. typed: what was
    changed in a letter that could not be signed; it still stands there."""
    found, desk = items.agenda(request.actor, request.now), letters.desk(request.actor, request.now, typed)
    if typed and any(one.letter.id == typed.letter for one in desk.items):
        results = []  # said by the field, where the letter still stands
    drafted = {one.letter.code for one in desk.items}
    given = [one for one in work.errands(request.actor) if one.closed_at is None and one.owner != request.actor.person]
    context = {
        "errands": given, "overdue": work.overdue(request.actor, day_of(request.now)),
        "letters": desk, "signing": found.signing, "unsigned": found.unsigned, "soon": found.soon, "results": results,
        "apologies": [one for one in found.apologies if one.code not in drafted], "alarms": alarms.head(request),
    }  # fmt: skip
    return render(request, "office/approvals.html", context, status=status)
