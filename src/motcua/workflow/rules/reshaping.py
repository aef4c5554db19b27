"""Changing the shape of a process by hand: a step more, one less, one earlier, two at once.

Each gives a new definition. It need not be publishable: the check says at which step something is still missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from motcua.kernel.refused import Refused
from motcua.workflow.rules.canonical import rebuilt
from motcua.workflow.rules.parallel import joined
from motcua.workflow.terms import FINISH, Definition, Outcome, Step

MOST_STEPS = 100


def after(definition: Definition, step_id: str) -> Definition:
    """A new step behind this one, which takes over where it led to. Raises Refused."""
    before = _work(definition, step_id)
    if len(definition.steps) >= MOST_STEPS:
        raise Refused(f"Quy trình có tối đa {MOST_STEPS} bước.", f"A process has {MOST_STEPS} steps at most.")
    new = _free(definition)
    onward = _onward(before)
    done = {"id": "done", "name": "Chuyển bước tiếp theo", "en": "Pass on", "to": onward.to if onward else FINISH}
    made = Step(id=new, name="Bước mới", role=None, unit=None, state=4, outcomes=(Outcome.model_validate(done),))
    lead = Outcome.model_validate({**done, "to": new})
    ways = tuple(o.model_copy(update={"to": new}) if o is onward else o for o in before.outcomes)
    steps: list[Step] = []
    for step in definition.steps:
        if step is before:
            steps += [step.model_copy(update={"outcomes": ways if onward else (*ways, lead)}), made]
        else:
            steps.append(step)
    return rebuilt(definition, steps)


def without(definition: Definition, step_id: str) -> Definition:
    """The process without this step: whatever led to it leads to where it led. Raises Refused for the only one."""
    gone = _work(definition, step_id)
    left = [s for s in definition.steps if s is not gone]
    if all(s.id == definition.handover for s in left):
        raise Refused("Quy trình phải còn ít nhất một bước xử lý.", "A process keeps at least one step of work.")
    onward = _onward(gone)
    heirs = onward.targets if onward else (FINISH,)
    if definition.start == gone.id and (len(heirs) > 1 or heirs[0] == FINISH):
        raise Refused(
            f"Bước “{gone.name}” mở đầu quy trình và không có một bước kế tiếp duy nhất để thay: nối lại trước khi bỏ.",
            f"Step “{gone.name}” begins the process and no single step can take its place: rewire it first.",
        )
    start = heirs[0] if definition.start == gone.id else definition.start
    back = before.id if (before := _leading(definition, gone)) else start
    joins = {s.id for s in left if s.join}
    steps = [_inheriting(_passed(s, gone.id, heirs, back, joins), gone, heirs) for s in left]
    return _without_idle_joins(rebuilt(definition, steps, start=start))


def earlier(definition: Definition, step_id: str) -> Definition:
    """This step and the one before it change places, each with its own work. Raises Refused unless they are a plain
    pair: one way from the one before, one way on."""
    step = _work(definition, step_id)
    before = _leading(definition, step)
    if before is None or not (_is_plain(before) and _is_plain(step)) or step.join or before.join:
        raise Refused(
            f"Bước “{step.name}” không đổi chỗ được với bước trước: hai bước phải nối tiếp nhau, mỗi bước một lối đi.",
            f"Step “{step.name}” cannot change places: it must simply follow one other step.",
        )
    a, b = _onward(before), _onward(step)
    assert a is not None and b is not None
    ids = {before.id: step.id, step.id: before.id}
    made = {
        step.id: _placed(step, before, {b: before.id}),
        before.id: _placed(before, step, {a: b.to}),
    }
    steps = []
    for one in definition.steps:
        if one.id in ids:
            steps.append(made[ids[one.id]])
        else:
            steps.append(_led(one, {before.id: step.id}))
    start = step.id if definition.start == before.id else definition.start
    return rebuilt(definition, steps, start=start)


def beside(definition: Definition, step_id: str) -> Definition:
    """This step and the one after it are done at the same time, and the one behind waits for both. Raises Refused."""
    first = _work(definition, step_id)
    split, second = _leading(definition, first), _following(definition, first)
    joint = _following(definition, second) if second else None
    plain = split and second and joint and all(_is_plain(s) for s in (split, first, second))
    if not plain or any(s.join for s in (first, second, joint) if s) or not split or not second or not joint:
        raise Refused(
            f"Bước “{first.name}” chưa làm song song được với bước sau: cần một bước trước để chia việc và một bước "
            "sau để gộp lại, cả bốn nối tiếp nhau.",
            f"Step “{first.name}” cannot be done beside the next: one step before must split and one after must join.",
        )
    changed = {
        split.id: _towards(split, (first.id, second.id)),
        first.id: _towards(first, joint.id),
        joint.id: joint.model_copy(update={"join": "all"}),
    }
    return rebuilt(definition, [changed.get(s.id, s) for s in definition.steps])


def apart(definition: Definition, step_id: str) -> Definition:
    """The branches that this step opens are done one after the other again. Raises Refused unless each is one step."""
    split = _work(definition, step_id)
    onward = _onward(split)
    branches = [definition.by_id[t] for t in onward.targets if t in definition.by_id] if onward else []
    joints = {_following(definition, b) for b in branches}
    joint = next(iter(joints), None) if len(joints) == 1 else None
    if len(branches) < 2 or joint is None or not joint.join or not all(_is_plain(b) for b in branches):
        raise Refused(
            f"Bước “{split.name}” không mở nhóm song song nào gồm những nhánh một bước.",
            f"Step “{split.name}” opens no parallel group of branches of one step each.",
        )
    chain = [*(b.id for b in branches[1:]), joint.id]
    ways = {b.id: to for b, to in zip(branches, chain, strict=True)} | {split.id: branches[0].id}
    steps = [_towards(s, ways[s.id]) if s.id in ways else s for s in definition.steps]
    steps = [s.model_copy(update={"join": None}) if s.id == joint.id else s for s in steps]
    return rebuilt(definition, steps)


def rewired(definition: Definition, step_id: str, outcomes: Sequence[Outcome], join: str | None) -> Definition:
    """The step with other ways out, or waiting for other branches."""
    made = definition.step(step_id).model_copy(update={"outcomes": tuple(outcomes), "join": join})
    return rebuilt(definition, [made if s.id == step_id else s for s in definition.steps])


def _work(definition: Definition, step_id: str) -> Step:
    """A step of work, for the return of the result is always last."""
    found = definition.by_id.get(step_id)
    if found is None:
        raise Refused(
            f"Bản thảo không còn bước “{step_id[:40]}”. Tải lại trang.", f"The draft has no step “{step_id[:40]}”."
        )
    if step_id == definition.handover:
        raise Refused(
            f"Bước “{found.name}” trả kết quả, luôn đứng cuối: không thêm bước sau, không dời, không bỏ được.",
            f"Step “{found.name}” returns the result and is always last.",
        )
    return found


def _free(definition: Definition) -> str:
    return next(name for name in (f"b{n}" for n in range(1, MOST_STEPS + 2)) if name not in definition.by_id)


def _onward(step: Step) -> Outcome | None:
    """The first outcome that goes forward."""
    return next((o for o in step.outcomes if not o.returns), None)


def _is_plain(step: Step) -> bool:
    """One way on, to one place."""
    onward = [o for o in step.outcomes if not o.returns]
    return len(onward) == 1 and len(onward[0].targets) == 1


def _leading(definition: Definition, step: Step) -> Step | None:
    """The only step that goes forward to this one; None when there is none, or several."""
    found = [s for s in definition.steps if step.id in definition.goes_on[s.id]]
    return found[0] if len(found) == 1 else None


def _following(definition: Definition, step: Step) -> Step | None:
    """The only step this one goes forward to."""
    onward = definition.goes_on[step.id]
    return definition.by_id.get(onward[0]) if len(onward) == 1 else None


def _towards(step: Step, to: str | tuple[str, ...]) -> Step:
    """The step with its way on leading elsewhere."""
    onward = _onward(step)
    ways = tuple(o.model_copy(update={"to": to}) if o is onward else o for o in step.outcomes)
    return step.model_copy(update={"outcomes": ways})


def _led(step: Step, instead: dict[str, str]) -> Step:
    """The step with forward arrows to some steps leading to others; what returns keeps the step it named."""
    ways = tuple(o if o.returns else _renamed(o, instead) for o in step.outcomes)
    return step.model_copy(update={"outcomes": ways})


def _renamed(outcome: Outcome, instead: dict[str, str]) -> Outcome:
    targets = tuple(instead.get(t, t) for t in outcome.targets)
    return outcome.model_copy(update={"to": targets[0] if isinstance(outcome.to, str) else targets})


def _placed(step: Step, place: Step, ways: dict[Outcome, str | tuple[str, ...]]) -> Step:
    """The work of one step in the place of another. The national state belongs to the place; a way back to the step
    it now stands before is none."""
    kept = (o for o in step.outcomes if not (o.returns and place.id in o.targets))
    outcomes = tuple(o.model_copy(update={"to": ways[o]}) if o in ways else o for o in kept)
    return step.model_copy(update={"outcomes": outcomes, "state": place.state})


def _passed(step: Step, gone: str, heirs: tuple[str, ...], back: str, joins: set[str]) -> Step:
    """A step that stays: its way on to the one that goes leads on to the heirs, its way back there leads to `back`."""
    ways = []
    for outcome in step.outcomes:
        if gone not in outcome.targets:
            ways.append(outcome)
        elif not outcome.returns:
            ways.append(_spread(outcome, gone, heirs, joins))
        elif back != step.id:
            ways.append(outcome.model_copy(update={"to": back}))
    return step.model_copy(update={"outcomes": tuple(ways)})


def _spread(outcome: Outcome, gone: str, heirs: tuple[str, ...], joins: set[str]) -> Outcome:
    """One arrow becomes those of the step it led to. The branch of a group of which nothing is left falls away."""
    others = tuple(t for t in outcome.targets if t != gone)
    if others:
        heirs = tuple(h for h in heirs if h not in joins)
    targets = tuple(dict.fromkeys((*others, *heirs)))
    return outcome.model_copy(update={"to": targets if len(targets) > 1 else targets[0]})


def _inheriting(step: Step, gone: Step, heirs: tuple[str, ...]) -> Step:
    """Where a join goes, the step behind it waits in its place."""
    if gone.join and heirs == (step.id,) and not step.join:
        return step.model_copy(update={"join": gone.join})
    return step


def _without_idle_joins(definition: Definition) -> Definition:
    """A step that no group leads to any more waits for nobody."""
    busy = joined(definition)
    steps = [s.model_copy(update={"join": None}) if s.join and s.id not in busy else s for s in definition.steps]
    return rebuilt(definition, steps)
