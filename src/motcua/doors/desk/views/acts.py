"""The acts: each has an address of its own, a page that says what it does and whom it tells, and one call."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.desk import files
from motcua.doors.desk.acts import asking, reading, running
from motcua.doors.desk.acts.options import options
from motcua.doors.desk.acts.table import ActPage
from motcua.doors.desk.file import view
from motcua.doors.kit import formats
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import View, who
from motcua.dossiers import queries
from motcua.dossiers.queries import Page
from motcua.dossiers.terms import ACT_NAMES, WHO
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: lists from which an act is done by one button, and to which it returns; else to the dossier's page
BACK = {"inbox": "desk:inbox", "receipts": "desk:receipts"}


def page_of(act: ActPage) -> View:
    """The view of one act: its page on GET, the act itself on POST."""

    @who(*sorted(WHO[act.act]))
    def enter(request: Request, code: str) -> HttpResponseBase:
        page = queries.page(request.actor, code)
        if request.method == "POST":
            return _do(request, act, page)
        if not view.open_to(page, act):
            return _show(request, act, page, {}, refused=_not_now(page), closed=True, status=409)
        return _show(request, act, page, view.begun(page, act.act))

    return enter


def _do(request: Request, act: ActPage, page: Page) -> HttpResponse:
    answers = reading.read(view.questions(page, act), request.POST, view.listed(page, act.act))
    if answers.errors:
        said = {name: words.to(request.reader.language) for name, words in answers.errors.items()}
        return _show(request, act, page, request.POST, errors=said, status=422)
    try:
        return _done(request, act, page.code, files.attached(request, answers.values))
    except NotYours:
        lost = _overtaken(request, page)
        if lost is None:
            raise
        return _show(request, act, page, request.POST, refused=lost, status=409)
    except Refused as no:
        return _show(request, act, page, request.POST, refused=Text(no.vi, no.en), status=409)


def _overtaken(request: Request, page: Page) -> Text | None:
    """Who did what first, when the file has gone on since the reader's page was drawn; None when it has not, and the
    act was never theirs."""
    seen = request.POST.get("seen", "")
    last = page.events[-1]
    if not (seen.isascii() and seen.isdigit() and len(seen) < 9 and int(seen) < last.seq):
        return None
    name, when = ACT_NAMES[last.act], formats.clock(last.recorded_at)
    return Text(
        f"{last.name} vừa {name.vi.lower()} hồ sơ này lúc {when}, nên việc này nay không còn dành cho anh/chị.",
        f"{last.name} was first: {name.en.lower()} at {when}. This is not open to you any more.",
    )


def _done(request: Request, act: ActPage, code: str, values: Mapping[str, object]) -> HttpResponse:
    common: running.Common = {
        "code": code, "by": request.actor, "at": request.now, "key": request.POST.get("key") or None,
    }  # fmt: skip
    running.run(act.name, common, values)
    name = act.heading.to(request.reader.language)
    messages.success(request, f"{name}: {code}.")
    back = BACK.get(request.POST.get("back", ""))
    return HttpResponseRedirect(reverse(back) if back else reverse("desk:dossier", args=[code]))


def _show(
    request: Request,
    act: ActPage,
    page: Page,
    typed: Mapping[str, str],
    *,
    errors: Mapping[str, str] | None = None,
    refused: Text | None = None,
    closed: bool = False,
    status: int = 200,
) -> HttpResponse:
    papers = view.listed(page, act.act)
    questions = asking.asked(view.questions(page, act), typed, errors or {}, options(request, act, page), papers)
    folded = [asked for asked in questions if asked.folded]
    context = {
        "questions": questions, "folded": bool(folded), "unfolded": any(asked.value or asked.error for asked in folded),
        "act": act, "name": act.heading, "page": page, "refused": refused, "errors": errors or {},
        "kept": request.method == "POST", "closed": closed, "key": typed.get("key") or uuid4().hex,
        "seen": typed.get("seen") or page.events[-1].seq,
        "unanswered": view.unanswered(page, act.act),
    }  # fmt: skip
    return render(request, "desk/act.html", context, status=status)


def _not_now(page: Page) -> Text:
    """The act is not open to this reader now; the file page lists what is."""
    return Text(
        f"Hồ sơ đang ở trạng thái “{page.state_name.vi}” và việc này lúc này không dành cho anh/chị. "
        "Trang hồ sơ cho biết việc làm được.",
        f"The dossier is in the state “{page.state_name.en}” and this is not open to you now. Its page says what is.",
    )
