"""4. Approve and finish: what the head signs."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers import access, record
from motcua.dossiers.operations.resolve.steps import advance, context_of
from motcua.dossiers.operations.resolve.tasks import process_of
from motcua.dossiers.terms import Act, Done, Evidence, Result
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused
from motcua.workflow import rules as flow
from motcua.workflow.terms import FINISH


@record.committed
def approve(
    *,
    code: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    step: str | None = None,
    outcome: str | None = None,
    note: str = "",
    result: Result | None = None,
    evidence: Evidence | None = None,
    without: str = "",
) -> Done:
    """Complete a head's step under the head's own name. Two SQL. happened_at, evidence: signed earlier, typed now;
    without: why it is signed though another unit has not answered."""
    pen = access.to_change(by, code, Act.APPROVE, at=at, happened_at=happened_at, key=key, step=step)
    task = access.own_step(by, pen.hat, pen.held, Act.APPROVE, step)
    if task.role != Role.HEAD:
        raise Refused(
            f"Bước “{task.name}” không phải bước phê duyệt.", f"The step “{task.name}” is not one to approve."
        )
    return advance(pen, Act.APPROVE, task, outcome, note, result, evidence, without)


@record.committed
def finish(
    *,
    code: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    step: str | None = None,
    note: str = "",
    result: Result | None = None,
    without: str = "",
) -> Done:
    """End processing from a step that may: by its outcome that leads out of the process (state 9)."""
    pen = access.to_change(by, code, Act.FINISH, at=at, happened_at=happened_at, key=key, step=step)
    held = pen.held
    task = access.own_step(by, pen.hat, held, Act.COMPLETE_STEP, step)
    offered = flow.available(process_of(held.process), task.step, context_of(held))
    last = next((o for o in offered if FINISH in o.targets), None)
    if last is None:
        raise Refused(
            f"Bước “{task.name}” chưa phải bước cuối: hoàn thành bước này để chuyển bước sau.",
            f"The step “{task.name}” is not the last: complete it to move on.",
        )
    act = Act.APPROVE if task.role == Role.HEAD else Act.COMPLETE_STEP
    return advance(pen, act, task, last.id, note, result, without=without)
