"""A head puts a step into somebody's hands: work that waits finds its officer, or goes from one to another (A090)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.dossiers import access, record
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Act, Done, Held, Open
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused


@record.committed
def assign(
    *, code: str, to: int, by: Actor, at: datetime, key: str | None = None, step: str | None = None, reason: str = ""
) -> Done:
    """Give an open step of the head's own units to a person whose post does it. Neither date moves. Two SQL.

    What somebody has already goes to another only with a reason, which both read. Raises NotYours, Refused.
    """
    pen = access.to_change(by, code, Act.ASSIGN, at=at, key=key, step=step)
    task = access.own_step(by, pen.hat, pen.held, Act.ASSIGN, step)
    chosen = directory.actor_of(to, day_of(at), pen.revision("directory"))
    _must_fit(pen.held, task, chosen)
    said = {"opened": [replace(task, person=to).told()], "step_name": task.name, "to": to, "to_name": chosen.name}
    if task.person is None:
        checks.must_be_clean("Lời dặn", reason)
        return pen.finish(Act.ASSIGN, step=task.step, reason=reason.strip(), data=said)
    why = checks.must_say("Lý do đổi người làm", reason)
    before = directory.actor_of(task.person, day_of(at), pen.revision("directory"))
    return pen.finish(
        Act.ASSIGN, step=task.step, reason=why, data=said | {"from": task.person, "from_name": before.name}
    )


def _must_fit(held: Held, task: Open, chosen: Actor) -> None:
    if chosen.person == task.person:
        raise Refused(
            f"{chosen.name} đang giữ bước “{task.name}” của hồ sơ {held.code}: chọn người khác.",
            f"{chosen.name} has the step “{task.name}” of {held.code} already: choose somebody else.",
        )
    if not any(task.role in hat.roles and task.unit in hat.seat(Role(task.role)) for hat in chosen.hats):
        raise Refused(
            f"Chức danh của {chosen.name} không làm bước “{task.name}” của hồ sơ {held.code}. Chọn người khác của đơn "
            "vị đang giữ bước, hoặc chuyển hồ sơ sang đơn vị của người đó.",
            f"{chosen.name} holds no post that does “{task.name}” of {held.code}. Choose somebody of the unit that has "
            "it, or hand it over to theirs.",
        )
