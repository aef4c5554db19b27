"""Many files of the inbox at once: read first where something is said for all, then a result for each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.desk.views.inbox import WORKERS, shown
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.queries import Row
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.work import operations as work
from motcua.work import queries as own
from motcua.work.terms import DEEDS, Batch, Deed, Said

#: so many are done while the person waits; more are left to the worker, within seconds
AT_ONCE = 20
#: what each deed will do and whom it will tell
TELLS = {
    Deed.TAKE: Text("Các bước thành của anh/chị.", "The steps become yours."),
    Deed.COMPLETE: Text(
        "Mỗi bước khép lại theo hướng đi tiếp, hồ sơ sang người nhận của bước sau. Hồ sơ nào cần chọn khác, làm riêng.",
        "Each step closes going forward; what needs another outcome is done by itself.",
    ),
    Deed.HAND_OVER: Text(
        "Mỗi bước chuyển cho đơn vị được chọn và chờ đơn vị đó ký nhận. Ngày hẹn trả không đổi.",
        "Each step goes to the chosen unit, which signs for it. No due date moves.",
    ),
    Deed.ASSIGN: Text(
        "Mỗi bước thành của người được chọn, thấy ngay trong Việc của tôi. Việc đang ở người khác cần lý do.",
        "Each step becomes theirs at once; what somebody has already needs a reason.",
    ),
    Deed.RETURN: Text(
        "Mỗi bước quay về bước trước kèm lý do; người làm bước trước thấy trong Việc của tôi.",
        "Each goes back to the step before, with the reason; whoever did that sees it in their work.",
    ),
}


@dataclass(frozen=True, slots=True)
class Ticked:
    """One file somebody ticked: what its box says, and what is known of it."""

    value: str
    code: str
    row: Row | None


@who(*WORKERS)
def many(request: Request) -> HttpResponse:
    """What is to be done to what is ticked; a typed address leads to the list."""
    if request.method != "POST" or request.POST.get("do") not in set(Deed):
        return HttpResponseRedirect(reverse("desk:inbox"))
    deed, ticked = Deed(request.POST["do"]), list(dict.fromkeys(request.POST.getlist("code")))
    if not ticked:
        return shown(request, wrong=Text("Chưa chọn hồ sơ nào.", "Nothing is ticked."), status=422)
    if deed is not Deed.TAKE and "read" not in request.POST:
        return _read_first(request, deed, ticked)
    said: Said = {name: request.POST.get(name, "").strip() for name in ("unit", "person", "reason")}
    try:
        number = work.begin(
            deed=deed, lines=[_named(one) for one in ticked], said=said, by=request.actor, at=request.now
        )
    except NotYours:
        raise
    except Refused as no:
        return _read_first(request, deed, ticked, Text(no.vi, no.en))
    if len(ticked) <= AT_ONCE:
        work.go_on(number=number, at=request.now)
    return HttpResponseRedirect(reverse("desk:batch", args=[number]))


@who(*WORKERS)
def batch(request: Request, number: int) -> HttpResponse:
    """Every file of a batch with its result; it stays where it is and can be come back to."""
    found = own.batch(request.actor, number)
    page = "desk/_batch.html" if request.htmx else "desk/batch.html"
    return render(request, page, {"batch": found, "deed": DEEDS[found.deed], "settled": _settled(found)})


def _settled(found: Batch) -> Text:
    total, done = len(found.lines), found.succeeded
    if found.ended_at is None:
        return Text(f"Đang làm: {found.settled} / {total}.", f"Working: {found.settled} of {total}.")
    left = total - done
    return Text(
        f"Xong: {done} / {total} hồ sơ" + (f", {left} chưa làm được." if left else "."),
        f"Through: {done} of {total}" + (f", {left} not done." if left else "."),
    )


def _read_first(request: Request, deed: Deed, ticked: list[str], wrong: Text | None = None) -> HttpResponse:
    rows = queries.named(request.actor, [_named(one)[0] for one in ticked])
    context = {
        "deed": deed, "name": DEEDS[deed], "tells": TELLS[deed], "wrong": wrong,
        "ticked": [Ticked(one, _named(one)[0], rows.get(_named(one)[0])) for one in ticked],
        "units": _units(request) if deed is Deed.HAND_OVER else [],
        "hands": own.to_share(request.actor, request.now)[1] if deed is Deed.ASSIGN else [], "typed": request.POST,
    }  # fmt: skip
    return render(request, "desk/many.html", context, status=422 if wrong else 200)


def _units(request: Request) -> list[UnitView]:
    """Units of the reader's own agencies first, then the others."""
    tree = directory.tree(day_of(request.now), request.revisions.get("directory", 0))
    return sorted(tree, key=lambda unit: (unit.id not in request.actor.units, unit.code))


def _named(ticked: str) -> tuple[str, str]:
    """Dossier and step as a tick box says them."""
    code, _, step = ticked.partition("|")
    return code[:64], step[:40]
