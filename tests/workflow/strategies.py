"""Processes drawn at random: right or wrong, and such as ought to be right; and walks through them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from motcua.workflow import rules
from motcua.workflow.rules.states import STEP_STATES
from motcua.workflow.terms import END, FINISH, Definition
from tests.workflow.processes import a_definition, a_step

LONGEST_WALK = 400


@st.composite
def anything(draw: st.DrawFn) -> Definition:
    """Steps wired at random, right or wrong: most of these the check refuses."""
    names = [f"s{n}" for n in range(draw(st.integers(1, 6)))]
    targets = st.one_of(st.sampled_from([*names, FINISH]), st.lists(st.sampled_from(names), min_size=2, max_size=3))
    steps = [_wired(draw, name, targets) for name in names]
    if draw(st.booleans()):
        steps.append(a_step("tra", END, state=9, counted=False, allotted=None, role="counter", unit="intake"))
        return a_definition(*steps, handover="tra")
    return a_definition(*steps)


def _wired(draw: st.DrawFn, name: str, targets: st.SearchStrategy[Any]) -> dict[str, Any]:
    count = draw(st.integers(0, 3))
    outcomes = [
        {"id": f"o{n}", "name": f"o{n}", "to": draw(targets), "returns": draw(st.booleans())} for n in range(count)
    ]
    allotted, join = draw(st.sampled_from(["2h", "0.5d", "1d"])), draw(st.sampled_from([None, None, "all", "any"]))
    return a_step(name, None, outcomes=outcomes, allotted=allotted, join=join)


@st.composite
def sound(draw: st.DrawFn) -> Definition:
    """A chain of steps, parallel groups and returns that ought to pass the check."""
    steps: list[dict[str, Any]] = []
    parts = draw(st.lists(st.sampled_from(["step", "all", "any"]), min_size=1, max_size=5))
    heads = [f"p{n}" for n in range(len(parts))] + [FINISH]
    for n, kind in enumerate(parts):
        back = draw(st.integers(0, n - 1)) if n and draw(st.booleans()) else None
        steps += _part(draw, n, kind, heads, back)
    steps.append(a_step("tra", END, state=9, counted=False, allotted=None, role="counter", unit="intake"))
    return a_definition(*steps, handover="tra")


def _part(draw: st.DrawFn, n: int, kind: str, heads: list[str], back: int | None) -> list[dict[str, Any]]:
    ways = [{"id": "back", "name": "Trả lại", "to": heads[back], "returns": True}] if back is not None else []
    amounts = st.sampled_from(["2h", "4h", "1d", "0.25d"])
    if kind == "step":
        ways.insert(0, {"id": "done", "name": "Xong", "to": heads[n + 1]})
        return [a_step(heads[n], None, outcomes=ways, allotted=draw(amounts))]
    branches = [f"b{n}-{k}" for k in range(draw(st.integers(2, 3)))]
    ways.insert(0, {"id": "done", "name": "Xong", "to": heads[n + 1]})
    return [
        a_step(heads[n], branches, allotted=draw(amounts)),
        *(a_step(b, f"j{n}", allotted=draw(amounts)) for b in branches),
        a_step(f"j{n}", None, outcomes=ways, join=kind, allotted=draw(amounts)),
    ]


def walk(definition: Definition, choose: Any, begin: Iterable[str] = ()) -> list[str]:
    """Carry the process out, from the start or with these steps open; returns the steps in the order they ended."""
    open_steps = list(begin) or [o.step_id for o in rules.begin(definition, {})]
    completed: list[str] = []
    for turn in range(LONGEST_WALK):
        step = choose(open_steps)
        offered = rules.available(definition, step, {})
        onward = [o for o in offered if not o.returns]
        outcome = choose(offered if turn < 30 else onward)
        moved = rules.advance(definition, open_steps, step, outcome.id, {})
        completed.append(step)
        assert len({o.step_id for o in moved.opened}) == len(moved.opened)
        assert all(o.state in STEP_STATES for o in moved.opened)
        open_steps = [s for s in open_steps if s not in moved.closed] + [o.step_id for o in moved.opened]
        if moved.finished:
            return completed
        assert open_steps, "work left nobody with the dossier"
    raise AssertionError("never ended")
