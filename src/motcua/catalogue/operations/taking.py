"""Taking hold of a proposal: under lock, by somebody who may, in a stage that allows it; and the words said to it."""

from __future__ import annotations

from datetime import datetime

from motcua.audit.operations import trace_change
from motcua.calendars.rules import day_of
from motcua.catalogue.models import Proposal
from motcua.catalogue.queries.proposed import roots
from motcua.catalogue.rules.rights import may_propose
from motcua.catalogue.terms import Stage
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.workflow.rules.filling import is_plain, plain

LONGEST_WORDS = 500
STAGES = {
    Stage.EDITING: "đang soạn",
    Stage.LAID: "đã trình, chờ duyệt",
    Stage.APPROVED: "đã duyệt",
    Stage.PUBLISHED: "đã công bố",
    Stage.DROPPED: "đã bỏ",
}


def take(proposal: int, by: Actor, at: datetime, *stages: Stage, seen: int | None = None) -> Proposal:
    """The proposal under lock, in one of these stages, for somebody who may. Raises NotYours, Refused."""
    row = Proposal.objects.select_for_update(of=("self",)).select_related("procedure").filter(pk=proposal).first()
    if row is None or by.person is None or not may_propose(by, row.units, roots(day_of(at))):
        raise NotYours
    stage = Stage(row.stage)
    if stage not in stages:
        raise Refused(
            f"Bản thảo này {STAGES[stage]}: tải lại trang để xem việc có thể làm tiếp.",
            f"The draft is {stage.value}: reload the page to see what can be done next.",
        )
    if seen is not None and seen != row.edits:
        raise Refused(
            "Có người vừa sửa bản thảo này trong lúc anh/chị đang xem. Tải lại trang để xem bản mới nhất rồi làm lại.",
            "Somebody has edited the draft since you opened it. Reload the page and try again.",
        )
    return row


def words(text: str) -> str:
    said = plain(text)
    if len(said) > LONGEST_WORDS or not is_plain(said.replace("\n", "").replace("\r", "")):
        raise Refused(
            f"Lý do dài tối đa {LONGEST_WORDS} ký tự đọc được.", f"The reason has {LONGEST_WORDS} readable characters."
        )
    return said


def trace(row: Proposal, what: str, by: Actor, at: datetime) -> None:
    trace_change(
        topic="catalogue", subject=row.procedure.code, what=what, by=by, at=at,
        detail=f"proposal {row.pk}; {row.decision_no or row.why}"[:500],
    )  # fmt: skip
