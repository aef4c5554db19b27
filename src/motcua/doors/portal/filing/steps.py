"""The pages of filing, in order, and which still lack something."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.calendars.terms import day_of
from motcua.catalogue.queries import VersionView
from motcua.catalogue.terms import Paper
from motcua.doors.portal.filing import checks
from motcua.doors.portal.filing.drafts import Draft
from motcua.kernel.text import Text
from motcua.notices.terms import Wish

#: stands for none of the procedure's special cases
USUAL = "thuong"


#: how the result is received, in the order offered; the keys are those of dossiers' deliveries
DELIVERIES = (
    ("counter", Text("Tại bộ phận một cửa", "At the one-stop counter")),
    (
        "online",
        Text(
            "Bản điện tử, tải ở trang theo dõi; nơi nào chưa cấp được thì tại một cửa",
            "Electronically, downloaded where you follow the dossier; else at the counter",
        ),
    ),
    ("post", Text("Qua bưu chính công ích, đến nơi ở đã ghi ở trên", "By post, to the address above")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of filing."""

    slug: str
    name: Text


PLACE = Step("noi-nop", Text("Nơi nộp", "Where to file"))
PERSON = Step("nguoi-nop", Text("Người nộp", "Who files"))
FORM = Step("to-khai", Text("Tờ khai", "Form"))
PAPERS = Step("giay-to", Text("Giấy tờ", "Papers"))
REVIEW = Step("xem-lai", Text("Xem lại và gửi", "Review and send"))


def of(version: VersionView) -> tuple[Step, ...]:
    """The steps of this procedure; the form only where it has questions."""
    return tuple(s for s in (PLACE, PERSON, FORM, PAPERS, REVIEW) if s is not FORM or version.form_fields)


def after(version: VersionView, step: Step) -> Step:
    """The next step; the last is followed by itself."""
    steps = of(version)
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def before(version: VersionView, step: Step) -> Step | None:
    """The step before; None for the first."""
    at = of(version).index(step)
    return of(version)[at - 1] if at else None


def lacking(version: VersionView, draft: Draft) -> Step | None:
    """The first step that is not complete; None when the dossier may be sent."""
    if not draft.unit or not draft.case:
        return PLACE
    if checks.person(draft.person)[1]:
        return PERSON
    if draft.saved and checks.answers(version.form_fields, draft.answers, day_of(draft.saved))[1]:
        return FORM
    return PAPERS if missing(version, draft) else None


def delivery(draft: Draft) -> str:
    """How the result is received: as chosen, else at the counter."""
    return draft.delivery or "counter"


def wish(draft: Draft) -> Wish:
    """How they want to be told, as chosen; else as usual."""
    return Wish(draft.wish or Wish.USUAL)


def wanted(version: VersionView) -> dict[str, Paper]:
    """The papers to upload, by their place in the version (from 1): those no data surely replaces."""
    return {str(n): p for n, p in enumerate(version.papers, 1) if not p.needless}


def missing(version: VersionView, draft: Draft) -> dict[str, Paper]:
    """Required papers without a file yet, unless the person said that they will bring them later."""
    return {} if draft.later else unhanded(version, draft)


def unhanded(version: VersionView, draft: Draft) -> dict[str, Paper]:
    """Required papers without a file; one of no copies that data may stand for is not insisted on."""
    asked = {n: p for n, p in wanted(version).items() if p.obligatory or (p.required and not p.conditional)}
    return {n: p for n, p in asked.items() if not draft.papers.get(n)}
