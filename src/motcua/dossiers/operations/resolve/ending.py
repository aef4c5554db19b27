"""Putting off with an apology, and stopping."""

from __future__ import annotations

from datetime import date, datetime, time

from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import ZONE, Amount, Calendar
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.documents.terms import Form
from motcua.dossiers import access, record
from motcua.dossiers.operations.clockwork import calendar_of, end
from motcua.dossiers.rules import checks, sentences
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def extend(
    *,
    code: str,
    new_due: date | datetime,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Apologise and promise another day, once; form 04 goes out under the head's name. The first promise stays on file.

    A letter written after the promised moment tells the applicant a day and moves nothing: what is late stays late.
    Law: NĐ 61/2018 Art. 19; TT 03/2025 form 04: no later than a day before, and never twice.
    """
    pen = access.to_change(
        by, code, Act.EXTEND, at=at, happened_at=happened_at, key=key, form=Form.APOLOGY_EXTENSION, issuer="unit_id"
    )
    held, why = pen.held, checks.must_say("Lý do xin lỗi, hẹn lại", reason)
    assert held.due_at is not None and held.accepted_at is not None, "only what is promised can be put off"
    if held.extensions:
        raise Refused(
            f"Hồ sơ {held.code} đã được hẹn lại một lần; pháp luật chỉ cho hẹn lại một lần.",
            f"Dossier {held.code} was already put off once; the law allows one new date.",
        )
    calendar = calendar_of(held.unit, pen)
    due = new_due if isinstance(new_due, datetime) else _close_of(new_due, calendar)
    if due <= max(held.due_at, at):
        raise Refused(
            f"Ngày hẹn mới {sentences.clock(due)} phải sau ngày hẹn cũ {sentences.clock(held.due_at)} và sau lúc này.",
            "The new date must come after the promised one and after this moment.",
        )
    no = forms.form_no(Form.APOLOGY_EXTENSION, pen.n, held.accepted_at)
    tree = directory.tree(day_of(at), pen.revision("directory"))
    paper = forms.apology(
        held, catalogue.version(held.version).name, tree.unit(held.unit).name, why, day_of(due), by.name,
        pen.hat.title if pen.hat else "",
    ) | forms.heading(tree, held.unit, at, no)  # fmt: skip
    return pen.finish(
        Act.EXTEND, due_at=due if at <= held.due_at else held.due_at, reason=why, form=Form.APOLOGY_EXTENSION,
        form_no=no, data={"paper": paper, "before": held.due_at, "told": due},
    )  # fmt: skip


def _close_of(day: date, calendar: Calendar) -> datetime:
    return due_at(datetime.combine(day, time(0, 0), ZONE), Amount.parse("0s"), calendar)


@record.committed
def stop(
    *,
    code: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Processing is stopped on a ground, as long as no result exists; form 05 where the edition has it."""
    pen = access.to_change(by, code, Act.STOP, at=at, happened_at=happened_at, key=key)
    return end(pen, Act.STOP, checks.must_say("Lý do dừng giải quyết", reason))
