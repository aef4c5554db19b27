"""What each page of filing takes from what was typed: fills the draft, answers with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.calendars.terms import day_of
from motcua.catalogue.queries import VersionView
from motcua.directory.terms import UnitView
from motcua.documents import operations as documents
from motcua.documents.terms import Received
from motcua.doors.kit import pieces, told
from motcua.doors.kit.request import Request
from motcua.doors.portal.filing import checks, lending, steps
from motcua.doors.portal.filing.checks import Errors
from motcua.doors.portal.filing.drafts import Draft
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.notices.terms import Wish

CHOOSE_PLACE = Text("Hãy chọn nơi giải quyết.", "Choose where to file.")
CHOOSE_CASE = Text("Hãy chọn trường hợp của Ông/Bà.", "Choose your case.")
CHOOSE_DELIVERY = Text("Hãy chọn cách nhận kết quả.", "Choose how to receive the result.")
CHOOSE_WISH = Text(
    "Hãy chọn một cách nhận tin; nhận qua thư điện tử thì cần ghi địa chỉ thư ở trên.",
    "Choose one way to be told; by e-mail we need the address above.",
)
MISSING = Text(
    "Còn thiếu: {0}. Hãy đính kèm, hoặc đánh dấu ở dưới rằng sẽ nộp sau.",
    "Still missing: {0}. Attach it, or tick below that you will hand it in later.",
)
#: files kept for one paper; more than anybody needs, less than a flood
MOST = 20


def place(request: Request, version: VersionView, draft: Draft, places: Mapping[str, UnitView]) -> Errors:
    """Where, and which case."""
    draft.unit = request.POST.get("unit", "")
    draft.case = request.POST.get("case", "") if version.cases else steps.USUAL
    wrong: Errors = {}
    if draft.case not in {steps.USUAL, *(c.code for c in version.cases)}:
        draft.case, wrong["case"] = "", CHOOSE_CASE
    if draft.unit not in places:
        draft.unit, wrong["unit"] = "", CHOOSE_PLACE
    return wrong


def person(request: Request, version: VersionView, draft: Draft, places: Mapping[str, UnitView]) -> Errors:
    """Whose matter it is, and how the result comes to them."""
    draft.person, wrong = checks.person(request.POST)
    draft.delivery = request.POST.get("delivery", "")
    if draft.delivery not in {"", *dict(steps.DELIVERIES)}:
        draft.delivery, wrong["delivery"] = "", CHOOSE_DELIVERY
    wish = told.wish_of(request.POST.get("wish", Wish.USUAL))
    draft.wish = (wish or Wish.USUAL).value
    if wish is None or (wish is Wish.EMAIL and not draft.person["email"]):
        wrong["wish"] = CHOOSE_WISH
    return wrong


def form(request: Request, version: VersionView, draft: Draft, places: Mapping[str, UnitView]) -> Errors:
    """The electronic form's questions."""
    draft.answers, wrong = checks.answers(version.form_fields, request.POST, day_of(request.now))
    return wrong


def papers(request: Request, version: VersionView, draft: Draft, places: Mapping[str, UnitView]) -> Errors:
    """Files: those chosen are stored, the one named by "bo" is taken off; going on needs every required paper."""
    wrong: Errors = {}
    for n in steps.wanted(version):
        if problem := _receive(request, draft, n):
            wrong[f"giay-{n}"] = problem
    if "kho" in request.POST and (problem := lending.lend(request, version, draft)):
        wrong["kho-ma"] = problem
    _take_off(draft, request.POST.get("bo", ""))
    if "tiep" in request.POST and not wrong:
        draft.later = "nop-sau" in request.POST
        missing = steps.missing(version, draft)
        wrong = {f"giay-{n}": Text(MISSING.vi.format(p.name), MISSING.en.format(p.name)) for n, p in missing.items()}
    return wrong


def _receive(request: Request, draft: Draft, n: str) -> Text | None:
    kept = draft.papers.setdefault(n, [])
    try:
        handed = pieces.sent(request, f"giay-{n}", draft.key)
        if len(kept) + len(handed) > MOST:
            return Text(f"Mỗi giấy tờ nhận tối đa {MOST} tệp.", f"At most {MOST} files for one paper.")
        received = documents.receive(files=handed, at=request.now)
    except Refused as refusal:
        return Text(refusal.vi, refusal.en)
    pieces.taken(request, f"giay-{n}", draft.key)
    for one in received:
        _lay(draft, kept, one)
    return None


def _lay(draft: Draft, kept: list[dict[str, Any]], one: Received) -> None:
    """The paper beside those there already; the same paper handed in twice is one."""
    file, notes = one.file, [{"vi": note.vi, "en": note.en} for note in one.notes]
    if file.sha256 in {f["sha256"] for f in kept}:
        draft.dropped.append(str(file.key))
        return
    said = {"name": file.name, "size": file.size, "sha256": file.sha256, "pages": file.pages, "notes": notes}
    kept.append({"key": str(file.key), **said})


def _take_off(draft: Draft, which: str) -> None:
    n, _, key = which.partition(":")
    if n in draft.papers:
        mine = [f for f in draft.papers[n] if f["key"] == key and not f.get("from")]  # another dossier's stays there
        draft.dropped += [f["key"] for f in mine]
        draft.papers[n] = [f for f in draft.papers[n] if f["key"] != key]


TAKES = {steps.PLACE: place, steps.PERSON: person, steps.FORM: form, steps.PAPERS: papers}
