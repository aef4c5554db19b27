"""Running dossiers go on in a new version of their process: shown first, done exactly as shown, no date moves."""

from __future__ import annotations

from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.catalogue.operations import deciding, proposing
from motcua.catalogue.terms import Decision
from motcua.changes import operations
from motcua.changes.terms import Kind, Stage
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import decide, intake, resolve
from motcua.dossiers.terms import PaperReason, State
from motcua.kernel.actor import SYSTEM
from motcua.workflow.rules.editing import Edit
from tests import build
from tests.build import DISTRICT, PROCEDURE, Staff, unit_id
from tests.changes.world import BASIS, Office, done, must_add_up, on, plan

MORNING = on(4, "11:00")
SHORTER = {"tham-dinh": {"count": "4", "measure": "h"}}


def a_new_process(
    office: Office, typed: dict[str, Any] | None = None, *changes: tuple[Edit, str], unit: str = DISTRICT
) -> int:
    """Published for the district from today on; returns the process."""
    by = office.reform
    made = proposing.begin(procedure=PROCEDURE, units=[unit_id(unit)], by=by, at=MORNING)
    for seen, (edit, step) in enumerate(changes):
        proposing.edit(proposal=made, seen=seen, typed={}, by=by, at=MORNING, change=edit, step=step)
    proposing.edit(proposal=made, seen=len(changes), typed=typed or SHORTER, by=by, at=MORNING)
    deciding.lay(proposal=made, by=by, at=MORNING, why="Rút ngắn")
    deciding.approve(proposal=made, seen=len(changes) + 1, by=office.head, at=MORNING)
    day = MORNING.date()
    deciding.enforce(proposal=made, decision=Decision("9/QĐ-UBND", None, day), by=by, at=MORNING)
    found = catalogue.version_on(PROCEDURE, day, line=[unit_id(unit)]).process_id
    assert found is not None
    return found


def a_move(office: Office) -> int:
    """A plan that brings the district's running dossiers up to the process in force."""
    values = {"procedure": PROCEDURE, "unit": DISTRICT}
    return operations.draft(
        kind=Kind.MOVE, title="Theo quy trình mới", basis=BASIS, values=values, by=office.reform, at=MORNING
    )


def at_step(staff: Staff, step: str) -> str:
    """A dossier whose open step is this one."""
    code = build.an_accepted_dossier(staff.counter).code
    if step != "nhan":
        resolve.complete_step(code=code, by=staff.counter, at=build.at("9:00"))
    if step in {"ky", "van-thu"}:
        resolve.take(code=code, by=staff.officer, at=build.at("9:10"))
        resolve.complete_step(code=code, by=staff.officer, at=build.at("9:30"))
    if step == "van-thu":
        decide.approve(code=code, by=staff.head, at=build.at("10:00"))
    return code


def standing() -> dict[str, Any]:
    """Process, dates and open steps of every dossier."""
    found = {}
    for row in Dossier.objects.order_by("id"):
        tasks = row.tasks.order_by("step").values_list("step", "name", "unit_id", "role", "person", "until")
        found[row.code] = (row.process_id, row.due_at, row.original_due_at, row.state, list(tasks))
    return found


def test_running_dossiers_go_on_in_the_new_process_and_keep_their_dates(staff: Staff, office: Office) -> None:
    codes = [at_step(staff, step) for step in ("nhan", "tham-dinh", "ky", "van-thu")]
    before = standing()
    new = a_new_process(office)

    found = done(a_move(office), office, on(4, "12:00"))

    after = standing()
    assert found.report == {"moves": 4, "paused": 0, "stays": 0, "already": 0}
    assert {after[c][0] for c in codes} == {new}
    assert [after[c][1:4] for c in codes] == [before[c][1:4] for c in codes]
    assert (after[codes[0]][4], after[codes[2]][4]) == (before[codes[0]][4], before[codes[2]][4])
    assert after[codes[1]][4][0][5] == on(4, "15:00") < before[codes[1]][4][0][5]
    must_add_up()


def test_what_is_shown_is_what_is_done(staff: Staff, office: Office) -> None:
    codes = [at_step(staff, step) for step in ("tham-dinh", "ky")]
    a_new_process(office, {"ky": {"name": "Ký số"}, "tham-dinh": {"role": "head", "unit": "competent"}})
    number = a_move(office)

    lines = {line.code: line for line in plan(number).preview.lines}
    done(number, office, on(4, "12:00"))

    assert (lines[codes[0]].before, lines[codes[1]].after) == ("Thẩm định", "Ký số")
    assert "Ngày hẹn giữ nguyên: 17:30 ngày 10/03/2026" in lines[codes[0]].words
    for code in codes:
        page = queries.page(SYSTEM, code)
        assert ", ".join(t.name for t in page.tasks) == lines[code].after
        assert page.events[-1].sentence.vi.endswith(f"đang ở bước “{lines[code].after}”, ngày hẹn giữ nguyên")
    (step,) = queries.page(SYSTEM, codes[0]).tasks
    assert (step.unit.code, step.role) == (DISTRICT, "head")


def test_they_go_to_their_end_in_the_new_process(staff: Staff, office: Office) -> None:
    code = at_step(staff, "tham-dinh")
    a_new_process(office, SHORTER, (Edit.WITHOUT, "van-thu"))
    done(a_move(office), office, on(4, "12:00"))

    resolve.complete_step(code=code, by=staff.officer, at=on(5))
    decide.approve(code=code, by=staff.head, at=on(5))

    assert queries.page(SYSTEM, code).state is State.FINISHED
    must_add_up()


def test_a_dossier_whose_step_is_gone_stays_and_it_is_said_why(staff: Staff, office: Office) -> None:
    stays, goes = at_step(staff, "van-thu"), at_step(staff, "ky")
    old = Dossier.objects.get(code=stays).process_id
    new = a_new_process(office, SHORTER, (Edit.WITHOUT, "van-thu"))

    found = done(a_move(office), office, on(4, "12:00"))

    (line,) = (line for line in found.preview.lines if line.code == stays)
    assert line.after == "không chuyển" and "“Vào sổ, đóng dấu” không còn" in line.words
    assert found.report == {"moves": 1, "paused": 0, "stays": 1, "already": 0}
    processes = dict(Dossier.objects.values_list("code", "process_id"))
    assert (processes[stays], processes[goes]) == (old, new)


def test_a_finished_or_waiting_dossier_and_one_of_another_unit_are_never_touched(staff: Staff, office: Office) -> None:
    build.a_finished_dossier(staff)
    build.a_submitted_dossier()
    a_new_process(office)
    before = standing()

    found = done(a_move(office), office, on(4, "12:00"))

    assert found.preview.total == 0 and standing() == before


def test_a_paused_dossier_moves_and_goes_on_when_the_papers_come(staff: Staff, office: Office) -> None:
    code = at_step(staff, "tham-dinh")
    why = [PaperReason("Đơn đề nghị", "thiếu chữ ký")]
    intake.request_supplement(code=code, reasons=why, by=staff.officer, at=build.at("10:00"))
    a_new_process(office)

    found = done(a_move(office), office, on(4, "12:00"))

    assert found.report["paused"] == 1
    assert queries.page(SYSTEM, code).state is State.SUPPLEMENT
    must_add_up()


def test_somebody_s_work_under_way_stays_with_them(staff: Staff, office: Office) -> None:
    code = at_step(staff, "tham-dinh")
    resolve.take(code=code, by=staff.officer, at=build.at("10:00"))
    a_new_process(office)

    done(a_move(office), office, on(4, "12:00"))

    assert queries.page(SYSTEM, code).tasks[0].taken_by


def test_a_dossier_that_went_on_meanwhile_is_shown_again_before_anything_is_done(staff: Staff, office: Office) -> None:
    code = at_step(staff, "tham-dinh")
    a_new_process(office)
    number = a_move(office)
    operations.approve(plan=number, by=office.head, at=MORNING)
    resolve.complete_step(code=code, by=staff.officer, at=on(4, "11:30"))
    before = standing()

    operations.carry_out(at=on(4, "12:00"))

    assert plan(number).stage is Stage.DRAFTED and standing() == before


def test_a_move_is_taken_back_exactly_where_nothing_has_gone_on(staff: Staff, office: Office) -> None:
    codes = [at_step(staff, "tham-dinh"), at_step(staff, "ky")]
    before = standing()
    a_new_process(office, {"tham-dinh": {"role": "head", "unit": "competent", "count": "1", "measure": "h"}})
    number = a_move(office)
    done(number, office, on(4, "12:00"))
    decide.approve(code=codes[1], by=staff.head, at=on(4, "14:00"))

    back = operations.reverse(plan=number, by=office.reform, at=on(4, "15:00"))
    found = done(back, office, on(4, "16:00"))

    assert found.report == {"moves": 1, "paused": 0, "stays": 1, "already": 0}
    assert standing()[codes[0]] == before[codes[0]]
    assert plan(number).stage is Stage.REVERSED
    must_add_up()


def test_the_day_after_the_plan_nothing_is_left_to_move(staff: Staff, office: Office) -> None:
    at_step(staff, "tham-dinh")
    a_new_process(office)
    done(a_move(office), office, on(4, "12:00"))

    again = plan(a_move(office)).preview

    assert again.total == 0 and again.counts["already"] == 1
