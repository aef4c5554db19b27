"""No silence: whatever waits too long is told to somebody, one rung after the other, once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from motcua.accounts import operations as accounts
from motcua.accounts import queries as people
from motcua.directory import operations as directory
from motcua.directory.operations import NewUnit
from motcua.directory.queries import actor_of
from motcua.directory.terms import Level
from motcua.dossiers.operations import decide, intake, resolve, submit
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.actor import SYSTEM
from motcua.notices.models import Message
from motcua.promises.models import Alarm
from motcua.promises.operations import checking
from motcua.promises.operations.silence import Swept, sweep
from motcua.promises.terms import Kind, Rung
from tests import build
from tests.build import COMMUNE, COUNTER, DISTRICT, DIVISION, MORNING, NAMES, at, unit_id

WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


def rungs(kind: Kind, **said: object) -> list[tuple[Rung, datetime]]:
    """What stands, lowest first, each with the moment it was due."""
    found = Alarm.objects.filter(kind=kind, cleared_at=None, **said).order_by("rung")
    return [(Rung(a.rung), a.raised_at) for a in found]


@pytest.fixture
def filed(staff: build.Staff) -> str:
    """Filed online on Wednesday 4 March at half past eight; nobody has looked at it."""
    return build.a_submitted_dossier().code


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer, whose two and a half days end on the 9th at the close of day."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return done.code


STEP_UP = datetime.fromisoformat("2026-03-09T17:30+07:00")


def test_four_working_hours_after_filing_the_clerk_is_reminded(filed: str) -> None:
    assert sweep(at=at("14:29")) == Swept(0, 0, 0)
    assert sweep(at=at("14:30")) == Swept(1, 0, 0)

    (alarm,) = Alarm.objects.all()
    assert (alarm.rung, alarm.unit_id, alarm.raised_at) == (Rung.HOLDER, unit_id(COUNTER), at("14:30"))


def test_after_eight_the_head_hears_and_after_a_working_day_the_applicant(filed: str) -> None:
    sweep(at=on(5, "8:30"))
    assert rungs(Kind.UNANSWERED) == [(Rung.HOLDER, at("14:30")), (Rung.HEAD, on(5, "8:30"))]

    assert sweep(at=on(5, "17:30")).told == 1

    assert rungs(Kind.UNANSWERED)[-1] == (Rung.APPLICANT, on(5, "17:30"))


def test_the_applicant_is_told_by_name_and_telephone_who_has_it(staff: build.Staff, filed: str) -> None:
    sweep(at=on(6))

    (message,) = Message.objects.filter(template="unanswered")
    assert (message.recipient, message.owed_at) == (build.APPLICANT.phone, on(5, "17:30"))
    assert message.values["holder"] == "Hoa, Bộ phận Một cửa huyện Mộc Châu"
    assert set(message.values) >= {"code", "procedure", "at", "holder", "phone"}


def test_nights_and_weekends_are_no_working_hours(staff: build.Staff) -> None:
    build.a_submitted_dossier(at=on(6, "17:00"))

    sweep(at=on(8, "23:00"))
    assert rungs(Kind.UNANSWERED) == []

    sweep(at=on(9, "11:00"))
    assert rungs(Kind.UNANSWERED) == [(Rung.HOLDER, on(9, "11:00"))]


@pytest.mark.parametrize("answer", ["accept", "refuse", "request_supplement"])
def test_an_answer_clears_what_was_raised(staff: build.Staff, filed: str, answer: str) -> None:
    sweep(at=on(6))

    if answer == "accept":
        intake.accept(code=filed, by=staff.counter, at=on(6))
    else:
        getattr(intake, answer)(code=filed, reasons=WHY, by=staff.counter, at=on(6))

    assert sweep(at=on(6, "9:10")) == Swept(0, 3, 0)
    assert rungs(Kind.UNANSWERED) == []


def test_papers_that_came_begin_a_new_wait(staff: build.Staff, filed: str) -> None:
    intake.request_supplement(code=filed, reasons=WHY, by=staff.counter, at=at("9:00"))
    submit.supplement(code=filed, papers=[Paper(NAMES[0])], by=staff.counter, at=on(6))

    sweep(at=on(6, "12:00"))
    assert rungs(Kind.UNANSWERED) == []

    sweep(at=on(6, "15:00"))
    assert rungs(Kind.UNANSWERED) == [(Rung.HOLDER, on(6, "15:00"))]


def test_what_was_accepted_at_the_counter_waits_for_no_answer(staff: build.Staff, code: str) -> None:
    sweep(at=on(9))

    assert rungs(Kind.UNANSWERED) == []


def test_a_step_past_its_time_climbs_from_holder_to_head_to_agency(staff: build.Staff, code: str) -> None:
    resolve.take(code=code, by=staff.officer, at=at("10:00"))

    sweep(at=STEP_UP + timedelta(minutes=1))
    (alarm,) = Alarm.objects.all()
    assert (alarm.kind, alarm.rung, alarm.person, alarm.unit_id) == (
        Kind.STEP, Rung.HOLDER, staff.officer.person, unit_id(DIVISION),
    )  # fmt: skip

    sweep(at=on(10, "17:30"))
    assert rungs(Kind.STEP) == [
        (Rung.HOLDER, STEP_UP), (Rung.HEAD, on(10, "11:30")), (Rung.AGENCY, on(10, "17:30")),
    ]  # fmt: skip
    assert {a.unit_id for a in Alarm.objects.filter(rung__gt=1)} == {unit_id(DISTRICT)}


def test_a_division_with_a_head_of_its_own_is_told_before_the_agency(staff: build.Staff, code: str) -> None:
    build.a_head("truongphong", unit=DIVISION)

    sweep(at=on(11))

    assert [a.unit_id for a in Alarm.objects.filter(kind=Kind.STEP).order_by("rung")] == [
        unit_id(DIVISION), unit_id(DIVISION), unit_id(DISTRICT),
    ]  # fmt: skip


def test_a_standing_clock_raises_nothing(staff: build.Staff, code: str) -> None:
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(9))

    sweep(at=on(30))

    assert rungs(Kind.STEP) == []


def test_the_step_done_clears_its_alarms(staff: build.Staff, code: str) -> None:
    sweep(at=on(10, "17:30"))
    resolve.complete_step(code=code, by=staff.officer, at=on(10, "17:30"))

    sweep(at=on(10, "17:31"))

    assert rungs(Kind.STEP, step="tham-dinh") == []


def test_hand_overs_round_and_round_reset_no_clock(staff: build.Staff, code: str) -> None:
    sweep(at=on(9, "17:40"))
    there = build.an_officer("tam", unit=COMMUNE)
    for n in range(3):
        resolve.hand_over(code=code, to=COMMUNE, reason="nhờ xem", by=staff.head, at=on(10, f"8:{n}0"))
        resolve.take(code=code, by=there, at=on(10, f"8:{n}2"))
        resolve.hand_over(code=code, to=DIVISION, reason="trả lại", by=staff.head, at=on(10, f"8:{n}4"))
        resolve.take(code=code, by=staff.officer, at=on(10, f"8:{n}6"))

    sweep(at=on(10, "11:30"))

    assert rungs(Kind.STEP) == [(Rung.HOLDER, STEP_UP), (Rung.HEAD, on(10, "11:30"))]
    assert Alarm.objects.count() == 2


def test_an_alarm_goes_where_its_work_goes(staff: build.Staff, code: str) -> None:
    build.an_officer("tam", unit=COMMUNE)
    sweep(at=on(9, "17:40"))
    resolve.hand_over(code=code, to=COMMUNE, reason="thuộc xã", by=staff.officer, at=on(10, "8:00"))

    assert sweep(at=on(10, "8:10")).raised == 1

    assert Alarm.objects.get(kind=Kind.STEP).unit_id == unit_id(COMMUNE)


def test_a_second_sweep_changes_nothing(staff: build.Staff, filed: str, code: str) -> None:
    sweep(at=on(20))

    assert sweep(at=on(20)) == Swept(0, 0, 0)


def test_a_clock_dead_for_three_days_makes_up_everything_once_and_in_order(filed: str, code: str) -> None:
    """Nothing swept from Wednesday to the next Wednesday; compared with a sweep every hour."""
    sweep(at=on(11, "9:00"))
    late = list(Alarm.objects.order_by("pk").values_list("kind", "rung", "raised_at"))
    told = list(Message.objects.filter(template="unanswered").values_list("key", "owed_at"))
    Alarm.objects.all().delete()

    moment = MORNING
    while moment < on(11, "9:00"):
        moment += timedelta(hours=1)
        sweep(at=min(moment, on(11, "9:00")))

    assert sorted(late) == sorted(Alarm.objects.values_list("kind", "rung", "raised_at"))
    assert [r for _, _, r in late] == sorted(r for _, _, r in late)
    assert told == list(Message.objects.filter(template="unanswered").values_list("key", "owed_at"))


def test_a_clock_that_ran_ahead_is_taken_back_and_raises_at_the_right_time(filed: str) -> None:
    sweep(at=on(30))
    assert len(rungs(Kind.UNANSWERED)) == 3

    sweep(at=at("9:00"))
    assert rungs(Kind.UNANSWERED) == []

    sweep(at=at("15:00"))
    assert rungs(Kind.UNANSWERED) == [(Rung.HOLDER, at("14:30"))]


def test_an_empty_desk_is_found_at_once_and_climbs_after_a_day(staff: build.Staff, code: str) -> None:
    directory.relieve(post=staff.officer.hats[0].post, last=date(2026, 3, 4), by=SYSTEM, at=MORNING)

    sweep(at=on(5))
    (alarm,) = Alarm.objects.all()
    assert (alarm.kind, alarm.rung, alarm.unit_id, alarm.why["gap"]) == (
        Kind.STUCK, Rung.HEAD, unit_id(DISTRICT), "vacant",
    )  # fmt: skip

    sweep(at=on(6, "9:00"))
    assert rungs(Kind.STUCK) == [(Rung.HEAD, on(5)), (Rung.AGENCY, on(6))]


def test_a_new_holder_clears_it_and_another_leaving_is_a_new_alarm(staff: build.Staff, code: str) -> None:
    post = staff.officer.hats[0].post
    directory.relieve(post=post, last=date(2026, 3, 4), by=SYSTEM, at=MORNING)
    sweep(at=on(5))
    accounts.enrol(username="tam", name="Tâm", by=SYSTEM, at=MORNING)
    directory.appoint(post=post, person="tam", on=date(2026, 3, 6), by=SYSTEM, at=on(6))
    sweep(at=on(6))
    assert rungs(Kind.STUCK) == []

    directory.relieve(post=post, last=date(2026, 3, 8), by=SYSTEM, at=on(8))
    sweep(at=on(9))

    assert rungs(Kind.STUCK) == [(Rung.HEAD, on(9))]


def test_what_the_absent_took_is_found_and_a_stand_in_can_finish_it(staff: build.Staff, code: str) -> None:
    resolve.take(code=code, by=staff.officer, at=at("10:00"))
    post, span = staff.officer.hats[0].post, {"starts": date(2026, 3, 5), "ends": date(2026, 3, 6), "reason": "Ốm"}
    directory.leave(post=post, by=SYSTEM, at=on(5), **span)
    sweep(at=on(5))
    assert [a.why["gap"] for a in Alarm.objects.filter(kind=Kind.STUCK)] == ["absent"]

    directory.stand_in(post=post, person="lan", by=SYSTEM, at=on(5), **span)
    sweep(at=on(5, "9:10"))
    assert rungs(Kind.STUCK) == []

    assert staff.clerk.person is not None
    instead = actor_of(staff.clerk.person, date(2026, 3, 5))
    assert resolve.complete_step(code=code, by=instead, at=on(5, "9:20")).code == code


def test_what_one_who_left_had_taken_is_laid_down_again_by_the_head(staff: build.Staff, code: str) -> None:
    build.an_officer("tam")
    resolve.take(code=code, by=staff.officer, at=at("10:00"))
    directory.relieve(post=staff.officer.hats[0].post, last=date(2026, 3, 4), by=SYSTEM, at=on(4))
    sweep(at=on(5))
    assert [a.why["gap"] for a in Alarm.objects.filter(kind=Kind.STUCK)] == ["left"]

    resolve.hand_over(code=code, to=DIVISION, reason="chị Mai đã chuyển công tác", by=staff.head, at=on(5, "9:05"))

    sweep(at=on(5, "9:10"))
    assert rungs(Kind.STUCK) == []
    tam = actor_of(people.named("tam").id, date(2026, 3, 5))
    assert resolve.take(code=code, by=tam, at=on(5, "9:20")).code == code


def test_a_stand_in_who_is_absent_too_is_found(staff: build.Staff, code: str) -> None:
    span = {"starts": date(2026, 3, 5), "ends": date(2026, 3, 6), "reason": "Ốm", "by": SYSTEM, "at": on(5)}
    directory.stand_in(post=staff.officer.hats[0].post, person="lan", **span)
    sweep(at=on(5))
    assert rungs(Kind.STUCK) == []

    directory.leave(post=staff.clerk.hats[0].post, **span)

    sweep(at=on(5))
    assert [a.why["gap"] for a in Alarm.objects.filter(kind=Kind.STUCK)] == ["away"]


def test_a_unit_that_ended_into_several_leaves_its_work_to_the_head_above(staff: build.Staff, code: str) -> None:
    resolve.hand_over(code=code, to=COMMUNE, reason="thuộc xã", by=staff.officer, at=at("10:00"))
    new = [NewUnit(f"H52.4{n}", f"Xã mới {n}", Level.COMMUNE, DISTRICT) for n in (1, 2)]
    directory.split(unit=COMMUNE, into=new, on=date(2026, 3, 9), ground="1/NQ", by=SYSTEM, at=on(6))

    sweep(at=on(9, "8:00"))

    (alarm,) = Alarm.objects.filter(kind=Kind.STUCK)
    assert (alarm.why["gap"], alarm.unit_id) == ("ended", unit_id(DISTRICT))
    assert staff.head.person is not None
    head = actor_of(staff.head.person, date(2026, 3, 9))
    resolve.hand_over(code=code, to="H52.41", reason="xã đã chia", by=head, at=on(9, "8:10"))


def test_a_date_passed_without_an_apology_is_told_to_the_head(staff: build.Staff, code: str) -> None:
    sweep(at=on(11, "17:30"))

    assert rungs(Kind.BREACH) == [(Rung.HEAD, on(10, "17:30")), (Rung.AGENCY, on(11, "17:30"))]

    resolve.complete_step(code=code, by=staff.officer, at=on(12))
    decide.approve(code=code, by=staff.head, at=on(12))
    resolve.complete_step(code=code, by=staff.clerk, at=on(12))
    sweep(at=on(12))
    assert rungs(Kind.BREACH) == []


def test_a_letter_of_the_head_ends_the_alarm_though_not_the_lateness(staff: build.Staff, code: str) -> None:
    sweep(at=on(11))
    resolve.extend(code=code, new_due=on(13, "17:30"), reason="chờ xác minh", by=staff.head, at=on(11))

    sweep(at=on(11, "9:10"))

    assert rungs(Kind.BREACH) == []


def test_what_was_brought_in_from_before_the_watch_raises_nothing(staff: build.Staff, filed: str, code: str) -> None:
    checking.begin_watching(units=[DISTRICT], on=date(2026, 3, 20), by=SYSTEM, at=on(20))

    assert sweep(at=on(30)) == Swept(0, 0, 0)
