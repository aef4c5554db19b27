"""Work under way goes on in another version of its process, or it is said why it cannot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from motcua.workflow import rules
from motcua.workflow.rules.editing import Edit, edited
from motcua.workflow.rules.filling import filled
from motcua.workflow.rules.landing import landing, markings
from motcua.workflow.terms import Definition
from tests.workflow.processes import a_definition, a_parallel_definition, a_step
from tests.workflow.strategies import sound, walk
from tests.workflow.test_a_process_is_edited import hands


def a_line(*names: str) -> Definition:
    """Steps one after the other."""
    ways = [*names[1:], "@finish"]
    return a_definition(*(a_step(n, to, name=f"Bước {n}") for n, to in zip(names, ways, strict=True)))


@given(sound(), st.data())
def test_every_set_of_steps_a_walk_opens_is_known(definition: Definition, data: st.DataObject) -> None:
    known = markings(definition)
    open_steps = frozenset(o.step_id for o in rules.begin(definition, {}))
    for _ in range(12):
        assert open_steps in known
        step = data.draw(st.sampled_from(sorted(open_steps)))
        outcome = data.draw(st.sampled_from(rules.available(definition, step, {})))
        moved = rules.advance(definition, open_steps, step, outcome.id, {})
        if moved.finished:
            return
        open_steps = open_steps - set(moved.closed) | {o.step_id for o in moved.opened}


@given(sound(), hands(), st.data())
def test_what_lands_comes_to_its_end_in_the_new_process(old: Definition, new: Definition, data: st.DataObject) -> None:
    if rules.check(new, "999d"):
        return
    now = data.draw(st.sampled_from(sorted(markings(old), key=sorted)))
    done = data.draw(st.lists(st.sampled_from([s.id for s in old.steps])))
    found = landing(old, new, now, done, markings(new))
    if found.hindered is None:
        walk(new, lambda options: data.draw(st.sampled_from(list(options))), begin=found.steps.values())


@given(sound(), st.data())
def test_into_the_same_process_everything_lands_where_it_is(definition: Definition, data: st.DataObject) -> None:
    now = data.draw(st.sampled_from(sorted(markings(definition), key=sorted)))

    found = landing(definition, definition, now, [s.id for s in definition.steps], markings(definition))

    assert found.hindered is None and found.steps == {s: s for s in now} and found.passed_by == ()


def test_a_step_that_is_gone_hinders_and_is_named() -> None:
    new = a_line("a", "c")

    found = landing(a_line("a", "b", "c"), new, ["b"], ["a"], markings(new))

    assert found.hindered is not None and "“Bước b” không còn" in found.hindered.vi


def test_a_step_called_the_same_is_the_same() -> None:
    new = filled(a_line("a", "x", "c"), {"x": {"name": "  bước B "}}).definition

    assert landing(a_line("a", "b", "c"), new, ["b"], ["a"], markings(new)).steps == {"b": "x"}


def test_one_branch_alone_does_not_land_in_a_group_whose_other_branch_would_be_left_out() -> None:
    old, new = a_line("nhan", "y-kien-a", "y-kien-b", "ky"), a_parallel_definition()

    alone = landing(old, new, ["y-kien-a"], ["nhan"], markings(new))

    assert alone.hindered is not None and "“Bước y-kien-b” song song" in alone.hindered.vi
    done = ["nhan", "y-kien-a"]
    assert landing(old, new, ["y-kien-b"], done, markings(new)).steps == {"y-kien-b": "y-kien-b"}
    assert landing(old, new, ["ky"], [*done, "y-kien-b"], markings(new)).steps == {"ky": "ky"}


def test_a_new_step_already_behind_the_work_is_told_to_be_passed_by() -> None:
    old = a_line("a", "b")
    new = filled(edited(old, Edit.AFTER, "a"), {"b1": {"name": "Thẩm tra", "role": "officer", "unit": "competent",
                                                       "count": "1", "measure": "h"}}).definition  # fmt: skip

    assert landing(old, new, ["b"], ["a"], markings(new)).passed_by == ("Thẩm tra",)
    assert landing(old, new, ["a"], [], markings(new)).passed_by == ()
