"""A process changes while dossiers run: from a day on, by a decision, approved by a second person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalogue import queries as catalogue
from motcua.catalogue.operations import deciding, proposing
from motcua.catalogue.terms import Decision
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.workflow.rules.editing import Edit
from tests import build
from tests.build import DAY, DISTRICT, MORNING, PROCEDURE, Staff, at, unit_id

pytestmark = pytest.mark.django_db

EFFECT = date(2026, 3, 9)
DECISION = Decision("77/QĐ-UBND", date(2026, 3, 3), EFFECT)
LATER = at("08:30", EFFECT)
SHORTER = {"tham-dinh": {"count": "2", "measure": "d"}}


def a_deputy(unit: str = DISTRICT) -> Actor:
    """A second head of the same agency."""
    return build.an_actor("pho", Role.HEAD, unit=unit)


def a_draft(by: Actor, typed: dict[str, Any] | None = None, *units: str, **said: Any) -> int:
    """Begun from the process in force, one time typed anew."""
    made = proposing.begin(procedure=PROCEDURE, units=[unit_id(u) for u in units or (DISTRICT,)], by=by, at=MORNING)
    proposing.edit(proposal=made, seen=0, typed=typed or SHORTER, by=by, at=MORNING, **said)
    return made


def laid(proposal: int, by: Actor) -> int:
    """Put before the second person; returns what that person sees."""
    proposing_row = catalogue.proposal(by, proposal, DAY)
    deciding.lay(proposal=proposal, by=by, at=MORNING, why="Rút ngắn thẩm định")
    return proposing_row.edits


def in_force(proposal: int, by: Actor, second: Actor, decision: Decision = DECISION) -> None:
    """Laid, approved, published."""
    seen = laid(proposal, by)
    deciding.approve(proposal=proposal, seen=seen, by=second, at=MORNING)
    deciding.enforce(proposal=proposal, decision=decision, by=by, at=MORNING)


def until(code: str, step: str) -> Any:
    """When the time of an open step is up."""
    return next(t.until for t in queries.page(SYSTEM, code).tasks if t.step == step)


def test_from_its_day_on_new_dossiers_run_on_the_new_process_and_old_ones_stay(staff: Staff) -> None:
    old = build.an_accepted_dossier(staff.counter, at=MORNING)
    in_force(a_draft(staff.head), staff.head, a_deputy())
    new = build.an_accepted_dossier(staff.counter, at=LATER)

    for done in (old, new):
        resolve.complete_step(code=done.code, by=staff.counter, at=LATER)

    assert until(old.code, "tham-dinh") > until(new.code, "tham-dinh")
    assert queries.page(SYSTEM, old.code).procedure.id == queries.page(SYSTEM, new.code).procedure.id


def test_a_process_of_the_unit_s_own_costs_no_further_question(staff: Staff) -> None:
    in_force(a_draft(staff.head), staff.head, a_deputy())
    build.an_accepted_dossier(staff.counter, at=LATER)
    waiting, code = (build.an_accepted_dossier(staff.counter, at=LATER).code for _ in range(2))
    resolve.complete_step(code=waiting, by=staff.counter, at=LATER)

    with CaptureQueriesContext(connection) as asked:
        build.an_accepted_dossier(staff.counter, at=LATER)
        resolve.complete_step(code=code, by=staff.counter, at=LATER)

    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    assert len([q for q in asked.captured_queries if not q["sql"].startswith(marks)]) == 4


def test_nobody_approves_what_they_wrote(staff: Staff) -> None:
    proposal = a_draft(staff.head)
    seen = laid(proposal, staff.head)

    with pytest.raises(Refused, match="Người soạn không tự duyệt"):
        deciding.approve(proposal=proposal, seen=seen, by=staff.head, at=MORNING)


def test_what_is_not_approved_is_not_published(staff: Staff) -> None:
    proposal = a_draft(staff.head)
    laid(proposal, staff.head)

    with pytest.raises(Refused, match="chờ duyệt"):
        deciding.enforce(proposal=proposal, decision=DECISION, by=staff.head, at=MORNING)


def test_a_process_is_changed_by_those_who_answer_for_the_unit_only(staff: Staff) -> None:
    stranger = build.an_actor("la", Role.HEAD, unit=build.COMMUNE)

    for by in (stranger, staff.officer, SYSTEM):
        with pytest.raises(NotYours):
            proposing.begin(procedure=PROCEDURE, units=[unit_id(DISTRICT)], by=by, at=MORNING)


def test_a_hole_is_told_at_its_step_and_keeps_the_draft_from_being_laid(staff: Staff) -> None:
    proposal = a_draft(staff.head, change=Edit.AFTER, step="tham-dinh")

    with pytest.raises(Refused, match="Bước mới.* chưa có vai trò người nhận"):
        deciding.lay(proposal=proposal, by=staff.head, at=MORNING, why="Thêm bước")


def test_a_day_that_has_passed_is_refused(staff: Staff) -> None:
    proposal = a_draft(staff.head)
    deputy = a_deputy()
    deciding.approve(proposal=proposal, seen=laid(proposal, staff.head), by=deputy, at=MORNING)

    with pytest.raises(Refused, match="đã qua"):
        deciding.enforce(
            proposal=proposal, decision=Decision("1", None, DAY - timedelta(days=1)), by=deputy, at=MORNING
        )
