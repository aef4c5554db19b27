"""Whatever passes the check can be carried out: random processes, random walks."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from motcua.workflow import rules
from motcua.workflow.terms import Definition, days
from tests.workflow.strategies import anything, sound, walk


@given(anything(), st.data())
def test_whatever_passes_the_check_ends_and_never_strands_a_dossier(
    definition: Definition, data: st.DataObject
) -> None:
    if rules.check(definition, "100d"):
        return
    walk(definition, lambda options: data.draw(st.sampled_from(list(options))))


@given(sound(), st.data())
def test_sound_processes_pass_and_every_walk_ends(definition: Definition, data: st.DataObject) -> None:
    assert rules.check(definition, "100d") == []
    walk(definition, lambda options: data.draw(st.sampled_from(list(options))))


@given(sound())
def test_times_on_a_straight_walk_never_exceed_a_limit_that_passed(definition: Definition) -> None:
    limit = next(n for n in range(1, 200) if not rules.check(definition, f"{n}h"))

    spent = _time_of_straight_walk(definition)

    assert spent <= Fraction(limit, 8)


def _time_of_straight_walk(definition: Definition) -> Fraction:
    """Days until @finish when nothing is sent back and parallel work runs side by side."""
    ends: dict[str, Fraction] = {}
    open_steps = {o.step_id: Fraction(0) for o in rules.begin(definition, {})}
    while True:
        step = min(open_steps, key=lambda s: open_steps[s] + days(definition.step(s).allotted or "0h"))
        ends[step] = open_steps[step] + days(definition.step(step).allotted or "0h")
        outcome = rules.forward(definition, step, {})
        assert outcome is not None
        moved = rules.advance(definition, list(open_steps), step, outcome.id, {})
        for closed in moved.closed:
            open_steps.pop(closed, None)
        if moved.finished:
            return ends[step]
        open_steps |= {o.step_id: ends[step] for o in moved.opened}


@given(sound())
def test_every_process_can_be_drawn_and_told(definition: Definition) -> None:
    picture = rules.svg(definition, current=[definition.start])

    assert picture.startswith("<svg")
    assert "style=" not in picture
    assert all(step.name in picture for step in definition.steps)
