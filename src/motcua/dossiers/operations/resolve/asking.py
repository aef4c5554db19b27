"""Another unit's opinion, asked and given beside the work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import Amount
from motcua.directory import queries as directory
from motcua.dossiers import access, record
from motcua.dossiers.operations.clockwork import calendar_of
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import OPINION, Act, Done, Open
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused


@record.committed
def consult(
    *,
    code: str,
    unit: str,
    question: str,
    by: Actor,
    at: datetime,
    within: Amount | None = None,
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Ask another unit's opinion beside the work; the clock does not stop (domain 03 section 3).

    unit: its code. within: how long it has, by its own calendar; three working days when left out.
    """
    pen = access.to_change(by, code, Act.CONSULT, at=at, happened_at=happened_at, key=key)
    asked = checks.must_say("Nội dung cần lấy ý kiến", question)
    other = directory.tree(day_of(at), pen.revision("directory")).by_code(unit)
    if any(t.step.startswith(OPINION) and t.unit == other.id for t in pen.held.tasks):
        raise Refused(
            f"{other.name} đang được hỏi ý kiến về hồ sơ {code} và chưa trả lời.",
            f"{other.name} has been asked about {code} and has not answered yet.",
        )
    calendar = calendar_of(other.id, pen)
    until = due_at(
        at, within or Amount.parse("3d"), calendar, calendars.mode_of_unit(other.id, pen.revision("directory"))
    )
    task = Open(
        step=OPINION, name=f"Cho ý kiến: {asked}"[:250], unit=other.id, role=Role.OFFICER.value, since=at, until=until,
        question=asked, counted=False,
    )  # fmt: skip
    return pen.finish(Act.CONSULT, step=OPINION, reason=asked, data={"opened": [task.told()], "to_name": other.name})


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
) -> Done:
    """Give the opinion asked for; also while the clock stands. files: keys of stored files."""
    pen = access.to_change(by, code, Act.ANSWER, at=at, happened_at=happened_at, key=key, step=OPINION)
    said = checks.must_say("Nội dung trả lời", text)
    checks.must_be_clean("Tệp đính kèm", list(files))
    task = access.own_step(by, pen.hat, pen.held, Act.ANSWER, OPINION)
    late = task.until is not None and at > task.until
    return pen.finish(
        Act.ANSWER, step=OPINION, reason=said,
        data={"closed": [list(task.key)], "question": task.question, "files": list(files), "late": late},
    )  # fmt: skip
