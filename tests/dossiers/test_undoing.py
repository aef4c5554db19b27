"""One's own last act is taken back while nobody went on, read on or was told (A102)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from motcua.audit import operations as audit
from motcua.audit.queries import readings_of
from motcua.audit.terms import Look
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, intake, resolve
from motcua.dossiers.queries import histories, integrity
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Act, State
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


@pytest.fixture
def code(staff: build.Staff) -> str:
    return build.an_accepted_dossier(staff.counter).code


def standing(code: str) -> tuple[object, ...]:
    """What an act may have changed of it."""
    page = queries.page(SYSTEM, code)
    steps = sorted((t.step, t.unit.id, t.since, t.until, t.taken_by) for t in page.tasks)
    return page.state, page.due_at, page.original_due_at, steps


ACTS: dict[str, Callable[[str, build.Staff], object]] = {
    "take": lambda code, staff: resolve.take(code=code, by=staff.counter, at=build.MORNING),
    "complete": lambda code, staff: resolve.complete_step(code=code, by=staff.counter, at=build.MORNING),
    "hand over": lambda code, staff: resolve.hand_over(
        code=code, to=build.DIVISION, reason="Nhầm phòng", by=staff.counter, at=build.MORNING
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_undone_stands_as_before_and_both_facts_stay(staff: build.Staff, code: str, act: str) -> None:
    before = standing(code)
    ACTS[act](code, staff)
    assert standing(code) != before

    resolve.undo(code=code, by=staff.counter, at=build.at("09:00"))

    assert standing(code) == before
    assert [e.act for e in queries.page(SYSTEM, code).events][-1] is Act.UNDO
    assert list(integrity.differences(integrity.Counted())) == []


def test_a_question_taken_back_was_never_asked(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    resolve.consult(code=code, units=[build.COMMUNE], question="Có ở bản không?", by=staff.officer, at=build.MORNING)
    resolve.undo(code=code, by=staff.officer, at=build.at("09:00"))
    assert queries.page(SYSTEM, code).asked == ()
    assert queries.answers(SYSTEM, build.MORNING, build.at("18:00"), build.at("18:00")) == []


def test_what_was_taken_back_is_in_no_history(staff: build.Staff) -> None:
    straight, undone = (build.an_accepted_dossier(staff.counter).code for _ in range(2))
    resolve.complete_step(code=undone, by=staff.counter, at=build.at("08:40"))
    resolve.undo(code=undone, by=staff.counter, at=build.at("09:00"))
    for code in (straight, undone):
        build.finish(staff, code, at=build.at("10:00"))
    past = list(histories.passages(build.MORNING, build.at("18:00")))
    first, second = ({p[1:] for p in past if p.dossier == one} for one in sorted({p.dossier for p in past}))
    assert first == second


def test_after_undoing_the_work_goes_on(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    resolve.undo(code=code, by=staff.counter, at=build.at("09:00"))
    build.finish(staff, code, at=build.at("10:00"))
    assert queries.page(SYSTEM, code).state is State.FINISHED


def test_pressing_undo_twice_undoes_once(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    once, twice = (resolve.undo(code=code, by=staff.counter, at=build.at("09:00"), key="u") for _ in range(2))
    assert once.seq == twice.seq


def test_only_the_author_undoes_and_is_named(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    with pytest.raises(Refused, match="Hoa, .*Chỉ hoàn tác được việc của chính mình"):
        resolve.undo(code=code, by=staff.officer, at=build.at("09:00"))


def test_who_has_opened_it_since_is_named(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    audit.trace_reading(subject=code, what=Look.PAGE, by=staff.counter, at=build.at("08:40"))
    audit.trace_reading(subject=code, what=Look.PAGE, by=staff.officer, at=build.at("08:45"))
    with pytest.raises(Refused, match="Mai đã mở hồ sơ .* 08:45"):
        resolve.undo(code=code, by=staff.counter, at=build.at("09:00"))


def test_a_slip_the_author_drew_since_counts_as_opened(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    queries.control_slip(staff.counter, code, at=build.at("08:50"))

    with pytest.raises(Refused, match="Hoa đã mở để in phiếu .* 08:50.*in lại phiếu"):
        resolve.undo(code=code, by=staff.counter, at=build.at("09:00"))


def test_what_the_applicant_has_seen_is_not_taken_back(staff: build.Staff, code: str) -> None:
    queries.tracking(code, secret(code), build.at("08:20"))
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    for clock in ("08:40", "08:50"):
        queries.tracking(code, secret(code), build.at(clock))

    with pytest.raises(Refused, match="Người nộp đã xem trang tra cứu .* 08:40"):
        resolve.undo(code=code, by=staff.counter, at=build.at("09:00"))
    assert [one.what for one in readings_of(code)] == [Look.TRACK]


def test_the_applicant_s_look_hinders_nothing_they_were_not_shown(staff: build.Staff, code: str) -> None:
    resolve.take(code=code, by=staff.counter, at=build.MORNING)
    queries.tracking(code, secret(code), build.at("08:40"))

    resolve.undo(code=code, by=staff.counter, at=build.at("09:00"))

    assert readings_of(code) == ()


def test_the_file_page_says_why_it_is_too_late(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    free = queries.page(staff.counter, code, build.at("08:40"))
    queries.tracking(code, secret(code), build.at("08:45"))
    late = queries.page(staff.counter, code, build.at("08:50"))

    assert free.undoable and free.read_since is None
    assert late.read_since and "Người nộp đã xem trang tra cứu" in late.read_since.vi


def test_the_next_day_is_too_late(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    with pytest.raises(Refused, match="chỉ hoàn tác được trong ngày"):
        resolve.undo(code=code, by=staff.counter, at=build.at("08:00", build.DAY.replace(day=5)))


def test_what_has_left_the_house_stays_done(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="đã ra khỏi cơ quan"):
        resolve.undo(code=code, by=staff.counter, at=build.at("09:00"))
    build.finish(staff, code, at=build.at("09:30"))
    with pytest.raises(Refused, match="Đã xử lý xong"):
        resolve.undo(code=code, by=staff.clerk, at=build.at("09:40"))


def test_a_refusal_with_its_paper_stays_done(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code
    intake.accept(code=code, by=staff.counter, at=build.MORNING)
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    resolve.complete_step(code=code, by=staff.officer, at=build.MORNING)
    decide.approve(code=code, by=staff.head, at=build.MORNING)
    resolve.undo(code=code, by=staff.head, at=build.at("09:00"))
    assert [t.step for t in queries.page(SYSTEM, code).tasks] == ["ky"]


def test_a_foreign_unit_undoes_nothing(staff: build.Staff, code: str) -> None:
    with pytest.raises(NotYours):
        resolve.undo(code=code, by=build.an_officer("xa", "H52.30.22"), at=build.at("09:00"))
