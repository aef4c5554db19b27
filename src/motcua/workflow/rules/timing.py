"""How long the steps take together, along the longest counted path."""

from __future__ import annotations

from fractions import Fraction

from motcua.workflow.rules.graph import following, order
from motcua.workflow.terms import FINISH, Definition, days


def spent(definition: Definition) -> dict[str, Fraction]:
    """Step -> days used at the latest when it ends, for each step on a forward path from the start to @finish.

    Branches of a parallel group run at the same time: the longest counts. Empty when forward arrows make a loop.
    """
    sequence = order(definition)
    if sequence is None:
        return {}
    ended: dict[str, Fraction] = {}
    begins: dict[str, Fraction] = {definition.start: Fraction(0)}
    follows = following(definition, forward_only=True)
    for step_id in sequence:
        if step_id not in begins:
            continue
        ended[step_id] = begins[step_id] + length(definition, step_id)
        for target in follows[step_id]:
            begins[target] = max(begins.get(target, Fraction(0)), ended[step_id])
    return ended


def ahead(definition: Definition) -> dict[str, Fraction]:
    """Step -> counted days that still follow once it ends, along the longest forward path. Empty on a forward loop."""
    follows = following(definition, forward_only=True)
    left: dict[str, Fraction] = {}
    for step_id in reversed(order(definition) or []):
        after = (length(definition, t) + left[t] for t in follows[step_id] if t in left)
        left[step_id] = max(after, default=Fraction(0))
    return left


def length(definition: Definition, step_id: str) -> Fraction:
    """Days of one step that count towards the limit."""
    step = definition.step(step_id)
    return days(step.allotted) if step.counted and step.allotted else Fraction(0)


def total(definition: Definition) -> Fraction:
    """Days along the longest path from the start to @finish."""
    ended = spent(definition)
    follows = following(definition, forward_only=True)
    return max((ended[s] for s in ended if FINISH in follows[s]), default=Fraction(0))


def tipping(definition: Definition, limit: Fraction) -> str | None:
    """The first step at which the longest path goes over the limit; None when it never does."""
    over = [(when, step) for step, when in spent(definition).items() if when > limit]
    return min(over)[1] if over else None
