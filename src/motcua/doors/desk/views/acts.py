"""The acts: each has an address of its own, which is the file page with the act's form open in place, and one call."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from motcua.doors.desk import files
from motcua.doors.desk.acts import reading, running
from motcua.doors.desk.acts.form import Form, form
from motcua.doors.desk.acts.table import ActPage
from motcua.doors.desk.file import view
from motcua.doors.desk.file.showing import show
from motcua.doors.kit import formats
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import View, who
from motcua.dossiers import queries
from motcua.dossiers.queries import Page
from motcua.dossiers.terms import ACT_NAMES, WHO, Act, Done
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: lists from which an act is done by one button, and to which it returns; else to the dossier's page
BACK = {"inbox": "desk:inbox", "receipts": "desk:receipts"}

UNDONE = Text(
    "Việc này đã làm rồi và đã hoàn tác; lần gửi lại này không làm lại. Muốn làm thì bấm lại nút trên trang.",
    "This was done and undone; sent again it is not done anew. To do it, press the button on the page.",
)
#: answers of the counter that go out on a slip of their own
TURNED_DOWN = frozenset({Act.REFUSE, Act.REQUEST_SUPPLEMENT})


def page_of(act: ActPage) -> View:
    """The view of one act: the file page with its form open on GET, the act itself on POST."""

    @who(*sorted(WHO[act.act]))
    def enter(request: Request, code: str) -> HttpResponseBase:
        if request.method == "POST":
            return _do(request, act, queries.page(request.actor, code))
        page = queries.page(request.actor, code, None if request.htmx else request.now)
        opened = _opened(request, act, page)
        if request.htmx:
            return render(request, "desk/file/_here.html", {"page": page, "form": opened})
        return show(request, page, opened, 409 if opened.closed else 200)

    return enter


def _opened(request: Request, act: ActPage, page: Page) -> Form:
    if not view.open_to(page, act):
        return form(request, act, page, {}, refused=_not_now(page), closed=True)
    return form(request, act, page, view.begun(page, act.act))


def _do(request: Request, act: ActPage, page: Page) -> HttpResponse:
    answers = reading.read(view.questions(page, act), request.POST, view.listed(page, act.act))
    if answers.errors:
        said = {name: words.to(request.reader.language) for name, words in answers.errors.items()}
        return _again(request, act, page.code, errors=said)
    try:
        return _done(request, act, page, files.attached(request, answers.values))
    except NotYours:
        lost = _overtaken(request, page)
        if lost is None:
            raise
        return _refused(request, act, page, lost)
    except Refused as no:
        return _refused(request, act, page, Text(no.vi, no.en))


def _refused(request: Request, act: ActPage, page: Page, why: Text) -> HttpResponse:
    """What was typed stays in the form. A bare button leads back to a page that can be looked at again: once what
    stood in the way is gone, looking must not do the act."""
    if not act.plain:
        return _again(request, act, page.code, refused=why)
    words = Text(f"Chưa làm được việc này. {why.vi}", f"This cannot be done now. {why.en}")
    messages.error(request, words.to(request.reader.language))
    return HttpResponseRedirect(_back(request) or reverse("desk:dossier", args=[page.code]))


def _back(request: Request) -> str:
    """The list the button stood in; empty when it stood on the file page."""
    name = BACK.get(request.POST.get("back", ""))
    return reverse(name) if name else ""


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


def _done(request: Request, act: ActPage, page: Page, values: Mapping[str, object]) -> HttpResponse:
    common: running.Common = {
        "code": page.code, "by": request.actor, "at": request.now, "key": request.POST.get("key") or None,
    }  # fmt: skip
    done = running.run(act.name, common, values)
    if _taken_back(page, done):
        messages.warning(request, UNDONE.to(request.reader.language))
    else:
        messages.success(request, f"{act.heading.to(request.reader.language)}: {page.code}.")
    onward = "desk:taken" if _at_counter(request, act, page) else "desk:dossier"
    return HttpResponseRedirect(_back(request) or reverse(onward, args=[page.code]))


def _taken_back(page: Page, done: Done) -> bool:
    """The same press, sent again, of an act that was undone meanwhile: it is answered, not done anew."""
    after = next((event for event in page.events if event.seq > done.seq), None)
    return after is not None and after.act is Act.UNDO


def _at_counter(request: Request, act: ActPage, page: Page) -> bool:
    """The person stands before the clerk: the slip is printed and handed over, then comes the next one."""
    return act.act in TURNED_DOWN and page.accepted_at is None and Role.COUNTER in request.actor.roles


def _again(
    request: Request, act: ActPage, code: str, *, errors: Mapping[str, str] | None = None, refused: Text | None = None
) -> HttpResponse:
    """The file page as it stands now, with what was typed still in the form; looking at it leaves its trace."""
    page = queries.page(request.actor, code, request.now)
    kept = form(request, act, page, request.POST, errors=errors, refused=refused)
    return show(request, page, kept, 422 if errors else 409)


def _not_now(page: Page) -> Text:
    """The act is not open to this reader now; the file page lists what is."""
    return Text(
        f"Hồ sơ đang ở trạng thái “{page.state_name.vi}” và việc này lúc này không dành cho anh/chị. "
        "Trang hồ sơ cho biết việc làm được.",
        f"The dossier is in the state “{page.state_name.en}” and this is not open to you now. Its page says what is.",
    )
