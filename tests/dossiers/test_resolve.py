"""Steps, pauses, hand-overs, opinions, the apology, the end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.accounts import operations as accounts
from motcua.catalogue.terms import SupplementClock
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier, Event, Task
from motcua.dossiers.operations import decide, deliver, intake, resolve, submit
from motcua.dossiers.terms import Act, Evidence, Paper, PaperReason, Result, State
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import NAMES, at

SIGNED = Evidence("Bản ký ngày 9, chưa kịp ghi", number="12/2026")
WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return done.code


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


def test_a_step_has_its_own_time_by_its_unit_s_calendar(staff: build.Staff, code: str) -> None:
    (task,) = Task.objects.values("step", "role", "until")

    assert task == {"step": "tham-dinh", "role": "officer", "until": on(9, "17:30")}


def test_only_the_step_s_role_in_the_step_s_unit_completes_it(staff: build.Staff, code: str) -> None:
    for by in (staff.counter, staff.head, staff.clerk, build.an_officer("xa", unit=build.COMMUNE)):
        with pytest.raises(NotYours):
            resolve.complete_step(code=code, by=by, at=at("9:30"))


def test_a_supplement_stops_the_clock_and_the_promise_moves_by_as_much(staff: build.Staff, code: str) -> None:
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(5, "7:30"))
    assert Dossier.objects.get().paused_at == on(5, "7:30")
    with pytest.raises(Refused, match="đang ở trạng thái “Yêu cầu bổ sung giấy tờ”"):
        resolve.complete_step(code=code, by=staff.officer, at=on(5))

    done = submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(9, "7:30"))

    row = Dossier.objects.get()
    assert (done.state, done.due_at) == (State.IN_PROGRESS, on(12, "17:30"))
    assert (row.original_due_at, row.paused_at) == (on(10, "17:30"), None)
    assert row.tasks.get().until == on(11, "17:30")


@pytest.mark.parametrize(("clock", "due"), [("restart", on(13, "17:30")), ("none", on(10, "17:30"))])
def test_a_procedure_may_restart_its_clock_or_never_stop_it(clock: str, due: datetime) -> None:
    build.a_district(supplement_clock=SupplementClock(clock))
    staff = build.Staff()
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    intake.request_supplement(code=done.code, reasons=WHY, by=staff.officer, at=on(5))

    again = submit.supplement(code=done.code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(9, "7:30"))

    assert again.due_at == due


test_a_procedure_may_restart_its_clock_or_never_stop_it = pytest.mark.django_db(
    test_a_procedure_may_restart_its_clock_or_never_stop_it
)


def test_money_owed_stops_the_clock_until_it_is_paid(staff: build.Staff, code: str) -> None:
    done = resolve.request_payment(code=code, items=[("Lệ phí", 50_000)], by=staff.officer, at=on(5, "7:30"))
    assert done.state is State.PAYMENT
    paid = resolve.pay(code=code, receipt_no="AA/26E 0001", by=staff.counter, at=on(6, "7:30"))

    assert (paid.state, paid.due_at) == (State.IN_PROGRESS, on(11, "17:30"))


@pytest.mark.parametrize("items", [[], [("", 1)], [("Phí", 0)], [("Phí", -5)], [("Phí", 10**13)]])
def test_a_charge_has_a_name_and_an_amount(staff: build.Staff, code: str, items: list[tuple[str, int]]) -> None:
    with pytest.raises(Refused, match="Ghi ít nhất một khoản"):
        resolve.request_payment(code=code, items=items, by=staff.officer, at=on(5))


def test_the_head_puts_off_once_with_an_apology(staff: build.Staff, code: str) -> None:
    with pytest.raises(NotYours):
        resolve.extend(code=code, new_due=date(2026, 3, 12), reason="Chờ xác minh", by=staff.officer, at=on(9))
    with pytest.raises(Refused, match="phải sau ngày hẹn cũ"):
        resolve.extend(code=code, new_due=date(2026, 3, 10), reason="Chờ xác minh", by=staff.head, at=on(9))

    done = resolve.extend(code=code, new_due=date(2026, 3, 12), reason="Chờ xác minh", by=staff.head, at=on(9))

    assert (done.form, done.due_at) == ("APOLOGY_EXTENSION", on(12, "17:30"))
    assert Dossier.objects.get().original_due_at == on(10, "17:30")
    with pytest.raises(Refused, match="chỉ cho hẹn lại một lần"):
        resolve.extend(code=code, new_due=date(2026, 3, 13), reason="Chờ nữa", by=staff.head, at=on(10))
    assert Act.EXTEND not in queries.page(staff.head, code).allowed


def test_an_apology_after_the_date_moves_nothing(staff: build.Staff, code: str) -> None:
    done = resolve.extend(code=code, new_due=date(2026, 3, 16), reason="Chờ xác minh", by=staff.head, at=on(11))

    assert (done.form, done.due_at) == ("APOLOGY_EXTENSION", on(10, "17:30"))
    with pytest.raises(Refused, match="chỉ cho hẹn lại một lần"):
        resolve.extend(code=code, new_due=date(2026, 3, 17), reason="Chờ nữa", by=staff.head, at=on(12))


def test_a_pause_after_the_apology_moves_the_new_day(staff: build.Staff, code: str) -> None:
    resolve.extend(code=code, new_due=date(2026, 3, 12), reason="Chờ xác minh", by=staff.head, at=on(5))
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(6, "7:30"))

    done = submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(9, "7:30"))

    assert done.due_at == on(13, "17:30")


def test_a_returned_step_says_why_and_comes_back(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.officer, at=on(5))
    with pytest.raises(Refused, match="Chưa ghi lý do trả lại"):
        resolve.return_step(code=code, reason=" ", by=staff.head, at=on(5, "10:00"))

    resolve.return_step(code=code, reason="Thiếu căn cứ", by=staff.head, at=on(5, "10:00"))

    event = Event.objects.order_by("-seq").first()
    assert event is not None and (event.act, event.reason, event.step) == ("return_step", "Thiếu căn cứ", "ky")
    assert [r.step for r in queries.inbox(staff.officer)] == ["tham-dinh"]


def test_a_returned_step_goes_back_to_whoever_did_it(staff: build.Staff, code: str) -> None:
    other = build.an_officer("nga")
    resolve.complete_step(code=code, by=staff.officer, at=on(5))

    resolve.return_step(code=code, reason="Thiếu căn cứ", by=staff.head, at=on(5, "10:00"))

    assert [r.mine for r in queries.inbox(staff.officer)] == [True] and queries.inbox(other) == []
    assert queries.page(SYSTEM, code).tasks[0].taken_by.startswith(staff.officer.name)
    assert resolve.complete_step(code=code, by=staff.officer, at=on(5, "11:00")).state is State.IN_PROGRESS


def test_a_returned_step_waits_for_all_when_who_did_it_has_left(staff: build.Staff, code: str) -> None:
    resolve.complete_step(code=code, by=staff.officer, at=on(5))
    accounts.lock_out(username="mai", by=SYSTEM, at=on(5, "9:30"))
    other = build.an_officer("nga")

    resolve.return_step(code=code, reason="Thiếu căn cứ", by=staff.head, at=on(5, "10:00"))

    assert [r.mine for r in queries.inbox(other)] == [False]


def test_a_step_without_a_way_back_returns_to_the_one_it_came_from(staff: build.Staff, code: str) -> None:
    resolve.return_step(code=code, reason="Thiếu giấy", by=staff.officer, at=on(5))

    assert [r.step for r in queries.inbox(staff.counter)] == ["nhan"]
    with pytest.raises(NotYours):  # it came from nobody
        resolve.return_step(code=code, reason="Thiếu giấy", by=staff.counter, at=on(5, "10:00"))


def test_a_step_handed_over_waits_in_the_other_unit_until_somebody_signs_for_it(staff: build.Staff, code: str) -> None:
    other = build.an_officer("dong", unit=build.COMMUNE)

    resolve.hand_over(code=code, to=build.COMMUNE, reason="Xác minh tại xã", by=staff.officer, at=on(5))
    resolve.take(code=code, by=other, at=on(5, "10:00"))

    assert Dossier.objects.get().due_at == on(10, "17:30")
    assert [r.mine for r in queries.inbox(other)] == [True] and queries.inbox(staff.officer) == []
    with pytest.raises(Refused, match="Dong, Công chức đang giữ bước"):
        resolve.take(code=code, by=build.an_officer("nam", unit=build.COMMUNE), at=on(5, "11:00"))
    assert queries.page(staff.officer, code).code == code  # who had a part in it may still see it


def test_a_wrongly_addressed_matter_changes_its_agency_and_keeps_its_promise(staff: build.Staff, code: str) -> None:
    resolve.readdress(code=code, to=build.COMMUNE, reason="Thuộc xã", by=staff.head, at=on(5))

    row = Dossier.objects.get()
    assert (row.unit_id, row.due_at, row.code) == (build.unit_id(build.COMMUNE), on(10, "17:30"), code)


def test_an_opinion_is_asked_beside_the_work_and_the_clock_goes_on(staff: build.Staff, code: str) -> None:
    other = build.an_officer("dong", unit=build.COMMUNE)
    resolve.consult(code=code, units=[build.COMMUNE], question="Đất có tranh chấp không?", by=staff.officer, at=on(5))
    assert Dossier.objects.get().paused_at is None
    (asked,) = queries.inbox(other)
    assert (asked.question, asked.until) == ("Đất có tranh chấp không?", on(10, "17:30"))
    with pytest.raises(Refused, match="chưa trả lời"):
        resolve.consult(code=code, units=[build.COMMUNE], question="Hỏi lại", by=staff.officer, at=on(5))

    resolve.answer(code=code, text="Không có tranh chấp", by=other, at=on(6))

    assert queries.inbox(other) == [] and Task.objects.count() == 1


def test_who_gives_an_opinion_does_not_complete_the_step(staff: build.Staff, code: str) -> None:
    other = build.an_officer("dong", unit=build.COMMUNE)
    resolve.consult(code=code, units=[build.COMMUNE], question="Có tranh chấp?", by=staff.officer, at=on(5))

    with pytest.raises(NotYours):
        resolve.complete_step(code=code, by=other, at=on(6))
    with pytest.raises(NotYours):
        resolve.answer(code=code, text="Không", by=staff.officer, at=on(6))


def test_withdrawing_and_stopping_end_the_matter_only_while_there_is_no_result(staff: build.Staff, code: str) -> None:
    finished = build.a_finished_dossier(staff).code

    with pytest.raises(Refused, match="đang ở trạng thái “Đã xử lý xong”"):
        submit.withdraw(code=finished, reason="Đổi ý", by=staff.counter, at=on(5))
    done = submit.withdraw(code=code, reason="Đổi ý", by=staff.counter, at=on(5))

    assert (done.state, done.form) == (State.WITHDRAWN, "STOP_NOTICE")
    assert done.form_no.startswith("01")
    with pytest.raises(Refused):
        resolve.stop(code=code, reason="Thôi việc", by=staff.head, at=on(6))


def test_before_2025_there_was_no_stop_notice() -> None:
    build.a_district()
    clerk = build.a_counter_clerk()
    done = build.an_accepted_dossier(clerk, at=at("9:00", date(2024, 3, 4)))

    stopped = resolve.stop(code=done.code, reason="Người nộp yêu cầu", by=clerk, at=at("9:00", date(2024, 3, 5)))

    assert (stopped.state, stopped.form) == (State.STOPPED, "")


test_before_2025_there_was_no_stop_notice = pytest.mark.django_db(test_before_2025_there_was_no_stop_notice)


@pytest.mark.parametrize(("finished", "verdict"), [(on(9), "early"), (on(10), "on_time"), (on(11), "late")])
def test_the_end_of_processing_decides_not_the_day_of_fetching(
    staff: build.Staff, finished: datetime, verdict: str
) -> None:
    done = build.a_finished_dossier(staff, finished=finished)

    deliver.return_result(code=done.code, by=staff.counter, at=on(20), receiver="Nguyễn Văn Nhận")

    row = Dossier.objects.get()
    assert (row.verdict, row.returned_at, row.ended_at) == (verdict, on(20), finished)


def test_nobody_dates_lateness_away(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    resolve.complete_step(code=done.code, by=staff.officer, at=at("9:00"))
    decide.approve(code=done.code, by=staff.head, at=at("9:00"))

    resolve.complete_step(code=done.code, by=staff.clerk, at=on(11), happened_at=on(9), evidence=SIGNED)

    row = Dossier.objects.get()
    assert (row.verdict, row.ended_at) == ("late", on(11))
    last = Event.objects.get(act="finish")
    assert (last.happened_at, last.recorded_at) == (on(9), on(11))


def test_an_outcome_the_step_does_not_offer_is_refused_with_those_it_does(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match=r"Chọn một trong: done \(Chuyển tiếp\)"):
        resolve.complete_step(code=code, by=staff.officer, at=on(5), outcome="bay")
    with pytest.raises(NotYours):
        decide.approve(code=code, by=staff.head, at=on(5))


def test_the_clerk_ends_processing_by_finishing(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="chưa phải bước cuối"):
        decide.finish(code=code, by=staff.officer, at=on(5))
    resolve.complete_step(code=code, by=staff.officer, at=on(5))
    decide.approve(code=code, by=staff.head, at=on(5))

    assert decide.finish(code=code, by=staff.clerk, at=on(5), result=Result(name="Giấy")).state is State.FINISHED


def test_a_stand_in_acts_under_the_absent_holder_s_hat(staff: build.Staff, code: str) -> None:
    both = build.an_actor("thay", Role.HEAD, Role.CLERK, unit=build.DISTRICT)
    resolve.complete_step(code=code, by=staff.officer, at=on(5))

    decide.approve(code=code, by=both, at=on(5))
    done = resolve.complete_step(code=code, by=both, at=on(5, "10:00"))

    assert done.state is State.FINISHED


@pytest.mark.parametrize("life", [1, 12])
def test_an_act_asks_the_database_twice_however_long_the_history(staff: build.Staff, life: int) -> None:
    done = build.an_accepted_dossier(staff.counter)
    for n in range(life):
        submit_again = n % 2
        by, clock = (staff.counter, "9:00") if not submit_again else (staff.officer, "9:30")
        act: Any = resolve.return_step if submit_again else resolve.complete_step
        act(code=done.code, by=by, at=at(clock), **({"reason": "Thiếu"} if submit_again else {}))
    by = staff.officer if life % 2 else staff.counter

    with CaptureQueriesContext(connection) as asked:
        resolve.complete_step(code=done.code, by=by, at=at("10:00"), key="đo")

    assert len(_plain(asked)) == 2


@pytest.mark.parametrize("act", ["submit", "take_in", "accept", "refuse", "request_supplement", "extend", "withdraw"])
def test_acts_that_number_something_ask_no_more_than_three_times(staff: build.Staff, act: str) -> None:
    build.an_accepted_dossier(staff.counter)
    waiting, code = build.a_submitted_dossier().code, build.an_accepted_dossier(staff.counter).code
    build.a_submitted_dossier()
    acts: dict[str, Any] = {
        "submit": lambda: build.a_submitted_dossier(key="k"),
        "take_in": lambda: build.an_accepted_dossier(staff.counter, key="k"),
        "accept": lambda: intake.accept(code=waiting, by=staff.counter, at=at("9:00")),
        "refuse": lambda: intake.refuse(code=waiting, reasons=WHY, by=staff.counter, at=at("9:00")),
        "request_supplement": lambda: intake.request_supplement(
            code=waiting, reasons=WHY, by=staff.counter, at=at("9:00")
        ),
        "extend": lambda: resolve.extend(
            code=code, new_due=date(2026, 3, 12), reason="Chờ xác minh", by=staff.head, at=on(5)
        ),
        "withdraw": lambda: submit.withdraw(code=code, reason="Đổi ý", by=staff.counter, at=on(5)),
    }

    with CaptureQueriesContext(connection) as asked:
        acts[act]()

    assert len(_plain(asked)) <= (3 if act == "withdraw" else 2)


def _plain(asked: CaptureQueriesContext) -> list[str]:
    """The statements but for the marks of transactions."""
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return [q["sql"] for q in asked.captured_queries if not q["sql"].startswith(marks)]
