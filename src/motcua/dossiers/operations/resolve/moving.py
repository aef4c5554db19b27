"""Taking a step, handing it over, turning it back: receipt on both sides, and nobody's first date is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.dossiers import access, record
from motcua.dossiers.operations.resolve.tasks import given_back
from motcua.dossiers.rules import checks, passing, sentences
from motcua.dossiers.rules.between import limits_on
from motcua.dossiers.terms import Act, Done, asks
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
) -> Done:
    """Give a step to another unit or level (to: its code), which signs for it by taking it. The promise stays.

    To its own unit it goes back into the tray, from whoever took it: they may have left. That is no hand-over to count.
    After so many hand-overs (between.json) only the head of the deciding agency sends it on. Two SQL.
    """
    pen = access.to_change(by, code, Act.HAND_OVER, at=at, happened_at=happened_at, key=key, step=step)
    why = checks.must_say("Lý do chuyển", reason)
    held = pen.held
    if held.accepted_at is None:
        raise Refused(
            f"Hồ sơ {held.code} chưa được tiếp nhận nên chưa có bước nào để chuyển. Gửi nhầm thì chuyển cả hồ sơ đến "
            "đúng nơi có thẩm quyền.",
            f"Dossier {held.code} is not accepted yet: there is no step to hand over. If it came to the wrong place, "
            "move the whole to the competent one.",
        )
    task = access.own_step(by, pen.hat, held, Act.HAND_OVER, step)
    tree = directory.tree(day_of(at), pen.revision("directory"))
    receiver = tree.by_code(to)
    if receiver.id == task.unit and task.person is None:
        raise Refused(
            f"Hồ sơ {held.code} đang ở {receiver.name}: chọn đơn vị khác để chuyển.",
            f"Dossier {held.code} is already with {receiver.name}: choose another unit.",
        )
    if receiver.id != task.unit:
        most = limits_on(day_of(at)).hand_overs
        passing.must_not_circle(held, task, pen.hat, most, tree.unit(held.unit).name)
    there = passing.handed_over(task, receiver.id, at)
    return pen.finish(
        Act.HAND_OVER, step=task.step, reason=why,
        data={
            "closed": [list(task.key)], "opened": [there.told()], "to_name": receiver.name, "step_name": task.name,
        },
    )  # fmt: skip


@record.committed
def decline(
    *,
    code: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    step: str | None = None,
) -> Done:
    """Refuse to take what was handed over: the step goes back to whoever gave it, with the reason. Three SQL. A request
    that is refused closes; whoever asked goes on.

    Law: NĐ 118/2025 Art. 18 (a hand-over is signed by both sides). Neither the promise nor the step's time moves.
    """
    pen = access.to_change(by, code, Act.DECLINE, at=at, happened_at=happened_at, key=key, step=step)
    why = checks.must_say("Lý do từ chối nhận", reason)
    held = pen.held
    task = access.own_step(by, pen.hat, held, Act.DECLINE, step)
    passing.must_be_declinable(held, task, limits_on(day_of(task.since)).hand_overs)
    assert task.sender is not None, "what is declined was given by somebody"
    tree = directory.tree(day_of(at), pen.revision("directory"))
    home = tree.unit(tree.living(task.sender) or task.sender)
    said: dict[str, Any] = {"closed": [list(task.key)], "to_name": home.name, "step_name": task.name}
    if asks(task.step):
        return pen.finish(Act.DECLINE, step=task.step, reason=why, data=said)
    (back,) = given_back([replace(task, unit=home.id, sender=None, since=at)], pen, (Act.HAND_OVER,))
    return pen.finish(Act.DECLINE, step=task.step, reason=why, data=said | {"opened": [back.told()]})
