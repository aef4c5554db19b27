"""What several acts do to the clock: it goes on after a pause, or it ends without a result."""

from __future__ import annotations

from typing import Any

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of
from motcua.calendars.terms import Calendar
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.documents.terms import Form
from motcua.dossiers import record, rules
from motcua.dossiers.rules import clock, sentences
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.terms import Act, Done
from motcua.kernel.refused import Refused


def calendar_of(unit: int, pen: record.Pen) -> Calendar:
    """The calendar a unit counts by, as of the revisions the gate read: no SQL once kept."""
    return calendars.of_unit(unit, pen.revision("calendars"), pen.revision("directory"))


def resume(pen: record.Pen, act: Act, how: str, data: dict[str, Any]) -> Done:
    """The clock goes on: the promise and the open steps' own times move by what stood still."""
    held, at = pen.held, pen.moment(act)
    if held.paused_at and at < held.paused_at:
        raise Refused(
            f"Thời điểm {sentences.clock(at)} sớm hơn lúc tạm dừng {sentences.clock(held.paused_at)}.",
            "The declared moment is before the pause began.",
        )
    calendar = calendar_of(held.unit, pen)
    stood = held.paused_at if how != "none" else None
    opened = [clock.moved(t, stood, at, calendar) for t in held.tasks if t.until and stood]
    due = clock.resumed(held, at, calendar, how)
    return pen.finish(act, due_at=due, data=data | {"clock": how, "opened": [t.told() for t in opened]})


def end(pen: record.Pen, act: Act, reason: str) -> Done:
    """Processing ends without a result: with form 05 where the edition has it and the dossier was accepted."""
    held = pen.held
    if held.accepted_at is None or not forms.exists(Form.STOP_NOTICE, held.accepted_at):
        return pen.finish(act, reason=reason)
    day = day_of(pen.at)
    series = rules.series_of_form(Form.STOP_NOTICE, held.intake_unit, day.year)
    numbers, _ = record.number([series], key=None)
    no = forms.form_no(Form.STOP_NOTICE, numbers[series], held.accepted_at)
    tree = directory.tree(day, pen.revision("directory"))
    name = catalogue.version(held.version).name
    paper = forms.stop_notice(held, name, reason, pen.at, pen.by.name, "trực tuyến" if not pen.hat else "trực tiếp")
    paper |= forms.heading(tree, held.intake_unit, pen.at, no) | {"intake_unit_name": tree.unit(held.intake_unit).name}
    return pen.finish(act, reason=reason, form=Form.STOP_NOTICE, form_no=no, data={"paper": paper})
