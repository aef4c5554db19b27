"""A definition with a hole in it is refused, and the step is named."""

from __future__ import annotations

from typing import Any

import pytest

from motcua.workflow import rules
from motcua.workflow.terms import Definition
from tests.workflow.processes import a_definition, a_parallel_definition, a_step


def _complaints(definition: Definition, limit: str = "5d", **how: Any) -> list[tuple[str | None, str]]:
    return [(p.step, p.text.en) for p in rules.check(definition, limit, **how)]


def test_a_sound_definition_has_no_problem() -> None:
    assert _complaints(a_parallel_definition(), "3d", strict=True) == []


BROKEN: dict[str, tuple[Definition, str, str]] = {
    "no role": (a_definition(a_step("a", "@finish", role=None)), "a", "role missing"),
    "no unit": (a_definition(a_step("a", "@finish", unit=None)), "a", "unit missing"),
    "no state": (a_definition(a_step("a", "@finish", state=None)), "a", "not mapped onto a national state"),
    "a state no step stands for": (a_definition(a_step("a", "@finish", state=7)), "a", "state 7 does not fit"),
    "no time": (a_definition(a_step("a", "@finish", allotted=None)), "a", "has no time"),
    "no way out": (a_definition(a_step("a", "b"), a_step("b", None, outcomes=[])), "b", "no way out"),
    "unreachable": (a_definition(a_step("a", "@finish"), a_step("b", "@finish")), "b", "unreachable"),
    "a loop without exit": (a_definition(a_step("a", "b"), a_step("b", "a")), "a", "loop without exit"),
    "a loop not said to return": (
        a_definition(a_step("a", "b"), a_step("b", None, outcomes=[
            {"id": "x", "name": "x", "to": "@finish"}, {"id": "y", "name": "y", "to": "a"}])),
        "a", "not marked as returning",
    ),
    "an outcome to nowhere": (a_definition(a_step("a", "mat-tich")), "a", "does not exist"),
    "a step twice": (a_definition(a_step("a", "@finish"), a_step("a", "@finish")), "a", "used 2 times"),
    "branches that never join": (
        a_definition(a_step("a", ["b", "c"]), a_step("b", "@finish"), a_step("c", "@finish")), "a", "no common join",
    ),
    "branches that run into each other": (
        a_definition(a_step("a", ["b", "c"]), a_step("b", "c"), a_step("c", "d"), a_step("d", "@finish", join="all")),
        "a", "run into each other",
    ),
    "a join of nothing": (a_definition(a_step("a", "b"), a_step("b", "@finish", join="all")), "b", "joins nothing"),
    "only conditional ways on": (
        a_definition(a_step("a", None, outcomes=[{"id": "x", "name": "x", "to": "@finish", "when": {"case": "c"}}])),
        "a", "every outcome that goes on has a condition",
    ),
    "a timer for nothing": (
        a_definition(a_step("a", "@finish", timers=[{"after": "3d", "does": "outcome", "outcome": "z"}])),
        "a", "timer of 3d",
    ),
    "work after the return of the result": (a_definition(a_step("a", "@end")), "a", "leads to @end"),
}  # fmt: skip


@pytest.mark.parametrize("hole", BROKEN)
def test_a_hole_is_found_and_its_step_named(hole: str) -> None:
    definition, step, words = BROKEN[hole]

    complaints = _complaints(definition)

    assert any(s == step and words in text for s, text in complaints), complaints


def test_times_over_the_limit_name_the_step_where_they_tip_over() -> None:
    definition = a_definition(a_step("a", "b"), a_step("b", "c"), a_step("c", "@finish"))

    assert _complaints(definition, "2d") == [
        ("c", "The steps go over the limit of 2 days at step 'c' (in all 3 days).")
    ]


def test_of_parallel_branches_only_the_longest_counts() -> None:
    assert _complaints(a_parallel_definition(), "3d") == []
    assert _complaints(a_parallel_definition(), "2d")[0][0] == "ky"


def test_strict_publishing_wants_the_limit_used_up() -> None:
    definition = a_definition(a_step("a", "@finish"))

    assert "1 days missing" in _complaints(definition, "2d", strict=True)[0][1]
    assert _complaints(definition, "2d") == []


def test_eight_hours_are_one_day_of_the_limit() -> None:
    halves = a_definition(a_step("a", "b", allotted="4h"), a_step("b", "@finish", allotted="0.5d"))

    assert _complaints(halves, "1d", strict=True) == []
    assert _complaints(halves, "0s", strict=True) == []


def test_all_ten_national_states_are_accounted_for() -> None:
    table = rules.state_table(a_parallel_definition())

    assert list(table) == list(range(1, 11))
    assert table[2][1] == ("nhan",)
    assert table[9][1] == ("tra",)
