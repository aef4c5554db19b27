"""Whatever a hand does to a process: it stays a process, its check tells the truth, and the difference shows it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.refused import Refused
from motcua.workflow import rules
from motcua.workflow.rules.comparing import compare
from motcua.workflow.rules.editing import Edit, edited, offered
from motcua.workflow.rules.filling import filled
from motcua.workflow.rules.overriding import overridden, override_of
from motcua.workflow.terms import Definition
from tests.workflow.processes import a_definition, a_parallel_definition, a_step
from tests.workflow.strategies import anything, sound, walk

FIELDS = {
    "role": st.sampled_from(["officer", "head", "clerk", "counter", "king", ""]),
    "unit": st.sampled_from(["competent", "intake", "division:Phòng Tư pháp", "nowhere", ""]),
    "count": st.sampled_from(["1", "0,5", "2", "-3", "x", "", "99999"]),
    "measure": st.sampled_from(["d", "h", "s", "q"]),
    "name": st.text(max_size=12),
    "counted": st.sampled_from(["yes", "no"]),
}


def a_chain() -> Definition:
    """Three steps one after the other; the last may send back to the first."""
    back = {"id": "back", "name": "Trả lại", "to": "a", "returns": True}
    done = {"id": "done", "name": "Ký", "to": "@finish"}
    return a_definition(
        a_step("a", "b", state=2), a_step("b", "c"), a_step("c", None, role="head", outcomes=[done, back]),
        a_step("tra", "@end", role="counter", unit="intake", state=9, counted=False, allotted=None), handover="tra",
    )  # fmt: skip


@st.composite
def hands(draw: st.DrawFn) -> Definition:
    """A sound process after a few edits and some typing, whatever of it can be done."""
    definition = draw(sound())
    for _ in range(draw(st.integers(1, 6))):
        step = draw(st.sampled_from([s.id for s in definition.steps]))
        try:
            definition = edited(definition, draw(st.sampled_from(list(Edit))), step)
        except Refused:
            continue
        typed = draw(st.fixed_dictionaries({}, optional=FIELDS))
        definition = filled(definition, {step: typed}).definition
    return definition


@given(hands(), st.data())
def test_an_edited_draft_that_checks_clean_runs_to_its_end(definition: Definition, data: st.DataObject) -> None:
    if rules.check(definition, "999d"):
        return
    walk(definition, lambda options: data.draw(st.sampled_from(list(options))))


@given(sound(), st.sampled_from([Edit.EARLIER, Edit.BESIDE, Edit.APART]), st.data())
def test_moving_work_about_leaves_a_sound_process_sound(
    definition: Definition, edit: Edit, data: st.DataObject
) -> None:
    step = data.draw(st.sampled_from([s.id for s in definition.steps]))
    try:
        changed = edited(definition, edit, step)
    except Refused:
        return
    assert rules.check(changed, "999d") == []
    assert {s.id for s in changed.steps} == {s.id for s in definition.steps}


@given(anything(), st.sampled_from(list(Edit)), st.data())
def test_any_process_can_be_edited_or_it_is_said_why_not(
    definition: Definition, edit: Edit, data: st.DataObject
) -> None:
    step = data.draw(st.sampled_from([*(s.id for s in definition.steps), "khong-co"]))
    try:
        rules.svg(edited(definition, edit, step))
    except Refused as no:
        assert no.vi and no.en


@given(hands(), hands())
def test_a_difference_turned_round_is_the_same_the_other_way(one: Definition, other: Definition) -> None:
    there, back = compare(one, other), compare(other, one)

    assert (there.added, there.removed) == (back.removed, back.added)
    assert (there.before, there.after) == (back.after, back.before)
    turned = {(c.id, p.what, p.after, p.before) for c in back.changed for p in c.particulars}
    assert {(c.id, p.what, p.before, p.after) for c in there.changed for p in c.particulars} == turned


@given(hands())
def test_a_process_does_not_differ_from_itself(definition: Definition) -> None:
    assert not compare(definition, definition)


@given(sound(), st.data())
def test_what_one_unit_does_otherwise_laid_over_the_common_process_is_its_own(
    common: Definition, data: st.DataObject
) -> None:
    step = data.draw(st.sampled_from([s.id for s in common.steps]))
    local = filled(common, {step: {"count": "3", "measure": "h", "role": "clerk"}}).definition

    override = override_of(common, local)

    assert override is not None
    assert rules.as_json(overridden(common, override)) == rules.as_json(local)


def test_steps_of_its_own_are_no_override() -> None:
    assert override_of(a_chain(), edited(a_chain(), Edit.AFTER, "a")) is None


def test_what_is_typed_stands_in_the_step_in_the_units_it_was_typed_in() -> None:
    typed = {"name": " Thẩm định ", "role": "head", "unit": "competent", "count": "0,50", "measure": "d"}
    step = filled(a_chain(), {"b": typed}).definition.step("b")

    assert (step.name, step.role, step.unit, step.allotted) == ("Thẩm định", "head", "competent", "0.5d")


def test_what_cannot_be_read_is_told_with_its_step() -> None:
    found = filled(a_chain(), {"b": {"role": "king", "count": "nhiều", "measure": "d"}})

    assert [p.step for p in found.problems] == ["b", "b"]
    assert found.definition == a_chain()


def test_a_step_goes_in_behind_another_and_out_again() -> None:
    longer = edited(a_chain(), Edit.AFTER, "a")
    assert longer.follows["a"] == ("b1",) and longer.follows["b1"] == ("b",)

    assert rules.as_json(edited(longer, Edit.WITHOUT, "b1")) == rules.as_json(a_chain())


def test_steps_change_places_with_their_own_work_and_no_way_back_leads_forward() -> None:
    turned = edited(a_chain(), Edit.EARLIER, "b")

    assert turned.start == "b" and turned.follows == {"b": ("a",), "a": ("c",), "c": ("@finish", "a"), "tra": ("@end",)}
    assert (turned.step("b").state, turned.step("a").state) == (2, 4)


def test_what_is_done_side_by_side_waits_for_both_and_can_be_undone() -> None:
    four = a_definition(a_step("s", "a", state=2), a_step("a", "b"), a_step("b", "c"), a_step("c", "@finish"))
    beside = edited(four, Edit.BESIDE, "a")

    assert beside.step("s").outcomes[0].targets == ("a", "b") and beside.step("c").join == "all"
    assert rules.check(beside, "9d") == []
    assert edited(beside, Edit.APART, "s") == four


def test_a_branch_that_goes_leaves_no_idle_join() -> None:
    alone = edited(a_parallel_definition(), Edit.WITHOUT, "y-kien-b")

    assert rules.check(alone, "9d") == []
    assert alone.step("ky").join is None


@pytest.mark.parametrize("edit", [Edit.AFTER, Edit.WITHOUT, Edit.EARLIER])
def test_the_return_of_the_result_stays_last(edit: Edit) -> None:
    with pytest.raises(Refused, match="luôn đứng cuối"):
        edited(a_chain(), edit, "tra")
    assert offered(a_chain(), "tra") == ()


def test_a_process_keeps_at_least_one_step_of_work() -> None:
    alone: Any = a_definition(a_step("a", "@finish"))
    with pytest.raises(Refused, match="ít nhất một bước"):
        edited(alone, Edit.WITHOUT, "a")
