"""Completing a step and sending one back: what the process says comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.dossiers import access, record
from motcua.dossiers.operations.released import must_be_sealed
from motcua.dossiers.operations.resolve import earlier
from motcua.dossiers.operations.resolve.results import told
from motcua.dossiers.operations.resolve.silence import going_on
from motcua.dossiers.operations.resolve.tasks import given_back, opened, process_of
from motcua.dossiers.rules import checks, places, requests, verdict
from motcua.dossiers.terms import RETURN_STEP_ID, Act, Done, Evidence, Held, Open, Result, State, asks
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused
from motcua.workflow import rules as flow
from motcua.workflow.terms import Definition, Moved, Opened, Outcome


@record.committed
def complete_step(
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
    """Finish one's step; the process says what opens next. The last one ends processing (state 9). Two SQL.

    step: needed only when several wait for the actor. outcome: the way it ended; the first that goes forward when
    left out. result: what was decided, with its file where the agency attaches one.
    happened_at, evidence: the step was done earlier and is typed now; counts in reports once somebody confirms it.
    without: why the work goes on though another unit has not answered; silence is no consent.
    """
    pen = access.to_change(by, code, Act.COMPLETE_STEP, at=at, happened_at=happened_at, key=key, step=step)
    task = access.own_step(by, pen.hat, pen.held, Act.COMPLETE_STEP, step)
    act = Act.APPROVE if task.role == Role.HEAD else Act.COMPLETE_STEP
    return advance(pen, act, task, outcome, note, result, evidence, without)


def advance(
    pen: record.Pen,
    act: Act,
    task: Open,
    outcome: str | None,
    note: str,
    result: Result | None,
    evidence: Evidence | None = None,
    without: str = "",
) -> Done:
    """Close a step by an outcome, open what follows, and end processing where the process says so."""
    checks.must_be_clean("Ghi chú", [note, without])
    held = pen.held
    definition = process_of(held.process)
    chosen = outcome_of(definition, held, task, outcome)
    if chosen.returns:
        act, note = Act.RETURN_STEP, checks.must_say("Lý do trả lại", note)
    open_steps = [t.step for t in held.tasks if not asks(t.step)]
    moved = flow.advance(definition, open_steps, task.step, chosen.id, context_of(held))
    said = {"outcome": chosen.id, "outcome_name": chosen.name}
    said |= told(result, pen.at) | earlier.told(pen, task, evidence)
    passed = () if chosen.returns else requests.unanswered(held, moved.closed, finished=moved.finished)
    said |= going_on(pen, passed, without)
    if moved.finished:
        return _finish(pen, act, task, moved, note, said)
    tree = directory.tree(day_of(pen.at), pen.revision("directory"))
    tasks = opened(moved.opened, pen, pen.at, tree, giver=task.unit, origin=task.step)
    if chosen.returns:
        tasks = given_back(tasks, pen)
    state = State.ACCEPTED if tasks and all(o.state == State.ACCEPTED for o in moved.opened) else State.IN_PROGRESS
    closed = [list(t.key) for t in held.tasks if t.step in moved.closed or t in passed]
    return pen.finish(
        act, state=state, step=task.step, reason=note,
        data=said | {"closed": closed, "opened": [t.told() for t in tasks], "step_name": task.name},
    )  # fmt: skip


def context_of(held: Held) -> dict[str, object]:
    """What the conditions of a process look at."""
    return {"case": held.case or None, "answers": held.answers}


def outcome_of(definition: Definition, held: Held, task: Open, outcome: str | None) -> Outcome:
    """The outcome named, or the first that goes forward. Raises Refused listing what the step offers."""
    offered = flow.available(definition, task.step, context_of(held))
    found = [o for o in offered if (o.id == outcome if outcome else not o.returns)]
    if not found:
        names = "; ".join(f"{o.id} ({o.name})" for o in offered) or "không có"
        raise Refused(
            f"Bước “{task.name}” không có kết quả “{outcome or 'đi tiếp'}”. Chọn một trong: {names}.",
            f"Step “{task.name}” offers no outcome “{outcome or 'forward'}”. Choose one of: {names}.",
        )
    return found[0]


def _finish(pen: record.Pen, act: Act, task: Open, moved: Moved, note: str, said: dict[str, Any]) -> Done:
    """The last step and the end of processing, which decides early, on time or late (domain 03 section 5)."""
    held = pen.held
    assert held.due_at is not None, "an accepted dossier is promised"
    must_be_sealed(held, pen.at)
    pen.set_down(
        act, state=State.IN_PROGRESS, step=task.step, reason=note,
        data=said | {"closed": [list(t.key) for t in held.tasks], "step_name": task.name},
    )  # fmt: skip
    waiting = moved.opened[0] if moved.opened else None
    tray = Open(
        step=waiting.step_id if waiting else RETURN_STEP_ID, name=waiting.name if waiting else "Trả kết quả",
        unit=held.returns_at, role=Role.COUNTER.value, since=pen.at, counted=False, origin=task.step,
        sender=places.sender(task.unit, held.returns_at),
    )  # fmt: skip
    judged = verdict(pen.moment(Act.FINISH), held.due_at)
    data = {"verdict": str(judged), "opened": [tray.told()]}
    return pen.finish(Act.FINISH, step=task.step, data=data | {k: v for k, v in said.items() if k == "result"})


@record.committed
def return_step(
    *,
    code: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    step: str | None = None,
) -> Done:
    """Send a step back, with the reason: by the process's own returning outcome, else to the step it came from."""
    pen = access.to_change(by, code, Act.RETURN_STEP, at=at, happened_at=happened_at, key=key, step=step)
    why = checks.must_say("Lý do trả lại", reason)
    held = pen.held
    task = access.own_step(by, pen.hat, held, Act.RETURN_STEP, step)
    definition = process_of(held.process)
    offered = flow.available(definition, task.step, context_of(held))
    returning = next((o for o in offered if o.returns), None)
    if returning is not None:
        return advance(pen, Act.RETURN_STEP, task, returning.id, why, None)
    if not task.origin:
        raise Refused(
            f"“{task.name}” là bước đầu tiên của hồ sơ {held.code}: không còn bước trước để trả lại.",
            f"“{task.name}” is the first step of {held.code}: there is none before it.",
        )
    work = _again(definition, task.origin)
    tree = directory.tree(day_of(at), pen.revision("directory"))
    tasks = given_back(opened(work, pen, at, tree, giver=task.unit), pen)
    return pen.finish(
        Act.RETURN_STEP, state=State.IN_PROGRESS, step=task.step, reason=why,
        data={"closed": [list(task.key)], "opened": [t.told() for t in tasks], "step_name": task.name},
    )  # fmt: skip


def _again(definition: Definition, step_id: str) -> Sequence[Opened]:
    step = definition.step(step_id)
    return [
        Opened(
            step_id=step.id, name=step.name, role=step.role or Role.OFFICER, unit_resolver=step.unit or "competent",
            allotted=step.allotted, state=step.state or 4, counted=step.counted,
        )
    ]  # fmt: skip
