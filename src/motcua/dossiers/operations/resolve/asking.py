"""Requests to other units, made and answered beside the work: opinions, and parts done there by their own clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import ZONE, Amount
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.dossiers import access, record
from motcua.dossiers.operations.clockwork import calendar_of, resume
from motcua.dossiers.rules import checks, places, requests, sentences
from motcua.dossiers.rules.between import Asking
from motcua.dossiers.terms import OPINION, Act, Done, Open, asks
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused


@record.committed
def consult(
    *,
    code: str,
    units: Sequence[str],
    question: str,
    by: Actor,
    at: datetime,
    within: Amount | None = None,
    until: date | None = None,
    kind: str = OPINION,
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Ask other units beside the work, each by its own calendar, all in one act. Two SQL.

    units: their codes. within, until: how long they have, or the last day; what the data says for this kind when both
    are left out (between.json). The dossier's clock goes on, unless the law does not count this kind's time for its
    field: then it stands until the answer (state 6). Law: NĐ 118/2025 Art. 19-20; domain 03 section 3.
    """
    pen = access.to_change(by, code, Act.CONSULT, at=at, happened_at=happened_at, key=key)
    asked = checks.must_say("Nội dung cần lấy ý kiến", question)
    what = requests.kind_of(kind, day_of(at))
    requests.must_fit(what, catalogue.version(pen.held.version).field_name, units)
    tree = directory.tree(day_of(at), pen.revision("directory"))
    others = [tree.by_code(one) for one in units]
    _must_not_ask_twice(pen, others, what)
    requests.must_be_one_limit(within is not None, until, day_of(pen.held.due_at) if pen.held.due_at else None)
    opened = [_request(pen, one, what, asked, within, until) for one in others]
    said = {"opened": [t.told() for t in opened], "to_name": ", ".join(one.name for one in others)}
    if not what.pauses:
        return pen.finish(Act.CONSULT, step=what.id, reason=asked, data=said)
    pen.set_down(Act.CONSULT, step=what.id, reason=asked, data=said)
    waits = {"items": [], "total": 0, "waits": what.name.vi, "waits_for": others[0].name, "law": what.law}
    return pen.finish(Act.REQUEST_PAYMENT, step=what.id, data=waits)


def _must_not_ask_twice(pen: record.Pen, others: Sequence[UnitView], what: Asking) -> None:
    standing = {t.unit for t in pen.held.tasks if t.step == what.id}
    again = [one.name for one in others if one.id in standing]
    if again:
        raise Refused(
            f"{', '.join(again)} đang được hỏi về hồ sơ {pen.held.code} (“{what.name.vi}”) và chưa trả lời.",
            f"{', '.join(again)} has been asked about {pen.held.code} and has not answered yet.",
        )


def _request(
    pen: record.Pen, unit: UnitView, what: Asking, asked: str, within: Amount | None, until: date | None
) -> Open:
    """One unit's share: its own time by its own calendar, sent from the step the asker is at."""
    own = pen.hat.units if pen.hat else frozenset()
    mine = next((t for t in pen.held.tasks if not asks(t.step) and t.unit in own), None)
    giver = mine.unit if mine else pen.held.unit
    return Open(
        step=what.id, name=f"{what.name.vi}: {asked}"[:250], unit=unit.id, role=Role.OFFICER.value, since=pen.at,
        until=_until(pen, unit, what, within, until), question=asked, counted=False,
        origin=mine.step if mine else "", sender=places.sender(giver, unit.id),
    )  # fmt: skip


def _until(pen: record.Pen, unit: UnitView, what: Asking, within: Amount | None, until: date | None) -> datetime:
    calendar = calendar_of(unit.id, pen)
    if until is None:
        mode = calendars.mode_of_unit(unit.id, pen.revision("directory"))
        return due_at(pen.at, within or what.within, calendar, mode)
    last = due_at(datetime.combine(until, time(0, 0), ZONE), Amount.parse("0s"), calendar)
    if last <= pen.at:
        raise Refused(
            f"Hạn trả lời {sentences.clock(last)} đã qua: chọn ngày sau lúc này.",
            f"The deadline {last:%d/%m/%Y %H:%M} lies behind: choose a later day.",
        )
    return last


@record.committed
def answer(
    *,
    code: str,
    text: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    files: Sequence[str] = (),
    step: str | None = None,
    amount: int | None = None,
) -> Done:
    """Answer what was asked; also while the clock stands. Two SQL. files: keys of stored files.

    step: needed only when several requests wait for the actor. amount: what the applicant has to pay, in đồng, where
    the request was to determine it; 0: nothing, and the dossier's clock goes on at once.
    """
    pen = access.to_change(by, code, Act.ANSWER, at=at, happened_at=happened_at, key=key, step=step)
    said = checks.must_say("Nội dung trả lời", text)
    checks.must_be_clean("Tệp đính kèm", list(files))
    task = access.own_step(by, pen.hat, pen.held, Act.ANSWER, step)
    what = requests.kind_of(task.step, day_of(task.since))
    late = requests.late_days(task.until, at, calendar_of(task.unit, pen))
    data = {
        "closed": [list(task.key)], "question": task.question, "files": list(files), "late": late > 0,
        "late_days": late, "until": task.until,
    }  # fmt: skip
    if not what.pauses:
        return pen.finish(Act.ANSWER, step=task.step, reason=said, data=data)
    owed = _must_be_amount(what, amount)
    pen.set_down(Act.ANSWER, step=task.step, reason=said, data=data)
    return _owe(pen, what, owed, said)


def _must_be_amount(what: Asking, amount: int | None) -> int:
    if amount is None or not 0 <= amount <= 10**12:
        raise Refused(
            f"“{what.name.vi}”: ghi số tiền phải nộp (đồng), 0 nếu không phải nộp.",
            f"“{what.name.en}”: say the amount to pay in đồng, 0 when there is none.",
        )
    return amount


def _owe(pen: record.Pen, what: Asking, amount: int, said: str) -> Done:
    """The applicant is asked for what was determined; where that is nothing, the clock goes on."""
    if not amount:
        data: dict[str, Any] = {"receipt_no": "", "because": "không phải nộp"}
        return resume(pen, Act.PAY, "pause", data)
    items = [{"name": what.name.vi, "amount": amount}]
    return pen.finish(Act.REQUEST_PAYMENT, step=what.id, reason=said, data={"items": items, "total": amount})
