"""Late work and late typing told apart: only an earlier moment that keeps the promise, confirmed by a second name."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest

from motcua.dossiers import queries as dossiers
from motcua.dossiers.operations import decide, resolve
from motcua.dossiers.terms import Evidence
from motcua.kernel.actor import SYSTEM
from motcua.measures import queries
from motcua.measures.queries import Span
from motcua.measures.terms.truth import Part, Truth, What
from tests import build
from tests.build import at

SIGNED = Evidence("Chủ tịch đã ký, mất mạng nên chưa ghi", number="12/2026")
#: promised for the tenth at half past five
TYPED = datetime(2026, 3, 11, 9, tzinfo=build.MORNING.tzinfo)


@pytest.fixture
def staff(db: None) -> build.Staff:
    return build.a_staffed_district()


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


ANSWERED, LATER = on(12), on(31)


def march(cut_off: datetime = LATER) -> Span:
    """Everything the district decides or does, in March."""
    units = frozenset(build.unit_id(code) for code in (build.DISTRICT, build.COUNTER, build.DIVISION))
    return Span(units, date(2026, 3, 1), date(2026, 3, 31), cut_off)


def ended(staff: build.Staff, *, done: datetime | None = None, typed: datetime = TYPED) -> str:
    """A dossier whose last step the clerk typed at a moment, perhaps done before it."""
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    resolve.complete_step(code=code, by=staff.officer, at=at("9:00"))
    decide.approve(code=code, by=staff.head, at=at("9:00"))
    said = {"happened_at": done, "evidence": SIGNED} if done else {}
    resolve.complete_step(code=code, by=staff.clerk, at=typed, **said)
    return code


def answer(staff: build.Staff, code: str, agrees: bool, when: datetime = ANSWERED) -> None:
    """The head says whether the last step was done when the clerk says."""
    seq = next(e.seq for e in dossiers.page(SYSTEM, code).events if e.evidence)
    resolve.confirm(code=code, seq=seq, by=staff.head, at=when, agrees=agrees, reason="Bản ký ghi ngày khác")


def dossiers_late(span: Span) -> Truth:
    return sum(queries.truth(What.DOSSIER, span).values(), Truth())


def test_only_what_a_second_name_confirmed_was_merely_typed_late(staff: build.Staff) -> None:
    confirmed, rejected = ended(staff, done=on(9)), ended(staff, done=on(9))
    ended(staff, done=on(9))
    ended(staff)
    ended(staff, typed=on(6))
    answer(staff, confirmed, True)
    answer(staff, rejected, False)

    assert dossiers_late(march()) == Truth(typed=1, waiting=1, worked=2)


def test_a_declared_moment_after_the_promise_is_late_work_all_the_same(staff: build.Staff) -> None:
    code = ended(staff, done=on(10, "17:31"))
    answer(staff, code, True)

    assert dossiers_late(march()) == Truth(worked=1)


def test_the_last_minute_of_the_promise_still_keeps_it(staff: build.Staff) -> None:
    code = ended(staff, done=on(10, "17:30"))
    answer(staff, code, True)

    assert dossiers_late(march()) == Truth(typed=1)


def test_a_confirmation_after_the_cut_off_does_not_count_yet(staff: build.Staff) -> None:
    code = ended(staff, done=on(9))
    answer(staff, code, True, when=on(12))

    assert dossiers_late(march(cut_off=on(12, "8:59"))) == Truth(waiting=1)
    assert dossiers_late(march(cut_off=on(12, "9:01"))) == Truth(typed=1)


def test_a_step_is_judged_by_its_own_time(staff: build.Staff) -> None:
    """The clerk's half day was up on the fourth: done on the ninth, the dossier was kept and the step was not."""
    late, kept = ended(staff, done=on(9)), ended(staff, done=at("11:00"))
    for code in (late, kept):
        answer(staff, code, True)

    steps = queries.truth(What.STEP, march())

    assert steps == {build.unit_id(build.DISTRICT): Truth(typed=1, worked=1)}
    assert dossiers_late(march()) == Truth(typed=2)


def test_a_pause_moves_a_step_s_own_time_here_too(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    resolve.request_payment(code=code, items=[("Phí", 1000)], by=staff.officer, at=on(5))
    resolve.pay(code=code, receipt_no="1", by=staff.counter, at=on(12))
    resolve.complete_step(code=code, by=staff.officer, at=on(13))

    assert queries.truth(What.STEP, march()) == {}


def test_every_number_opens_a_list_of_that_length(staff: build.Staff) -> None:
    dice = random.Random(7)
    for _ in range(10):
        done = on(dice.randint(5, 10), dice.choice(["9:00", "17:30", "17:31"])) if dice.random() < 0.8 else None
        code = ended(staff, done=done)
        if done and dice.random() < 0.7:
            answer(staff, code, dice.random() < 0.6)
    for what in (What.DOSSIER, What.STEP):
        for unit, found in queries.truth(what, march()).items():
            span = Span(frozenset({unit}), date(2026, 3, 1), date(2026, 3, 31), on(31))
            for part in Part:
                count, lines = queries.claims(staff.head, what, part, span)
                assert count == len(lines) == getattr(found, part.value)


def test_the_lag_is_told_by_unit_and_by_person(staff: build.Staff) -> None:
    for day in (5, 6, 9):
        ended(staff, done=on(day))
    ended(staff)

    rows = {(lag.unit, lag.person): lag for lag in queries.lags(march())}

    clerk = rows[build.unit_id(build.DISTRICT), staff.clerk.person]
    assert (clerk.acts, clerk.later, clerk.median) == (4, 3, timedelta(days=5))
    assert clerk.p90 == timedelta(days=5.8)  # of two, five and six days
    officer = rows[build.unit_id(build.DIVISION), staff.officer.person]
    assert (officer.acts, officer.later, officer.median) == (4, 0, None)
    whole = rows[build.unit_id(build.DISTRICT), None]
    assert (whole.acts, whole.later) == (8, 3)


def test_what_was_rejected_is_no_lag(staff: build.Staff) -> None:
    code = ended(staff, done=on(9))
    answer(staff, code, False)

    assert {lag.later for lag in queries.lags(march())} == {0}


def test_the_list_of_a_person_holds_what_that_person_typed_later(staff: build.Staff) -> None:
    ended(staff, done=on(9))

    count, (line,) = queries.claims(staff.head, What.TYPED_LATER, Part.LATE, march(), person=staff.clerk.person)
    none, _ = queries.claims(staff.head, What.TYPED_LATER, Part.LATE, march(), person=staff.officer.person)

    assert (count, none) == (1, 0)
    assert (line.happened_at, line.recorded_at, line.step) == (on(9), TYPED, "Vào sổ, đóng dấu")


def test_who_may_not_see_the_dossiers_gets_an_empty_list(staff: build.Staff) -> None:
    ended(staff, done=on(9))
    stranger = build.a_head("xa", unit=build.COMMUNE)

    for what in What:
        assert queries.claims(stranger, what, Part.LATE, march()) == (0, [])
