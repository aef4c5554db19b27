"""The forecast over real dossiers: from the log to the head's list."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.accounts.models import Person
from motcua.calendars.rules import due_at, standard
from motcua.calendars.terms import Amount
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import decide, intake, resolve, submit
from motcua.dossiers.queries import histories
from motcua.dossiers.terms import Paper, PaperReason
from motcua.notices.models import Message
from motcua.promises.models import BackTest, Forecast, History, Letter
from motcua.promises.operations import apologies, backtesting, forecasting, mornings
from motcua.promises.queries import morning
from motcua.promises.terms import Basis
from tests import build
from tests.build import at

START = date(2026, 1, 5)


def later(days: float, since: datetime) -> datetime:
    return due_at(since, Amount.parse(f"{days}d"), standard())


def a_slow_past(staff: build.Staff, many: int = 6) -> None:
    """Dossiers that lay seven working days with the officer; promised in four, they came late."""
    for n in range(many):
        taken = at("9:00", START + timedelta(days=n))
        code = build.an_accepted_dossier(staff.counter, at=taken).code
        resolve.complete_step(code=code, by=staff.counter, at=taken)
        done = later(7, taken)
        resolve.complete_step(code=code, by=staff.officer, at=done)
        decide.approve(code=code, by=staff.head, at=done)
        resolve.complete_step(code=code, by=staff.clerk, at=done)


def an_open_one(staff: build.Staff, on: date = build.DAY) -> str:
    code = build.an_accepted_dossier(staff.counter, at=at("9:00", on)).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:30", on))
    return code


def row_of(code: str) -> Forecast:
    return Forecast.objects.get(dossier=Dossier.objects.get(code=code).pk)


def test_a_step_is_found_in_the_log_as_it_was_entered_and_left(staff: build.Staff) -> None:
    a_slow_past(staff, 1)

    found = list(histories.passages(at("8:00", START), at("17:00", build.DAY)))

    assert [p.step for p in sorted(found, key=lambda p: (p.entered, p.left))] == ["nhan", "tham-dinh", "ky", "van-thu"]
    officer = next(p for p in found if p.step == "tham-dinh")
    assert officer.entered == forecasting.minutes(at("9:00", START))
    assert officer.left == officer.ended == forecasting.minutes(later(7, at("9:00", START)))
    assert officer.unit == build.unit_id(build.DIVISION) and officer.agency == build.unit_id(build.DISTRICT)


def test_taking_a_step_is_not_entering_it_anew(staff: build.Staff) -> None:
    code = an_open_one(staff)
    resolve.take(code=code, by=staff.officer, at=at("14:00"))

    (standing,) = histories.standing()
    (entered,) = [p for p in histories.passages(at("8:00"), at("17:00")) if p.step == "tham-dinh"]

    assert standing.entered == entered.entered == forecasting.minutes(at("9:30"))


def test_what_lay_long_before_is_foreseen_to_lie_long_again(staff: build.Staff) -> None:
    a_slow_past(staff)
    code = an_open_one(staff)

    forecasting.forecast(at=at("6:30", date(2026, 3, 6)))

    said = row_of(code)
    assert (said.colour, said.chance, said.basis, said.such, said.longer) == ("red", 0, Basis.UNIT, 6, 6)
    assert said.likely_at is not None and said.likely_at.date() == date(2026, 3, 13)


def test_forecasting_twice_changes_nothing_and_what_ended_is_forgotten(staff: build.Staff) -> None:
    a_slow_past(staff)
    code = an_open_one(staff)
    now = at("6:30", date(2026, 3, 6))
    assert forecasting.forecast(at=now) == forecasting.forecast(at=now) == 1

    resolve.complete_step(code=code, by=staff.officer, at=at("9:00", date(2026, 3, 6)))
    decide.approve(code=code, by=staff.head, at=at("9:00", date(2026, 3, 6)))
    resolve.complete_step(code=code, by=staff.clerk, at=at("9:00", date(2026, 3, 6)))

    assert forecasting.forecast(at=now) == 0
    assert Forecast.objects.count() == 0


def test_a_paused_dossier_has_no_colour(staff: build.Staff) -> None:
    a_slow_past(staff)
    code = an_open_one(staff)
    reasons = [PaperReason(build.NAMES[0], "thiếu chữ ký")]
    intake.request_supplement(code=code, reasons=reasons, by=staff.officer, at=at("10:00"))

    forecasting.forecast(at=at("6:30", date(2026, 3, 11)))

    assert (row_of(code).colour, row_of(code).paused) == ("", True)


def test_after_a_pause_only_what_ran_is_counted(staff: build.Staff) -> None:
    code = an_open_one(staff)
    reasons = [PaperReason(build.NAMES[0], "thiếu chữ ký")]
    intake.request_supplement(code=code, reasons=reasons, by=staff.officer, at=at("9:30", date(2026, 3, 5)))
    submit.supplement(code=code, papers=[Paper(build.NAMES[0])], by=staff.counter, at=at("9:30", date(2026, 3, 12)))

    forecasting.forecast(at=at("9:30", date(2026, 3, 12)))

    assert row_of(code).ran == 2


def test_with_no_past_the_times_of_the_steps_are_taken(staff: build.Staff) -> None:
    code = an_open_one(staff)

    forecasting.forecast(at=at("9:30"))

    said = row_of(code)
    assert (said.basis, said.chance, said.colour) == (Basis.ALLOTTED, None, "")
    assert said.likely_at is not None and said.likely_at <= said.due_at


def test_the_head_reads_the_worst_first_each_with_its_sentence(staff: build.Staff) -> None:
    a_slow_past(staff)
    first, second = an_open_one(staff, date(2026, 3, 3)), an_open_one(staff)
    forecasting.forecast(at=at("6:30", date(2026, 3, 6)))

    found = morning.morning(staff.head)

    assert [line.row.code for line in found.lines] == [first, second]
    assert found.counts == {"red": 2, "amber": 0}
    assert found.lines[1].why.vi == (
        "6 trong 6 hồ sơ cùng loại ở đơn vị này sau 1 ngày còn ở bước này cần hơn 3 ngày còn lại, kể cả hôm nay."
    )
    assert found.lines[0].place == "Phòng Tư pháp"


def test_another_unit_s_head_reads_nothing_of_it(staff: build.Staff) -> None:
    an_open_one(staff)
    forecasting.forecast(at=at("6:30", date(2026, 3, 17)))

    assert morning.morning(build.a_head("xa", unit=build.COMMUNE)).lines == ()
    assert len(morning.morning(staff.head).lines) == 1


def test_marks_and_morning_ask_as_often_for_many_as_for_few(staff: build.Staff) -> None:
    codes = [an_open_one(staff) for _ in range(6)]
    forecasting.forecast(at=at("6:30", date(2026, 3, 17)))

    asked = []
    for some in (codes[:1], codes):
        with CaptureQueriesContext(connection) as seen:
            assert set(morning.marks(some)) == set(some)
        asked.append(len(seen))
    assert asked == [2, 2]
    with CaptureQueriesContext(connection) as seen:
        morning.morning(staff.head)
    assert len(seen) <= 11


def test_the_forecast_lays_the_letter_before_the_clock_does(staff: build.Staff) -> None:
    a_slow_past(staff)
    an_open_one(staff)
    early = at("9:00", date(2026, 3, 6))
    forecasting.forecast(at=early)

    assert apologies.draft(at=early).drafted == 0
    assert apologies.draft(at=early, red=morning.endangered(early)).drafted == 1
    assert Letter.objects.get().due_at == at("17:30", date(2026, 3, 10))


def test_histories_are_gathered_in_one_statement(staff: build.Staff) -> None:
    a_slow_past(staff)

    with CaptureQueriesContext(connection) as seen:
        forecasting.gather(at=at("6:30"))

    kept = History.objects.get(step="tham-dinh", unit=build.unit_id(build.DIVISION))
    assert len(kept.needed) == 6
    assert sum("dossiers_event" in q["sql"] for q in seen.captured_queries) <= 1


def test_the_back_test_of_real_lives_is_kept_for_the_page(staff: build.Staff) -> None:
    a_slow_past(staff, 12)

    found = backtesting.put_to_test(at=at("6:30", date(2026, 3, 4)))

    kept = BackTest.objects.get(agency=None, procedure=None)
    assert (kept.files, kept.late, kept.warned, kept.hits) == (found.files, found.late, found.warned, found.hits)
    assert found.files == found.late and found.hits > 0
    proof = morning.proof({build.unit_id(build.DISTRICT)})
    assert proof is not None and proof.own and proof.tally == found


@pytest.mark.parametrize("unit", [build.DISTRICT, build.COMMUNE])
def test_the_back_test_can_be_asked_of_one_unit(staff: build.Staff, unit: str) -> None:
    a_slow_past(staff, 8)

    found = backtesting.back_test(first=START, last=date(2026, 2, 27), at=at("6:30"), units={build.unit_id(unit)})

    assert (found.files > 0) == (unit == build.DISTRICT)


def mailed(staff: build.Staff) -> list[dict[str, str]]:
    Person.objects.filter(pk=staff.head.person).update(email="lanhdao@vidu.gov.vn")
    return list(Message.objects.filter(template="morning").order_by("owed_at").values_list("values", flat=True))


def test_the_head_gets_one_message_a_morning_however_often_it_is_asked(staff: build.Staff) -> None:
    mailed(staff)
    a_slow_past(staff)
    an_open_one(staff)
    forecasting.forecast(at=at("6:05", date(2026, 3, 6)))

    for clock in ("5:59", "6:05", "7:05", "15:05"):
        mornings.owe_mornings(at=at(clock, date(2026, 3, 6)))
    mornings.owe_mornings(at=at("6:05", date(2026, 3, 7)))  # a Saturday
    assert [m["red"] for m in mailed(staff)] == ["1"]

    mornings.owe_mornings(at=at("6:05", date(2026, 3, 9)))
    assert len(mailed(staff)) == 2


def test_where_nothing_is_in_danger_nobody_is_written_to(staff: build.Staff) -> None:
    mailed(staff)
    an_open_one(staff)
    forecasting.forecast(at=at("9:00"))

    assert mornings.owe_mornings(at=at("9:00")) == 0
