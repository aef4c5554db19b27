"""The definition seen as arrows between steps."""

from __future__ import annotations

from motcua.workflow.terms import Definition


def following(definition: Definition, *, forward_only: bool = False) -> dict[str, tuple[str, ...]]:
    """Step -> where its arrows lead; forward_only leaves out outcomes that return. Do not change the answer."""
    return definition.goes_on if forward_only else definition.follows


def reach(definition: Definition, start: str, *, forward_only: bool = False) -> set[str]:
    """Everything that can be arrived at from a step by one arrow or more (the step itself only through a loop)."""
    follows = following(definition, forward_only=forward_only)
    seen: set[str] = set()
    waiting = list(follows.get(start, ()))
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting += follows.get(step, ())
    return seen


def order(definition: Definition) -> list[str] | None:
    """The steps so that every forward arrow leads later; None when forward arrows make a loop."""
    follows = following(definition, forward_only=True)
    pending = dict.fromkeys(follows, 0)
    for targets in follows.values():
        for target in targets:
            if target in pending:
                pending[target] += 1
    ready = [s for s in follows if not pending[s]]
    done: list[str] = []
    while ready:
        step = ready.pop(0)
        done.append(step)
        for target in follows[step]:
            if target in pending:
                pending[target] -= 1
                if not pending[target]:
                    ready.append(target)
    return done if len(done) == len(follows) else None
