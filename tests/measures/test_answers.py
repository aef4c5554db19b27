"""Chậm tiếp nhận: counted from the log, by each counter's working hours."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.dossiers.operations import intake, submit
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.actor import citizen
from motcua.measures import queries
from motcua.measures.queries import Span
from motcua.measures.terms.answers import Answers
from tests import build
from tests.build import COUNTER, NAMES, at, unit_id

WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]


@pytest.fixture
def staff(db: None) -> build.Staff:
    """A district and its people."""
    return build.a_staffed_district()


def on(day: int, clock: str) -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


def march(cut_off: datetime) -> Span:
    """The counter's March as known at a moment."""
    return Span(frozenset([unit_id(COUNTER)]), date(2026, 3, 1), date(2026, 3, 31), cut_off)


def slow(cut_off: datetime) -> Answers:
    """The counter's figure."""
    return queries.answers(march(cut_off)).get(unit_id(COUNTER), Answers())


def test_an_answer_within_eight_working_hours_is_in_time_though_a_night_lies_between(staff: build.Staff) -> None:
    code = build.a_submitted_dossier(at=on(4, "14:00")).code

    intake.accept(code=code, by=staff.counter, at=on(5, "14:00"))

    assert slow(on(30, "8:00")) == Answers(1, 0, 0)


def test_a_minute_later_it_is_slow(staff: build.Staff) -> None:
    code = build.a_submitted_dossier(at=on(4, "14:00")).code

    intake.accept(code=code, by=staff.counter, at=on(5, "14:01"))

    assert slow(on(30, "8:00")) == Answers(1, 1, 0)


def test_what_nobody_has_answered_is_counted_while_it_waits(staff: build.Staff) -> None:
    build.a_submitted_dossier(at=on(4, "14:00"))

    assert slow(on(5, "14:00")) == Answers(1, 0, 0)
    assert slow(on(5, "14:01")) == Answers(1, 0, 1)


def test_a_request_for_papers_is_an_answer(staff: build.Staff) -> None:
    code = build.a_submitted_dossier(at=on(4, "14:00")).code
    intake.request_supplement(code=code, reasons=WHY, by=staff.counter, at=on(5, "9:00"))
    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(20, "9:00"))

    assert slow(on(30, "8:00")) == Answers(1, 0, 0)


def test_an_acceptance_typed_late_is_a_late_answer_whatever_it_declares(staff: build.Staff) -> None:
    code = build.a_submitted_dossier(at=on(4, "8:30")).code

    intake.accept(code=code, by=staff.counter, at=on(6, "9:00"), happened_at=on(4, "9:00"))

    assert slow(on(30, "8:00")) == Answers(1, 1, 0)


def test_the_counter_answers_at_once(staff: build.Staff) -> None:
    build.an_accepted_dossier(staff.counter)

    assert slow(on(30, "8:00")) == Answers(1, 0, 0)


def test_the_list_is_as_long_as_the_number_and_nobody_sees_another_s(staff: build.Staff) -> None:
    code = build.a_submitted_dossier(at=on(4, "8:30"), by=citizen("Thử")).code
    elsewhere = build.a_head("xa", unit=build.COMMUNE)

    count, lines = queries.slow_answers(staff.head, march(on(9, "8:00")), limit=10)

    assert (count, [line.code for line in lines]) == (1, [code])
    assert (lines[0].by, lines[0].answered_at) == (on(5, "8:30"), None)
    assert queries.slow_answers(elsewhere, march(on(9, "8:00")), limit=10) == (0, [])
