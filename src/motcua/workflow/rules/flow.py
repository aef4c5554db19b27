"""What comes next. The only memory is which steps are open; everything else is in the definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused
from motcua.workflow.rules.graph import reach
from motcua.workflow.terms import (
    END,
    FINISH,
    AllOf,
    AnswerIs,
    CaseIs,
    Condition,
    Definition,
    Moved,
    Not,
    Opened,
    Outcome,
)

#: what conditions look at: {"case": code or None, "answers": {field: value}}
Context = Mapping[str, object]


def holds(condition: Condition | None, context: Context) -> bool:
    """Whether a condition is met. A missing case or answer meets nothing."""
    if condition is None:
        return True
    if isinstance(condition, CaseIs):
        return context.get("case") == condition.case
    if isinstance(condition, AnswerIs):
        return _answered(condition, context)
    if isinstance(condition, Not):
        return not holds(condition.negated, context)
    if isinstance(condition, AllOf):
        return all(holds(c, context) for c in condition.every)
    return any(holds(c, context) for c in condition.some)


def _answered(condition: AnswerIs, context: Context) -> bool:
    answers = context.get("answers")
    if not isinstance(answers, Mapping) or condition.answer not in answers:
        return False
    wanted = condition.one_of or (condition.value,)
    return answers[condition.answer] in wanted


def available(definition: Definition, step: str, context: Context) -> tuple[Outcome, ...]:
    """The outcomes offered at a step for this dossier, in the order of the definition."""
    return tuple(o for o in definition.step(step).outcomes if holds(o.when, context))


def forward(definition: Definition, step: str, context: Context) -> Outcome | None:
    """The first outcome offered that goes forward: what a plain "done" means at this step."""
    return next((o for o in available(definition, step, context) if not o.returns), None)


def begin(definition: Definition, context: Context) -> list[Opened]:
    """The work that waits once a dossier is accepted."""
    return [_opened(definition, definition.start)]


def advance(definition: Definition, open_steps: Iterable[str], step: str, outcome: str, context: Context) -> Moved:
    """Close a step by one of its outcomes and say what opens.

    open_steps are the ids of all steps now open, the closed one included. Raises Refused when the step is not open
    or the outcome is not offered.
    """
    still_open = set(open_steps)
    if step not in still_open:
        raise Refused(
            f"Bước '{step}' không ở trạng thái đang làm; tải lại trang để xem bước hiện tại.",
            f"Step '{step}' is not open; reload the page to see the current step.",
        )
    chosen = _chosen(definition, step, outcome, context)
    if FINISH in chosen.targets:
        return _finish(definition, still_open)
    if END in chosen.targets:
        return Moved(closed=(step,), opened=(), finished=False)
    return _moved(definition, still_open - {step}, step, chosen)


def _chosen(definition: Definition, step: str, outcome: str, context: Context) -> Outcome:
    offered = available(definition, step, context)
    for candidate in offered:
        if candidate.id == outcome:
            return candidate
    names = ", ".join(f"{o.id} ({o.name})" for o in offered)
    raise Refused(
        f"Bước '{definition.step(step).name}' không có kết quả '{outcome}'; chọn một trong: {names}.",
        f"Step '{step}' offers no outcome '{outcome}'; choose one of: {', '.join(o.id for o in offered)}.",
    )


def _finish(definition: Definition, still_open: set[str]) -> Moved:
    opened = (_opened(definition, definition.handover),) if definition.handover else ()
    return Moved(closed=tuple(sorted(still_open)), opened=opened, finished=True)


def _moved(definition: Definition, others: set[str], step: str, chosen: Outcome) -> Moved:
    closed, opened = [step], []
    for target in chosen.targets:
        waits = {other for other in others if _reaches(definition, other, target)}
        join = definition.step(target).join
        if join == "all" and waits:
            continue
        if join == "any":
            closed += sorted(waits)
        if target not in others:
            opened.append(_opened(definition, target))
    return Moved(closed=tuple(closed), opened=tuple(opened), finished=False)


def _reaches(definition: Definition, start: str, target: str) -> bool:
    return target in reach(definition, start, forward_only=True)


def _opened(definition: Definition, step_id: str) -> Opened:
    step = definition.step(step_id)
    return Opened(
        step_id=step.id,
        name=step.name,
        role=step.role or Role.OFFICER,
        unit_resolver=step.unit or "competent",
        allotted=step.allotted,
        state=step.state or 4,
        counted=step.counted,
    )
