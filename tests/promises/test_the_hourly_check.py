"""What the hourly check counts: every date ever promised, read from the log."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from motcua.catalogue.terms import SupplementClock
from motcua.directory import operations as directory
from motcua.directory.queries import actor_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import decide, intake, resolve, submit
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.actor import SYSTEM, Actor, citizen
from motcua.kernel.refused import NotYours, Refused
from motcua.promises.models import Count
from motcua.promises.operations import checking
from motcua.promises.queries import counted
from motcua.promises.terms import Kept
from tests import build
from tests.build import DISTRICT, MORNING, NAMES, at

WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]
#: accepted on the morning of 4 March 2026 with four working days: promised for the evening of the 10th
DUE = datetime.fromisoformat("2026-03-10T17:30+07:00")


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer."""
    done = build.an_accepted_dossier(staff.counter)
    assert done.due_at == DUE
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return done.code


def the_rest(code: str, staff: build.Staff, when: datetime) -> None:
    """The officer's step and those after it."""
    resolve.complete_step(code=code, by=staff.officer, at=when)
    decide.approve(code=code, by=staff.head, at=when)
    resolve.complete_step(code=code, by=staff.clerk, at=when)


def an_apology(code: str, head: Actor, when: datetime, new: datetime) -> None:
    """Signed by the head."""
    resolve.extend(code=code, new_due=new, reason="chờ xác minh", by=head, at=when)


def test_within_its_time_nothing_is_counted_against_a_file(staff: build.Staff, code: str) -> None:
    assert counted.kept(DUE) == Kept(1, 0, 0, 0, 0)


def test_a_minute_past_its_date_an_open_file_is_late_and_without_an_apology(staff: build.Staff, code: str) -> None:
    assert counted.kept(DUE + timedelta(minutes=1)) == Kept(1, 1, 1, 0, 0)


def test_what_was_finished_late_stays_counted(staff: build.Staff, code: str) -> None:
    the_rest(code, staff, on(11))

    assert counted.kept(on(30)) == Kept(1, 1, 1, 0, 0)
    assert [(b.code, b.passed_at, b.ended) for b in counted.breaches(on(30))] == [(code, DUE, True)]


def test_what_was_finished_in_time_never_counts(staff: build.Staff, code: str) -> None:
    the_rest(code, staff, on(10))

    assert counted.kept(on(30)) == Kept(1, 0, 0, 0, 0)


def test_an_apology_before_the_date_moves_it(staff: build.Staff, code: str) -> None:
    an_apology(code, staff.head, on(9), on(12, "17:30"))

    assert counted.kept(on(12)) == Kept(1, 0, 0, 0, 0)


def test_an_apology_after_the_date_does_not_undo_it(staff: build.Staff, code: str) -> None:
    an_apology(code, staff.head, on(11), on(13, "17:30"))

    assert counted.kept(on(12)) == Kept(1, 1, 1, 0, 0)


def test_the_new_date_missed_too_is_late_and_to_be_answered_for(staff: build.Staff, code: str) -> None:
    an_apology(code, staff.head, on(9), on(12, "17:30"))

    assert counted.kept(on(13)) == Kept(1, 1, 0, 0, 0, 1)


def test_a_pause_running_at_the_date_keeps_the_promise(staff: build.Staff, code: str) -> None:
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(9))

    assert counted.kept(on(20)) == Kept(1, 0, 0, 0, 0)

    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(20))
    assert counted.kept(on(20, "17:00")) == Kept(1, 0, 0, 0, 0)
    assert counted.kept(on(25)) == Kept(1, 1, 1, 0, 0)


def test_a_pause_that_begins_after_the_date_hides_nothing(staff: build.Staff, code: str) -> None:
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(11))

    assert counted.kept(on(20)) == Kept(1, 1, 1, 0, 0)


@pytest.mark.django_db
def test_a_clock_started_anew_after_the_date_hides_nothing() -> None:
    build.a_district(supplement_clock=SupplementClock.RESTART)
    staff = build.Staff()
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(11))
    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(12))
    the_rest(code, staff, on(13))

    assert counted.kept(on(30)) == Kept(1, 0, 1, 0, 0)


@pytest.mark.django_db
def test_a_request_that_does_not_stop_the_clock_is_no_pause() -> None:
    build.a_district(supplement_clock=SupplementClock.NONE)
    staff = build.Staff()
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(9))

    assert counted.kept(on(11)) == Kept(1, 1, 1, 0, 0)


def test_the_date_passed_is_read_from_the_log_not_from_the_row(staff: build.Staff, code: str) -> None:
    Dossier.objects.filter(code=code).update(original_due_at=on(30), extensions=1)

    assert counted.kept(on(11)).late_without_apology == 1


def test_an_hourly_check_keeps_its_count_with_its_moment(staff: build.Staff, code: str) -> None:
    assert counted.latest(on(11)) is None

    found = checking.check(at=on(11))

    assert counted.latest(on(11)) == (on(11), found) == (on(11), Kept(1, 1, 1, 0, 0))


def test_a_check_asked_twice_for_one_moment_is_one_count(staff: build.Staff, code: str) -> None:
    checking.check(at=on(11))
    checking.check(at=on(11))

    assert Count.objects.count() == 1


def test_what_was_accepted_before_the_watch_began_is_not_counted(staff: build.Staff, code: str) -> None:
    checking.begin_watching(units=[DISTRICT], on=date(2026, 3, 5), by=SYSTEM, at=on(5))
    build.an_accepted_dossier(staff.counter, at=on(5))

    assert counted.kept(on(30)) == Kept(1, 1, 1, 0, 0)
    assert [b.passed_at for b in counted.breaches(on(30))] == [on(11, "17:30")]


def test_a_unit_that_has_begun_to_be_watched_keeps_its_day(staff: build.Staff, code: str) -> None:
    checking.begin_watching(units=[DISTRICT], on=date(2026, 3, 4), by=SYSTEM, at=on(5))

    assert checking.begin_watching(units=[DISTRICT], on=date(2026, 3, 20), by=SYSTEM, at=on(20)) == 0
    assert counted.kept(on(30)).files == 1


def test_what_was_not_watched_is_not_watched_at_the_unit_that_follows(staff: build.Staff, code: str) -> None:
    checking.begin_watching(units=[DISTRICT], on=date(2026, 3, 5), by=SYSTEM, at=on(5))
    directory.rename(unit=DISTRICT, name="Thị xã Mộc Châu", ground="01/NQ", on=date(2026, 3, 9), by=SYSTEM, at=on(6))
    head = actor_of(staff.head.person or 0, date(2026, 3, 9))
    resolve.readdress(code=code, to=DISTRICT, reason="đơn vị đổi tên", by=head, at=on(9))

    assert Dossier.objects.get().unit.name == "Thị xã Mộc Châu"
    assert counted.kept(on(30)).files == 0


def test_only_the_system_begins_a_watch_and_only_of_units_there_are(staff: build.Staff) -> None:
    with pytest.raises(NotYours):
        checking.begin_watching(units=[DISTRICT], on=MORNING.date(), by=staff.head, at=MORNING)
    with pytest.raises(Refused, match="H00"):
        checking.begin_watching(units=["H00", DISTRICT], on=MORNING.date(), by=SYSTEM, at=MORNING)


def test_a_file_whose_officer_s_desk_is_empty_is_stuck(staff: build.Staff, code: str) -> None:
    directory.relieve(post=staff.officer.hats[0].post, last=date(2026, 3, 5), by=SYSTEM, at=on(5))

    assert counted.kept(on(5)).stuck == 0
    assert counted.kept(on(6)).stuck == 1


def test_a_filing_is_unanswered_once_eight_working_hours_are_over(staff: build.Staff) -> None:
    done = build.a_submitted_dossier()

    assert counted.kept(on(5, "8:30")).unanswered == 0
    assert counted.kept(on(5, "8:31")).unanswered == 1
    intake.accept(code=done.code, by=staff.counter, at=on(5, "8:40"))
    assert counted.kept(on(5, "8:41")).unanswered == 0


def test_a_filing_that_no_counter_can_accept_is_stuck(staff: build.Staff) -> None:
    build.a_submitted_dossier(by=citizen("Thử"))
    directory.relieve(post=staff.counter.hats[0].post, last=MORNING.date(), by=SYSTEM, at=MORNING)

    assert counted.kept(on(5)) == Kept(0, 0, 0, 1, 1)
