"""Taking a step and handing it over: receipt on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.dossiers import access, record
from motcua.dossiers.rules import checks, sentences
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def take(
    *,
    code: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    step: str | None = None,
) -> Done:
    """Claim a step waiting in the unit's tray; after a hand-over this is the receiver's signature."""
    pen = access.to_change(by, code, Act.TAKE, at=at, happened_at=happened_at, key=key, step=step)
    task = access.own_step(by, pen.hat, pen.held, Act.TAKE, step)
    if task.person is not None:
        raise sentences.taken(pen.held, task, *record.last_word(code, Act.TAKE, task.step))
    mine = replace(task, person=by.person)
    return pen.finish(Act.TAKE, step=task.step, data={"opened": [mine.told()], "step_name": task.name})


@record.committed
def hand_over(
    *,
    code: str,
    to: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    step: str | None = None,
    competent: bool = False,
) -> Done:
    """Move a step to another unit or level (to: its code), which signs for it by taking it. The promise stays.

    competent: the whole matter was wrongly addressed and the other unit decides from now on; code, day of receipt and
    promise are kept (domain 04 section 3).
    """
    pen = access.to_change(by, code, Act.HAND_OVER, at=at, happened_at=happened_at, key=key, step=step)
    why = checks.must_say("Lý do chuyển", reason)
    held = pen.held
    task = access.own_step(by, pen.hat, held, Act.HAND_OVER, step)
    receiver = directory.tree(day_of(at), pen.revision("directory")).by_code(to)
    if receiver.id == task.unit:
        raise Refused(
            f"Hồ sơ {held.code} đang ở {receiver.name}: chọn đơn vị khác để chuyển.",
            f"Dossier {held.code} is already with {receiver.name}: choose another unit.",
        )
    there = replace(task, unit=receiver.id, person=None, since=at)
    data: dict[str, Any] = {
        "closed": [list(task.key)], "opened": [there.told()], "from": task.unit, "to": receiver.id,
        "to_name": receiver.name, "step_name": task.name,
    }  # fmt: skip
    return pen.finish(
        Act.HAND_OVER, step=task.step, reason=why, data=data | ({"competent": receiver.id} if competent else {})
    )
