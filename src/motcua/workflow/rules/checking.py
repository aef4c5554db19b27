"""What may not be published, each reason with the step it is about (requirements A104, A109; domain 03 §6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from motcua.kernel.text import Text
from motcua.workflow.rules.graph import following, order, reach
from motcua.workflow.rules.parallel import parallel_problems
from motcua.workflow.rules.states import STEP_STATES
from motcua.workflow.rules.timing import tipping, total
from motcua.workflow.rules.words import figure
from motcua.workflow.terms import END, FINISH, Definition, Problem, Step, days


def check(definition: Definition, limit: str, *, strict: bool = False) -> list[Problem]:
    """Every reason why this definition may not be published for that limit (an amount such as 5d, 20c, 0s).

    strict also demands that the steps along the longest counted path use the limit up exactly.
    """
    found = list(_identity(definition))
    if found:  # nothing below can be trusted while arrows and names are wrong
        return found
    found += [p for step in definition.steps for p in _step(definition, step)]
    found += _arrival(definition)
    found += parallel_problems(definition)
    found += _time(definition, days(limit), strict)
    return found


def _problem(step: Step | str | None, vi: str, en: str) -> Problem:
    return Problem(step=step.id if isinstance(step, Step) else step, text=Text(vi, en))


def _identity(definition: Definition) -> Iterator[Problem]:
    for step_id, times in Counter(s.id for s in definition.steps).items():
        if times > 1:
            yield _problem(
                step_id, f"Mã bước '{step_id}' dùng {times} lần.", f"Step id '{step_id}' is used {times} times."
            )
    known = set(definition.by_id)
    for name, target in (("start", definition.start), ("handover", definition.handover)):
        if target is not None and target not in known:
            yield _problem(None, f"'{name}' chỉ tới bước '{target}' không có.", f"'{name}' names no step: '{target}'.")
    for step in definition.steps:
        yield from _outcome_names(step, known)


def _outcome_names(step: Step, known: set[str]) -> Iterator[Problem]:
    for outcome_id, times in Counter(o.id for o in step.outcomes).items():
        if times > 1:
            yield _problem(
                step,
                f"Bước '{step.name}': kết quả '{outcome_id}' khai {times} lần.",
                f"Step '{step.id}': outcome '{outcome_id}' is declared {times} times.",
            )
    for outcome in step.outcomes:
        for target in outcome.targets:
            if target not in known and target not in (FINISH, END):
                yield _problem(
                    step,
                    f"Bước '{step.name}': kết quả '{outcome.name}' dẫn tới bước '{target}' không có.",
                    f"Step '{step.id}': outcome '{outcome.id}' leads to '{target}', which does not exist.",
                )


def _step(definition: Definition, step: Step) -> Iterator[Problem]:
    yield from _receiver(step)
    yield from _state(definition, step)
    if step.counted and not step.allotted and step.id != definition.handover:
        yield _problem(
            step,
            f"Bước '{step.name}' tính vào thời hạn nhưng chưa có thời gian.",
            f"Step '{step.id}' counts towards the limit but has no time.",
        )
    if step.outcomes and all(o.when is not None or o.returns for o in step.outcomes):
        yield _problem(
            step,
            f"Bước '{step.name}': mọi kết quả đi tiếp đều có điều kiện; thêm một kết quả không điều kiện.",
            f"Step '{step.id}': every outcome that goes on has a condition; add one without.",
        )
    yield from _outcomes(definition, step)


def _receiver(step: Step) -> Iterator[Problem]:
    if step.role is None:
        yield _problem(
            step, f"Bước '{step.name}' chưa có vai trò người nhận.", f"Step '{step.id}' has no receiver: role missing."
        )
    if step.unit is None:
        yield _problem(
            step, f"Bước '{step.name}' chưa có đơn vị nhận.", f"Step '{step.id}' has no receiver: unit missing."
        )


def _state(definition: Definition, step: Step) -> Iterator[Problem]:
    if step.state is None:
        yield _problem(
            step,
            f"Bước '{step.name}' chưa gắn với trạng thái quốc gia nào (bảng C3).",
            f"Step '{step.id}' is not mapped onto a national state (table C3).",
        )
    elif step.state not in STEP_STATES or (step.state == 9) != (step.id == definition.handover):
        yield _problem(
            step,
            f"Bước '{step.name}': trạng thái quốc gia {step.state} không đi với bước này "
            "(bước xử lý: 2, 4, 5, 6; bước trả kết quả: 9).",
            f"Step '{step.id}': national state {step.state} does not fit (work: 2, 4, 5, 6; returning the result: 9).",
        )


def _outcomes(definition: Definition, step: Step) -> Iterator[Problem]:
    ends = END in following(definition)[step.id]
    finishes = FINISH in following(definition)[step.id]
    if ends != (step.id == definition.handover) or (finishes and step.id == definition.handover):
        yield _problem(
            step,
            f"Bước '{step.name}': chỉ bước trả kết quả dẫn tới @end, và chỉ dẫn tới đó.",
            f"Step '{step.id}': the step that returns the result, and only that one, leads to @end.",
        )
    for outcome in step.outcomes:
        if len(outcome.targets) > 1 and {FINISH, END} & set(outcome.targets):
            yield _problem(
                step,
                f"Bước '{step.name}': kết quả '{outcome.name}' vừa kết thúc vừa đi tiếp.",
                f"Step '{step.id}': outcome '{outcome.id}' both finishes and goes on.",
            )
    known = {o.id for o in step.outcomes}
    for timer in step.timers:
        if timer.does == "outcome" and timer.outcome not in known:
            yield _problem(
                step,
                f"Bước '{step.name}': đồng hồ {timer.after} gọi kết quả '{timer.outcome}' không có.",
                f"Step '{step.id}': the timer of {timer.after} takes outcome '{timer.outcome}', which does not exist.",
            )


def _arrival(definition: Definition) -> Iterator[Problem]:
    arrived = reach(definition, definition.start) | {definition.start}
    for step in definition.steps:
        if step.id == definition.handover:
            continue
        if step.id not in arrived:
            yield _problem(
                step, f"Không có đường nào tới bước '{step.name}'.", f"No way leads to step '{step.id}': unreachable."
            )
        yield from _way_out(definition, step)
    if order(definition) is None:
        yield from _loops(definition)


def _way_out(definition: Definition, step: Step) -> Iterator[Problem]:
    if not step.outcomes:
        yield _problem(
            step,
            f"Bước '{step.name}' không có lối ra: chưa khai kết quả nào.",
            f"Step '{step.id}' has no way out: it has no outcome.",
        )
    elif FINISH not in reach(definition, step.id):
        yield _problem(
            step,
            f"Từ bước '{step.name}' chỉ đi vòng, không bao giờ tới kết thúc.",
            f"From step '{step.id}' the process goes round and never finishes: loop without exit.",
        )


def _loops(definition: Definition) -> Iterator[Problem]:
    for step in definition.steps:
        if step.id in reach(definition, step.id, forward_only=True):
            yield _problem(
                step,
                f"Bước '{step.name}' đi vòng về chính nó mà không đánh dấu là trả lại (returns).",
                f"Step '{step.id}' comes back to itself by outcomes not marked as returning (returns).",
            )


def _time(definition: Definition, limit: Fraction, strict: bool) -> Iterator[Problem]:
    over = tipping(definition, limit)
    used = total(definition)
    if over is not None:
        name = definition.step(over).name
        yield _problem(
            over,
            f"Các bước vượt thời hạn {figure(limit)} ngày tại bước '{name}' (cộng lại {figure(used)} ngày).",
            f"The steps go over the limit of {figure(limit)} days at step '{over}' (in all {figure(used)} days).",
        )
    elif strict and used and used != limit:
        yield _problem(
            None,
            f"Thời gian các bước cộng lại {figure(used)} ngày, thời hạn là {figure(limit)} ngày: "
            f"còn thiếu {figure(limit - used)} ngày.",
            f"The steps' times sum to {figure(used)} days, the limit is {figure(limit)} days: "
            f"{figure(limit - used)} days missing.",
        )
