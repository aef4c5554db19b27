"""A step goes from one person's hands into another's within the unit: rotation, or absence (E058)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from motcua.dossiers import access, record
from motcua.dossiers.rules import sentences
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Giver:
    """Whose hands it leaves, and by which hand-over list; that list bears the giver's signature."""

    person: int
    name: str
    list: int


@record.committed
def transfer(
    *, code: str, step: str, giver: Giver, by: Actor, at: datetime, key: str | None = None, reason: str = ""
) -> Done:
    """The receiver takes an open step out of the giver's hands, and so signs for it. Neither date moves. Two SQL.

    Raises NotYours where the receiver's posts do not do this step, Refused where the giver has it no more.
    """
    pen = access.to_change(by, code, Act.TRANSFER, at=at, key=key, step=step)
    task = access.own_step(by, pen.hat, pen.held, Act.TRANSFER, step)
    if task.person != giver.person:
        raise sentences.taken(pen.held, task, *record.last_word(code, Act.TAKE, task.step))
    said = {"opened": [replace(task, person=by.person).told()], "step_name": task.name}
    return pen.finish(
        Act.TRANSFER, step=task.step, reason=reason,
        data=said | {"from": giver.person, "from_name": giver.name, "list": giver.list},
    )  # fmt: skip
