"""Done earlier, typed now: a step closed with the moment it was really done, its evidence, and then a second name.

The promise is judged by the recorded moment all the same (terms.DECLARED); what is confirmed here only lets reports
tell late work and late typing apart (requirements G8, E074).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.documents import queries as documents
from motcua.dossiers import access, record
from motcua.dossiers.rules import checks, sentences
from motcua.dossiers.terms import WHO, Act, Done, Evidence, Open
from motcua.kernel.actor import Actor, Hat
from motcua.kernel.refused import NotYours, Refused


def told(pen: record.Pen, task: Open, evidence: Evidence | None) -> dict[str, Any]:
    """What a fact says of a step that was done before it is typed; nothing when both are one. One SQL more, two with a
    file. Raises Refused for a moment that cannot be true, or without evidence."""
    if pen.happened_at == pen.at:
        if evidence is not None and evidence.told():
            raise Refused(
                "Có căn cứ nhưng chưa ghi giờ làm xong. Ghi giờ và ngày việc đã xong thật.",
                "There is evidence but no moment. Say when the step was really done.",
            )
        return {}
    _must_fit(pen, task)
    checks.must_be_evidence(evidence or Evidence(""))
    assert evidence is not None
    checks.must_be_clean("Căn cứ", evidence.told())
    if evidence.file:
        documents.file(evidence.file)
    return {"evidence": evidence.told()}


def _must_fit(pen: record.Pen, task: Open) -> None:
    held, said = pen.held, pen.happened_at
    assert held.accepted_at is not None, "a step is open only in an accepted dossier"
    if said < _minute(held.accepted_at):
        raise Refused(
            f"Hồ sơ {held.code} tiếp nhận lúc {sentences.clock(held.accepted_at)}: việc không thể xong sớm hơn, lúc "
            f"{sentences.clock(said)}. Sửa lại giờ làm xong.",
            f"Dossier {held.code} was accepted at {held.accepted_at}: the step cannot be done before. Mend the time.",
        )
    began = record.opened_at(held.code, task.step) or task.since
    if said < _minute(began):
        raise Refused(
            f"Bước “{task.name}” của hồ sơ {held.code} mở lúc {sentences.clock(began)}: không thể xong sớm hơn, lúc "
            f"{sentences.clock(said)}. Sửa lại giờ làm xong.",
            f"The step “{task.name}” of {held.code} was opened at {began}: it cannot be done before. Mend the time.",
        )


def _minute(at: datetime) -> datetime:
    """Its minute: people declare no seconds."""
    return at.replace(second=0, microsecond=0)


@record.committed
def confirm(
    *,
    code: str,
    seq: int,
    by: Actor,
    at: datetime,
    agrees: bool = True,
    reason: str = "",
    key: str | None = None,
) -> Done:
    """A second name under a step declared done earlier (the event with that number), or its rejection with a reason.

    By somebody else of the unit whose step it was, or of a unit above. Three SQL.
    """
    pen = access.to_change(by, code, Act.CONFIRM, at=at, key=key)
    said = record.declared(code, seq)
    if said is None:
        raise Refused(
            f"Hồ sơ {code} không có việc khai làm trước ở dòng nhật ký {seq}. Mở lại danh sách chờ xác nhận.",
            f"Dossier {code} has no earlier work declared with event {seq}. Open the list again.",
        )
    pen.hat = _hat(by, said.unit)
    _must_be_another(by, said)
    _must_wait(code, said)
    if not agrees:
        reason = checks.must_say("Lý do không xác nhận", reason)
    checks.must_be_clean("Lý do", reason)
    return pen.finish(Act.CONFIRM, step=said.step, reason=reason, data={
        "confirms": seq, "agrees": agrees, "declared_at": said.happened_at, "declared_by": said.name,
        "step_name": said.step_name,
    })  # fmt: skip


def _hat(by: Actor, unit: int) -> Hat:
    hat = by.hat(WHO[Act.CONFIRM], unit)
    if hat is None:
        raise NotYours(
            "Chỉ người của đơn vị làm bước này, hoặc thủ trưởng cấp trên, xác nhận được việc đã làm trước.",
            "Only somebody of the unit whose step it was, or a head above, may confirm earlier work.",
        )
    return hat


def _must_be_another(by: Actor, said: record.Declared) -> None:
    if said.person == by.person:
        raise Refused(
            f"Anh/chị khai bước “{said.step_name}” nên không tự xác nhận được: nhờ một người khác của đơn vị.",
            f"You declared this yourself: somebody else of the unit must confirm the step “{said.step_name}”.",
        )


def _must_wait(code: str, said: record.Declared) -> None:
    if said.answered_at is not None:
        how = "xác nhận" if said.agreed else "không xác nhận"
        raise Refused(
            f"{said.answered_by} đã {how} bước “{said.step_name}” của hồ sơ {code} lúc "
            f"{sentences.clock(said.answered_at)}.",
            f"{said.answered_by} has already answered for “{said.step_name}” of {code} at {said.answered_at}.",
        )
