"""Deciding about a draft: laid before a second person, approved or sent back, published by a decision from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from motcua.audit.operations import bump
from motcua.calendars.rules import day_of
from motcua.catalogue import queries
from motcua.catalogue.models import Proposal, Version
from motcua.catalogue.operations.local import establish
from motcua.catalogue.operations.publishing import LONGEST_NUMBER, announce
from motcua.catalogue.operations.taking import take, trace, words
from motcua.catalogue.queries.planned import version_draft
from motcua.catalogue.queries.proposed import held_for, newest_day, newest_for, problems
from motcua.catalogue.terms import Announcement, Decision, Stage
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.workflow.rules.filling import is_plain
from motcua.workflow.terms import Definition


@transaction.atomic
def lay(*, proposal: int, by: Actor, at: datetime, why: str) -> None:
    """Lay the draft before a second person. Raises Refused with every problem the check finds."""
    row = take(proposal, by, at, Stage.EDITING)
    _must_be_publishable(row, at)
    row.why = words(why)
    if not row.why:
        raise Refused(
            "Ghi lý do thay đổi: người duyệt và đơn vị áp dụng sẽ đọc.",
            "Say what the change is for: the approver and the units will read it.",
        )
    row.stage, row.answer = Stage.LAID.value, ""
    row.save()


@transaction.atomic
def send_back(*, proposal: int, by: Actor, at: datetime, why: str) -> None:
    """The second person does not approve, and says why; it can be edited again."""
    row = take(proposal, by, at, Stage.LAID, Stage.APPROVED)
    answer = words(why)
    if not answer:
        raise Refused("Ghi lý do trả lại.", "Say why it is sent back.")
    row.stage, row.answer, row.answered_by, row.answered_name = Stage.EDITING.value, answer, None, by.name
    row.save()


@transaction.atomic
def approve(*, proposal: int, seen: int, by: Actor, at: datetime) -> None:
    """A second person approves exactly what was seen. Raises Refused for anybody who wrote in it."""
    row = take(proposal, by, at, Stage.LAID, seen=seen)
    if by.person in row.hands:
        raise Refused(
            f"Người soạn không tự duyệt: bản thảo do {row.drafted_name} soạn và anh/chị đã ghi vào đó. Một người khác "
            "có thẩm quyền phải duyệt.",
            "Nobody approves what they wrote: somebody else with the right must approve this draft.",
        )
    _must_be_publishable(row, at)
    row.stage = Stage.APPROVED.value
    row.answered_by, row.answered_name, row.answered_at = by.person, by.name, at
    row.save()
    trace(row, "approve_process", by, at)


@transaction.atomic
def enforce(*, proposal: int, decision: Decision, by: Actor, at: datetime) -> None:
    """Publish an approved draft by its decision: dossiers accepted from that day on run on it, those before stay.

    For everybody it is the next version of the procedure; for units, their own process from that day.
    Raises Refused for a past day, a missing number, or when the process in force is no longer the one it was made from.
    """
    bump("catalogue")
    row = take(proposal, by, at, Stage.APPROVED)
    _must_be_lawful(decision, at)
    version = _version_to_change(row, decision, at)
    definition = Definition.model_validate(row.definition)
    if row.units:
        for unit in row.units:
            establish(version, unit, definition, decision, by, at)
    else:
        view = queries.version(version.pk)
        draft = replace(version_draft(view), definition=definition)
        announce([draft], Announcement(decision.valid_from, decision.number, decision.decided_on), by, at)
    row.stage, row.published_at = Stage.PUBLISHED.value, at
    row.decision_no, row.decision_on, row.valid_from = decision.number, decision.decided_on, decision.valid_from
    row.save()
    bump("catalogue")  # what was looked up above is from before the change, under a number nobody else has seen
    trace(row, "publish_process", by, at)


def _must_be_lawful(decision: Decision, at: datetime) -> None:
    if not decision.number or len(decision.number) > LONGEST_NUMBER or not is_plain(decision.number):
        raise Refused(
            f"Ghi số quyết định phê duyệt quy trình (tối đa {LONGEST_NUMBER} ký tự), ví dụ 123/QĐ-UBND.",
            f"Give the number of the decision ({LONGEST_NUMBER} characters at most).",
        )
    if decision.valid_from < day_of(at):
        raise Refused(
            f"Ngày hiệu lực {decision.valid_from:%d/%m/%Y} đã qua: không áp dụng quy trình cho hồ sơ đã tiếp nhận. "
            "Chọn hôm nay hoặc một ngày sau.",
            f"The day {decision.valid_from} has passed: a process never reaches back. Choose today or later.",
        )
    if decision.decided_on and decision.decided_on > decision.valid_from:
        raise Refused(
            "Ngày ký quyết định không thể sau ngày hiệu lực.", "The decision cannot be later than its day of effect."
        )


def _version_to_change(row: Proposal, decision: Decision, at: datetime) -> Version:
    newest = newest_for(row.procedure.code, row.units, day_of(at))
    if newest.process_id != row.base_id:
        raise Refused(
            "Từ lúc soạn đến nay đã có bản quy trình khác được công bố. Bấm “Soạn tiếp trên bản mới”, kiểm tra rồi "
            "trình lại.",
            "Another process was published since the draft was begun. Take it up, check and lay the draft again.",
        )
    if held_for(row.procedure.code, row.units, decision.valid_from).process_id != row.base_id:
        first = newest_day(row.procedure.code, row.units, day_of(at))
        raise Refused(
            f"Bản quy trình dùng để soạn chỉ có hiệu lực từ {first:%d/%m/%Y}: chọn ngày hiệu lực sau đó.",
            f"The process this draft was made from holds from {first} only: choose a later day of effect.",
        )
    return Version.objects.select_related("procedure").get(pk=newest.id)


def _must_be_publishable(row: Proposal, at: datetime) -> None:
    version = newest_for(row.procedure.code, row.units, day_of(at))
    found = problems(Definition.model_validate(row.definition), version)
    if found:
        raise Refused(
            "Bản thảo chưa trình duyệt được: " + " ".join(p.text.vi for p in found),
            "The draft cannot be laid yet: " + " ".join(p.text.en for p in found),
        )
