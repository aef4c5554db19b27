"""Letters of apology: drafted before lateness, signed by the head, dropped when not needed."""

from __future__ import annotations

from datetime import date, datetime

import orjson
import pytest

from motcua.calendars.terms import Amount
from motcua.catalogue.terms import SupplementClock
from motcua.directory import operations as directory
from motcua.directory.queries import actor_of
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.operations import intake, resolve, submit
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from motcua.promises.models import Beginning, Letter
from motcua.promises.operations import apologies, signing
from motcua.promises.operations.apologies import Drafted
from motcua.promises.operations.mass import apologise
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
    assert letter.fault.name == "Phòng Tư pháp"


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

    done = signing.sign(letter=letter.id, by=staff.head, at=on(9, "10:00"), ground="complex")

    row = Dossier.objects.get()
    assert (row.original_due_at, row.due_at, done.form) == (on(10, "17:30"), on(11, "17:30"), "APOLOGY_EXTENSION")
    assert to_sign({build.unit_id(build.DISTRICT)}) == []
    with pytest.raises(Refused, match="hẹn lại một lần"):
        signing.sign(letter=letter.id, by=staff.head, at=on(9, "10:01"), ground="complex")


def test_the_letter_says_whose_delay_it_is_and_that_the_date_is_still_ahead(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))
    (letter,) = to_sign({build.unit_id(build.DISTRICT)})

    done = signing.sign(letter=letter.id, by=staff.head, at=on(9, "10:00"), ground="complex")

    values = queries.paper(SYSTEM, code, queries.page(SYSTEM, code).events[-1].seq).values
    assert done.form == "APOLOGY_EXTENSION"
    assert (values["fault_agency"], values["ahead"]) == (letter.fault.name, True)


def test_a_reason_the_file_does_not_tell_is_the_head_s_to_choose(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))
    (letter,) = to_sign({build.unit_id(build.DISTRICT)})

    assert letter.ground is None
    with pytest.raises(Refused, match="Chọn một lý do trong danh sách"):
        signing.sign(letter=letter.id, by=staff.head, at=on(9))
    assert Letter.objects.get().signed_at is None


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
    resolve.consult(
        code=code, units=[build.COMMUNE], question="Có tranh chấp không?", by=staff.officer, at=on(4, "10:00")
    )

    apologies.draft(at=on(10))

    (letter,) = to_sign({build.unit_id(build.DISTRICT)})
    assert (letter.ground.code, letter.ground.theirs) == ("opinion", True)
    assert Letter.objects.get().fault_id == build.unit_id(build.COMMUNE)


@pytest.mark.parametrize("answered", [True, False])
def test_whoever_answered_late_or_never_is_named_when_no_step_of_ours_is_late(
    staff: build.Staff, code: str, answered: bool
) -> None:
    other = build.an_officer("dong", unit=build.COMMUNE)
    asked = {"units": [build.COMMUNE], "question": "Có tranh chấp không?", "within": Amount.parse("4h")}
    resolve.consult(code=code, **asked, by=staff.officer, at=on(4, "10:00"))
    if answered:
        resolve.answer(code=code, text="Không có", by=other, at=on(6, "10:00"))
    resolve.complete_step(code=code, by=staff.officer, at=on(9, "8:00"), without="Đã đủ căn cứ")

    apologies.draft(at=on(9))

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
        signing.sign(letter=Letter.objects.get().pk, by=staff.head, at=on(9, "11:00"), ground="complex")

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


def test_who_misses_the_new_date_too_owes_a_second_letter_that_moves_nothing(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))
    signing.sign(letter=Letter.objects.get().pk, by=staff.head, at=on(9), ground="complex")
    assert apologies.draft_second(at=on(11, "17:00")) == Drafted(0, 0)

    assert apologies.draft_second(at=on(12)) == Drafted(1, 0)
    assert apologies.draft_second(at=on(12, "10:00")) == Drafted(0, 0)

    (letter,) = to_sign({build.unit_id(build.DISTRICT)})
    assert (letter.number, letter.due_at, letter.sign_by) == (2, on(11, "17:30"), on(13, "17:30"))
    done = signing.sign(letter=letter.id, by=staff.head, at=on(12), words="Thẩm định lại từ đầu", ground="complex")
    assert done.due_at == on(11, "17:30")
    assert apologies.draft_second(at=on(13)) == Drafted(0, 0)
    with pytest.raises(Refused, match="đã giải trình"):
        resolve.explain(code=code, reason="Lần nữa", by=staff.head, at=on(13))


def test_who_apologised_after_the_date_answers_only_once_the_day_told_is_missed_too(
    staff: build.Staff, code: str
) -> None:
    resolve.extend(code=code, new_due=date(2026, 3, 13), reason="Chờ xác minh", by=staff.head, at=on(11))

    assert apologies.draft_second(at=on(13)) == Drafted(0, 0)
    assert apologies.draft_second(at=on(16)) == Drafted(1, 0)


def test_a_file_finished_late_past_its_new_date_is_answered_for_too(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.extend(code=code, new_due=date(2026, 3, 11), reason="Chờ xác minh", by=staff.head, at=on(9))
    submit.withdraw(code=code, reason="Không chờ nữa", by=staff.counter, at=on(13))

    assert apologies.draft_second(at=on(16)) == Drafted(1, 0)
    resolve.explain(code=code, reason="Xác minh kéo dài", by=staff.head, at=on(16))
    assert apologies.draft_second(at=on(17)) == Drafted(0, 1)


def test_many_are_apologised_for_at_once_each_with_its_own_day_and_result(staff: build.Staff, code: str) -> None:
    other, done = build.an_accepted_dossier(staff.counter).code, build.a_finished_dossier(staff).code
    apologies.draft(at=on(9))
    files = {code: date(2026, 3, 12), other: date(2026, 3, 13), done: date(2026, 3, 13), "H52.1": date(2026, 3, 13)}

    results = apologise(files=files, ground="outage", words="", by=staff.head, at=on(9), key="mat-dien")
    again = apologise(files=files, ground="outage", words="", by=staff.head, at=on(9), key="mat-dien")

    assert [one.done for one in results] == [one.done for one in again] == [True, True, False, False]
    assert [d.due_at for d in Dossier.objects.filter(code__in=[code, other]).order_by("code")] == [
        on(12, "17:30"), on(13, "17:30"),
    ]  # fmt: skip
    assert "không cần thư xin lỗi" in results[2].words.vi
    assert Dossier.objects.filter(extensions=1).count() == 2


def test_a_head_apologises_for_no_foreign_file(staff: build.Staff, code: str) -> None:
    stranger = build.a_head("xa", unit=build.COMMUNE)

    (result,) = apologise(files={code: date(2026, 3, 12)}, ground="outage", words="", by=stranger, at=on(9))

    assert (result.done, Letter.objects.count()) == (False, 0)


def test_a_letter_follows_a_file_to_the_unit_that_decides_now(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))
    resolve.readdress(code=code, to=build.COMMUNE, reason="Gửi nhầm nơi", by=staff.head, at=on(9, "9:30"))

    assert apologies.draft(at=on(9, "10:00")) == Drafted(1, 1)
    assert [one.code for one in to_sign({build.unit_id(build.COMMUNE)})] == [code]
    assert to_sign({build.unit_id(build.DISTRICT)}) == []


def test_a_letter_nobody_signed_in_time_names_a_day_that_still_lies_ahead(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))

    assert apologies.draft(at=on(12)) == Drafted(1, 1)

    letter = Letter.objects.get()
    assert letter.new_due_at is not None and letter.new_due_at > on(12)
    done = signing.sign(letter=letter.pk, by=staff.head, at=on(12), ground="complex")
    assert (done.form, done.due_at) == ("APOLOGY_EXTENSION", on(10, "17:30"))


@pytest.mark.parametrize(("when", "late"), [(on(9, "17:30"), False), (on(10), True), (on(11), True)])
def test_a_letter_later_than_a_working_day_before_the_date_is_marked_late(
    staff: build.Staff, code: str, when: datetime, late: bool
) -> None:
    resolve.extend(code=code, new_due=date(2026, 3, 13), reason="Chờ xác minh", by=staff.head, at=when)

    event = Event.objects.get(act="extend")
    assert orjson.loads(event.data)["late_letter"] is late
    assert event.due_at == (on(10, "17:30") if when > on(10, "17:30") else on(13, "17:30"))


def test_no_unit_without_a_part_in_the_file_is_blamed(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="không tham gia giải quyết"):
        resolve.extend(
            code=code, new_due=date(2026, 3, 13), reason="Chờ xác minh", by=staff.head, at=on(9),
            fault=build.unit_id(build.COMMUNE),
        )  # fmt: skip


def test_where_a_request_does_not_stop_the_clock_the_letter_is_still_owed(db: None) -> None:
    build.a_district(supplement_clock=SupplementClock.NONE)
    staff = build.Staff()
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("9:00"))
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(6))

    assert apologies.draft(at=on(9)) == Drafted(1, 0)
    done = signing.sign(letter=Letter.objects.get().pk, by=staff.head, at=on(9), ground="complex")
    assert done.due_at == on(11, "17:30")


def test_a_paused_file_is_not_put_off(staff: build.Staff, code: str) -> None:
    intake.request_supplement(code=code, reasons=WHY, by=staff.officer, at=on(6))

    with pytest.raises(Refused, match="đang tạm dừng tính thời gian"):
        resolve.extend(code=code, new_due=date(2026, 3, 13), reason="Chờ xác minh", by=staff.head, at=on(9))


def test_who_stands_in_for_an_absent_head_signs(staff: build.Staff, code: str) -> None:
    apologies.draft(at=on(9))
    deputy = build.an_officer("pho", unit=build.DISTRICT)
    directory.stand_in(
        post=staff.head.hats[0].post, person="pho", starts=date(2026, 3, 9), ends=date(2026, 3, 10), reason="Đi họp",
        by=SYSTEM, at=on(9),
    )  # fmt: skip
    now = actor_of(deputy.person or 0, date(2026, 3, 9))

    signing.sign(letter=Letter.objects.get().pk, by=now, at=on(9), ground="complex")

    assert "thay Hung" in Event.objects.get(act="extend").name
