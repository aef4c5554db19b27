"""What need not be handed in again: papers of an earlier dossier, for who holds its slip and filed in the same name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from motcua.calendars.terms import day_of
from motcua.catalogue.queries import VersionView
from motcua.documents import queries as documents
from motcua.doors.kit.request import Request
from motcua.doors.portal.filing import steps
from motcua.doors.portal.filing.drafts import Draft
from motcua.doors.portal.tracking import views as tracking
from motcua.dossiers import rules
from motcua.dossiers.queries import store
from motcua.dossiers.queries.store import Stored
from motcua.dossiers.rules import keeping
from motcua.kernel.text import Text

WRONG = Text(
    "Mã hồ sơ và mã tra cứu không khớp. Xem lại giấy tiếp nhận.", "Code and secret do not fit. Look at the slip again."
)
OTHERS = Text(
    "Hồ sơ đó đứng tên người khác; chỉ dùng lại được giấy tờ của chính người nộp.",
    "That dossier is in another name; only one's own papers can be used again.",
)
NONE = Text(
    "Hồ sơ đó không có giấy tờ nào còn giá trị trùng với giấy tờ cần nộp ở đây. Hãy tải lên như thường.",
    "None of its papers is one of those asked for here. Please upload them as usual.",
)


def lend(request: Request, version: VersionView, draft: Draft) -> Text | None:
    """Lays the fitting papers of the dossier named on the page into the draft; why not, in words."""
    code, secret = (request.POST.get(name, "").strip() for name in ("kho-ma", "kho-khoa"))
    found = tracking.open_with(request, code, secret)
    if found is None:
        return WRONG
    held = store.lent(found.code, secret, draft.person.get("id_no", ""))
    if held is None:
        return OTHERS
    day = day_of(request.now)
    fitting = list(_fitting(version, draft, [s for s in held if s.holds(day)], day))
    for n, one in fitting:
        draft.papers.setdefault(n, []).append(_entry(one))
    return None if fitting else NONE


def _fitting(version: VersionView, draft: Draft, held: list[Stored], day: date) -> Iterator[tuple[str, Stored]]:
    """Papers by name, where nothing has been handed in yet."""
    for n, asked in steps.wanted(version).items():
        if keeping.is_each_its_own(asked.name, day):
            continue
        same = (one for one in held if rules.tokens(one.name) == rules.tokens(asked.name))
        if not draft.papers.get(n) and (one := next(same, None)):
            yield n, one


def _entry(one: Stored) -> dict[str, Any]:
    file = documents.file(one.file)
    note = {"vi": f"Dùng lại từ hồ sơ {one.code}.", "en": f"Used again from dossier {one.code}."}
    return {
        "key": str(file.key), "name": file.name, "size": file.size, "sha256": file.sha256, "pages": file.pages,
        "notes": [note], "from": one.code, "mark": int(keeping.reused(one.mark)),
    }  # fmt: skip
