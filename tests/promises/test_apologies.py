"""Letters of apology: drafted before lateness, signed by the head, dropped when not needed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import intake, resolve, submit
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from motcua.promises.models import Beginning, Letter
from motcua.promises.operations import apologies, signing
from motcua.promises.operations.apologies import Drafted
from motcua.promises.queries.letters import to_sign
from tests import build
from tests.build import NAMES, at

WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026; the dossier is accepted on Wednesday the 4th, promised for Tuesday the 10th."""
    return at(clock, date(2026, 3, day))


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return done.code


def test_a_letter_is_drafted_two_working_days_before_the_date_and_must_be_signed_one_before(
    staff: build.Staff, code: str
) -> None:
    assert apologies.draft(at=on(6, "16:00")) == Drafted(0, 0)

    assert apologies.draft(at=on(6, "17:00")) == Drafted(1, 0)

    (letter,) = to_sign({build.unit_id(build.DISTRICT)})
    assert (letter.code, letter.number, letter.due_at) == (code, 1, on(10, "17:30"))
    assert letter.sign_by == on(9, "17:30")
    assert letter.fault_name == "Phòng Tư pháp"


def test_drafting_twice_is_drafting_once(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))

    assert apologies.draft(at=on(9)) == Drafted(0, 0)
    assert Letter.objects.count() == 1


def test_the_new_date_is_what_the_open_and_the_following_steps_still_need(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))

    # examination until the 9th at 17:30, then half a day to sign and half a day to register: within the old date,
    # hence the least, one working day after it
    assert Letter.objects.get().new_due_at == on(11, "17:30")

    Letter.objects.all().delete()
    apologies.draft(at=on(10))

    # past its own time the examination is given its two and a half days once more
    assert Letter.objects.get().new_due_at == on(13, "17:30")


def test_signing_moves_the_promise_and_keeps_the_first(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))
    (letter,) = to_sign({build.unit_id(build.DISTRICT)})

    done = signing.sign(letter=letter.id, by=staff.head, at=on(9, "10:00"))

    row = Dossier.objects.get()
    assert (row.original_due_at, row.due_at, done.form) == (on(10, "17:30"), on(11, "17:30"), "APOLOGY_EXTENSION")
    assert to_sign({build.unit_id(build.DISTRICT)}) == []
    with pytest.raises(Refused, match="hẹn lại một lần"):
        signing.sign(letter=letter.id, by=staff.head, at=on(9, "10:01"))


def test_the_head_may_change_reason_and_date(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))

    done = signing.sign(
        letter=Letter.objects.get().pk, by=staff.head, at=on(9), ground="verification", words="đo lại ranh giới",
        new_due=date(2026, 3, 16),
    )  # fmt: skip

    said = queries.page(SYSTEM, code).events[-1]
    assert done.due_at == on(16, "17:30")
    assert said.reason == "cần thêm thời gian xác minh, kiểm tra thực tế; đo lại ranh giới"


def test_a_late_answer_of_a_consulted_agency_is_named_as_theirs(staff: build.Staff, code: str) -> None:
    resolve.consult(code=code, unit=build.COMMUNE, question="Có tranh chấp không?", by=staff.officer, at=on(4, "10:00"))

    apologies.draft(at=on(10))

    (letter,) = to_sign({build.unit_id(build.DISTRICT)})
    assert (letter.ground.code, letter.ground.theirs) == ("opinion", True)
    assert Letter.objects.get().fault_id == build.unit_id(build.COMMUNE)


def test_only_a_head_signs(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))

    with pytest.raises(NotYours):
        signing.sign(letter=Letter.objects.get().pk, by=staff.officer, at=on(9))


def test_a_letter_is_dropped_when_the_file_pauses_and_comes_back_with_the_new_date(
    staff: build.Staff, code: str
) -> None:
    apologies.draft(at=on(9))
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(9, "10:00"))

    assert apologies.draft(at=on(9, "11:00")) == Drafted(0, 1)
    with pytest.raises(Refused, match="không còn chờ ký"):
        signing.sign(letter=Letter.objects.get().pk, by=staff.head, at=on(9, "11:00"))

    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(12))
    assert apologies.draft(at=on(12, "17:00")) == Drafted(0, 0)
    assert apologies.draft(at=on(13, "10:00")) == Drafted(1, 0)
    assert [one.due_at for one in to_sign({build.unit_id(build.DISTRICT)})] == [on(13, "17:30")]


def test_a_letter_is_dropped_when_the_file_is_finished_first(staff: build.Staff) -> None:
    build.an_accepted_dossier(staff.counter)
    apologies.draft(at=on(9))
    code = Dossier.objects.get().code
    submit.withdraw(code=code, reason="Không cần nữa", by=staff.counter, at=on(9, "10:00"))

    assert apologies.draft(at=on(9, "11:00")) == Drafted(0, 1)


def test_what_was_accepted_before_the_watch_began_is_not_watched(staff: build.Staff, code: str) -> None:
    Beginning.objects.create(unit_id=build.unit_id(build.DISTRICT), on=date(2026, 3, 5))

    assert apologies.draft(at=on(9)) == Drafted(0, 0)


def test_a_dossier_whose_forecast_passes_its_date_is_drafted_at_once(staff: build.Staff, code: str) -> None:
    drafted = apologies.draft(at=on(4, "10:00"), red={Dossier.objects.get().pk})

    assert drafted == Drafted(1, 0)
    assert Letter.objects.get().danger == "forecast"
    assert apologies.draft(at=on(4, "11:00")) == Drafted(0, 0)
