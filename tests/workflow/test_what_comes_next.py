"""Steps open and close as the notation says."""

from __future__ import annotations

import pytest

from motcua.kernel.refused import Refused
from motcua.workflow import rules
from tests.workflow.processes import a_definition, a_parallel_definition, a_step


def _opened(moved: object) -> list[str]:
    return [o.step_id for o in moved.opened]  # type: ignore[attr-defined]


def test_a_process_begins_at_its_start() -> None:
    opened = rules.begin(a_parallel_definition(), {})

    assert [o.step_id for o in opened] == ["nhan"]
    assert opened[0].unit_resolver == "intake"


def test_a_parallel_group_opens_together_and_is_joined_once() -> None:
    definition = a_parallel_definition()

    split = rules.advance(definition, ["nhan"], "nhan", "done", {})
    first = rules.advance(definition, ["y-kien-a", "y-kien-b"], "y-kien-b", "done", {})
    last = rules.advance(definition, ["y-kien-a"], "y-kien-a", "done", {})

    assert _opened(split) == ["y-kien-a", "y-kien-b"]
    assert _opened(first) == []
    assert _opened(last) == ["ky"]


def test_the_first_answer_closes_a_group_that_waits_for_any() -> None:
    definition = a_definition(
        a_step("a", ["b", "c"]), a_step("b", "d"), a_step("c", "d"), a_step("d", "@finish", join="any")
    )

    moved = rules.advance(definition, ["b", "c"], "c", "done", {})

    assert (moved.closed, _opened(moved)) == (("c", "b"), ["d"])


def test_finishing_opens_the_return_of_the_result() -> None:
    moved = rules.advance(a_parallel_definition(), ["ky"], "ky", "done", {})

    assert moved.finished
    assert _opened(moved) == ["tra"]
    assert not moved.opened[0].counted


def test_returning_the_result_opens_nothing_more() -> None:
    moved = rules.advance(a_parallel_definition(), ["tra"], "tra", "done", {})

    assert (moved.closed, moved.opened, moved.finished) == (("tra",), (), False)


def test_work_is_sent_back_into_one_branch_and_joined_again() -> None:
    definition = a_parallel_definition()

    back = rules.advance(definition, ["ky"], "ky", "back", {})
    again = rules.advance(definition, _opened(back), "y-kien-a", "done", {})

    assert _opened(back) == ["y-kien-a"]
    assert _opened(again) == ["ky"]


def test_an_outcome_is_offered_only_when_its_condition_holds() -> None:
    conditions = {
        "case": {"case": "phai-xac-minh"},
        "is": {"answer": "parts", "is": 2},
        "in": {"answer": "sex", "in": ["nam", "nu"]},
        "not": {"not": {"case": "phai-xac-minh"}},
        "all": {"all": [{"case": "phai-xac-minh"}, {"answer": "parts", "is": 2}]},
        "any": {"any": [{"case": "khac"}, {"answer": "parts", "is": 2}]},
    }
    outcomes = [{"id": k, "name": k, "to": "@finish", "when": v} for k, v in conditions.items()]
    definition = a_definition(a_step("a", None, outcomes=[*outcomes, {"id": "else", "name": "khác", "to": "@finish"}]))

    def offered(context: dict[str, object]) -> set[str]:
        return {o.id for o in rules.available(definition, "a", context)}

    assert offered({}) == {"not", "else"}
    assert offered({"case": "phai-xac-minh", "answers": {"parts": 2}}) == {"case", "is", "all", "any", "else"}
    assert offered({"answers": {"sex": "nu"}}) == {"in", "not", "else"}


def test_a_step_that_is_not_open_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="không ở trạng thái đang làm"):
        rules.advance(a_parallel_definition(), ["nhan"], "ky", "done", {})


def test_an_outcome_that_is_not_offered_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match=r"chọn một trong: done \(Ký\), back"):
        rules.advance(a_parallel_definition(), ["ky"], "ky", "burn", {})
