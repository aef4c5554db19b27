"""A parallel group must be closed: its branches stay apart until one join takes them together again."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.kernel.text import Text
from motcua.workflow.rules.graph import following
from motcua.workflow.terms import FINISH, Definition, Outcome, Problem, Step


def parallel_problems(definition: Definition) -> list[Problem]:
    """Every way in which a parallel group is not closed, and every join that joins nothing."""
    found: list[Problem] = []
    for step in definition.steps:
        for outcome in step.outcomes:
            if len(outcome.targets) > 1:
                found += _group(definition, step, outcome)
    joins = joined(definition)
    lonely = [s for s in definition.steps if s.join and s.id not in joins]
    found += [
        _say(s, f"Bước '{s.name}' gộp nhánh nhưng không có nhóm song song nào tới.", "joins nothing") for s in lonely
    ]
    return found


def joined(definition: Definition) -> set[str]:
    """Where the branches of all parallel groups arrive."""
    groups = (o for s in definition.steps for o in s.outcomes if len(o.targets) > 1)
    return {e for group in groups for e in _joins(definition, group)}


def _say(step: Step, vi: str, en: str) -> Problem:
    return Problem(step=step.id, text=Text(vi, f"Step '{step.id}': {en}."))


def branch(definition: Definition, start: str) -> tuple[set[str], set[str]]:
    """Steps of the branch that begins there, and where it leaves to: joins, or @finish."""
    inside: set[str] = set()
    exits: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in definition.by_id or definition.step(name).join:
            exits.add(name)
        elif name not in inside:
            inside.add(name)
            waiting += following(definition)[name]
    return inside, exits


def _joins(definition: Definition, outcome: Outcome) -> set[str]:
    return {e for t in outcome.targets for e in branch(definition, t)[1]}


def _group(definition: Definition, step: Step, outcome: Outcome) -> Iterator[Problem]:
    where = f"Bước '{step.name}', nhóm song song '{outcome.name}'"
    if outcome.returns or len(set(outcome.targets)) < len(outcome.targets):
        yield _say(
            step, f"{where}: nhóm song song không thể là trả lại hoặc gọi một bước hai lần.", "not a plain group"
        )
        return
    branches = [branch(definition, target) for target in outcome.targets]
    exits = set().union(*(e for _, e in branches))
    if len(exits) != 1 or FINISH in exits or any(len(e) != 1 or not inside for inside, e in branches):
        yield _say(
            step, f"{where}: các nhánh không gộp lại ở cùng một bước (join).", "parallel branches have no common join"
        )
        return
    inside = [s for steps, _ in branches for s in steps]
    if len(inside) != len(set(inside)) or step.id in inside:
        yield _say(
            step, f"{where}: các nhánh dẫn vào nhau hoặc quay ra ngoài nhóm.", "parallel branches run into each other"
        )
        return
    yield from _strangers(definition, step, outcome, set(inside), exits)


def _strangers(
    definition: Definition, split: Step, outcome: Outcome, inside: set[str], exits: set[str]
) -> Iterator[Problem]:
    for step in definition.steps:
        for other in step.outcomes:
            if len(other.targets) > 1 and step.id in inside:
                yield _say(step, f"Bước '{step.name}': nhóm song song lồng trong nhóm khác.", "nested parallel groups")
            enters = inside & set(other.targets) and step.id not in inside
            if enters and other != outcome and not (step.id in exits and other.returns):
                yield _say(
                    step,
                    f"Bước '{step.name}' đi vào giữa nhóm song song của bước '{split.name}'.",
                    f"enters the parallel group of step '{split.id}'",
                )
