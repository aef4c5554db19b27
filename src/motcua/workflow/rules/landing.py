"""Where work under way in one version of a process goes on in another, and when it cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from motcua.kernel.text import Text
from motcua.workflow.rules.flow import advance, begin
from motcua.workflow.rules.graph import reach
from motcua.workflow.rules.parallel import branch
from motcua.workflow.terms import Definition, Step

#: a process in which more sets of steps can be open than this is drawn nowhere in practice
MOST = 20_000

#: steps that can be open together
Together = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Landing:
    """Old step -> new step for the open ones; or why they cannot go on there. passed_by: new steps never done then."""

    steps: Mapping[str, str]
    hindered: Text | None = None
    passed_by: tuple[str, ...] = ()


def markings(definition: Definition) -> Together:
    """Every set of steps that can be open at once, whatever is decided on the way; the return of the result apart."""
    plain = definition.unconditional()
    first = frozenset(o.step_id for o in begin(plain, {}))
    found, waiting = {first}, [first]
    while waiting and len(found) <= MOST:
        for after in _after(plain, waiting.pop()):
            if after not in found:
                found.add(after)
                waiting.append(after)
    return frozenset(found)


def _after(definition: Definition, now: frozenset[str]) -> Iterable[frozenset[str]]:
    for step in now:
        for outcome in definition.step(step).outcomes:
            moved = advance(definition, now, step, outcome.id, {})
            if not moved.finished:
                yield now - set(moved.closed) | {o.step_id for o in moved.opened}


def landing(
    old: Definition, new: Definition, open_steps: Collection[str], done: Collection[str], together: Together
) -> Landing:
    """Each open step goes on as the step of the same id, else of the same name.

    done: old steps completed before. together: markings(new). They cannot go on where a step is gone, where the new
    process never has just these steps open, or where work it wants beside them was never done: something would be
    left out, or done twice.
    """
    steps: dict[str, str] = {}
    for step_id in open_steps:
        to = heir(old, new, step_id)
        if to is None:
            return Landing({}, _gone(old, step_id))
        steps[step_id] = to
    if len(set(steps.values())) < len(steps) or frozenset(steps.values()) not in together:
        return Landing({}, _apart(new, steps.values()))
    if left := _left_out(new, set(steps.values()), {heir(old, new, s) for s in done}):
        return Landing({}, left)
    ahead = {s for to in steps.values() for s in reach(new, to, forward_only=True)} | set(steps.values())
    passed = (s.name for s in new.steps if s.id not in old.by_id and s.id not in ahead and s.id != new.handover)
    return Landing(steps, None, tuple(passed))


def _left_out(new: Definition, now: set[str], done: set[str | None]) -> Text | None:
    """A branch beside the steps now open that is neither open nor done."""
    for group in (o for s in new.steps for o in s.outcomes if len(o.targets) > 1):
        branches = {target: branch(new, target)[0] for target in group.targets}
        if any(inside & now for inside in branches.values()):
            for target, inside in branches.items():
                if not inside & (now | done):
                    return _beside(new.by_id[target].name)
    return None


def heir(old: Definition, new: Definition, step_id: str) -> str | None:
    """The step of the new process that is this step of the old one: the same id, else the only new one so called."""
    if step_id in new.by_id:
        return step_id if step_id != new.handover else None
    before = old.by_id.get(step_id)
    named = [s.id for s in new.steps if before and _is_called(s, before.name) and s.id not in old.by_id]
    return named[0] if len(named) == 1 and named[0] != new.handover else None


def _is_called(step: Step, name: str) -> bool:
    return " ".join(step.name.casefold().split()) == " ".join(name.casefold().split())


def _gone(old: Definition, step_id: str) -> Text:
    name = old.by_id[step_id].name if step_id in old.by_id else step_id
    return Text(
        f"Bước đang làm “{name}” không còn trong quy trình mới.",
        f"The step under way, “{name}”, is not in the new process.",
    )


def _beside(name: str) -> Text:
    return Text(
        f"Quy trình mới làm “{name}” song song với bước đang làm; việc đó chưa làm và sẽ bị bỏ sót.",
        f"The new process does “{name}” beside the step under way; it was not done and would be left out.",
    )


def _apart(new: Definition, steps: Iterable[str]) -> Text:
    names = ", ".join(sorted(new.by_id[s].name for s in steps))
    return Text(
        f"Trong quy trình mới không khi nào chỉ có {names} cùng mở: một việc song song sẽ bị bỏ sót hoặc làm hai lần.",
        f"The new process never has just {names} open: work done side by side would be left out or done twice.",
    )
