"""Requests to other units: asked together, each by its own clock; silence is no consent, and delay has a name."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.calendars.terms import Amount
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier, Event, Task
from motcua.dossiers.operations import resolve, submit
from motcua.dossiers.queries import integrity
from motcua.dossiers.rules import between, requests
from motcua.dossiers.terms import Act, State
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import COMMUNE, DISTRICT, at

OTHER = "H52.30.22"
TAX = "H52.10"


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return done.code


@pytest.fixture
def commune(staff: build.Staff) -> Actor:
    """An officer of one commune."""
    return build.an_officer("dong", unit=COMMUNE)


def ask(code: str, by: Actor, *units: str, **said: object) -> None:
    """Whether somebody lives there, asked on the fifth of March."""
    resolve.consult(code=code, units=units or [COMMUNE], question="Có cư trú không?", by=by, at=on(5), **said)  # type: ignore[arg-type]


def test_several_units_are_asked_at_once_and_each_answers_by_itself(
    staff: build.Staff, code: str, commune: Actor
) -> None:
    other = build.an_officer("nam", unit=OTHER)

    ask(code, staff.officer, COMMUNE, OTHER)

    assert Event.objects.filter(act="consult").count() == 1
    assert [t.until for t in Task.objects.filter(step="y-kien")] == [on(10, "17:30")] * 2
    resolve.answer(code=code, text="Có cư trú", by=commune, at=on(6))
    assert [one.answer for one in queries.page(staff.officer, code).asked] == ["Có cư trú", ""]
    assert [row.question for row in queries.inbox(other)] == ["Có cư trú không?"]


@pytest.mark.parametrize(("said", "until"), [
    ({}, on(10, "17:30")),  # the data's three days
    ({"within": Amount.parse("1d")}, on(6, "17:30")),
    ({"until": date(2026, 3, 9)}, on(9, "17:30")),
])  # fmt: skip
def test_a_deadline_is_what_was_said_else_what_the_data_says(
    staff: build.Staff, code: str, said: dict[str, object], until: datetime
) -> None:
    ask(code, staff.officer, **said)

    assert Task.objects.get(step="y-kien").until == until


@pytest.mark.parametrize(("said", "refusal"), [
    ({"units": []}, "Chọn ít nhất một đơn vị"),
    ({"units": [COMMUNE, COMMUNE]}, "mỗi đơn vị một lần"),
    ({"until": date(2026, 3, 4)}, "đã qua"),
    ({"kind": "y-kien:la"}, "Không có loại yêu cầu"),
    ({"kind": "y-kien:thue"}, "chỉ dùng cho lĩnh vực Đất đai"),
    ({"question": " "}, "Chưa ghi nội dung cần lấy ý kiến"),
])  # fmt: skip
def test_an_impossible_request_is_refused_in_words(
    staff: build.Staff, code: str, said: dict[str, object], refusal: str
) -> None:
    asked = {"code": code, "units": [COMMUNE], "question": "Có không?", "by": staff.officer, "at": on(5)}

    with pytest.raises(Refused, match=refusal):
        resolve.consult(**(asked | said))  # type: ignore[arg-type]


def test_silence_is_no_consent(staff: build.Staff, code: str) -> None:
    ask(code, staff.officer)
    with pytest.raises(
        Refused, match=r"Xã Đông Sang \(hạn 17:30 ngày 10/03/2026, đã quá 2.*Im lặng không phải là đồng"
    ):
        resolve.complete_step(code=code, by=staff.officer, at=on(12))
    assert Task.objects.filter(step="y-kien").exists()


def test_going_on_without_an_answer_is_set_down_as_the_delay_of_whoever_was_asked(
    staff: build.Staff, code: str, commune: Actor
) -> None:
    ask(code, staff.officer)

    resolve.complete_step(code=code, by=staff.officer, at=on(12), without="Hồ sơ gốc đã đủ căn cứ")

    (one,) = queries.page(staff.officer, code).asked
    assert (one.without, one.late_days, one.unit.name) == ("Hồ sơ gốc đã đủ căn cứ", 2, "Xã Đông Sang")
    last = queries.page(staff.officer, code).events[-1]
    assert "Không có ý kiến trả lời của Xã Đông Sang (quá hạn 2 ngày làm việc)" in last.sentence.vi
    assert queries.inbox(commune) == []
    assert list(integrity.differences(integrity.Counted())) == []


def test_who_stops_waiting_before_the_time_is_up_charges_nobody(staff: build.Staff, code: str) -> None:
    ask(code, staff.officer)

    resolve.complete_step(code=code, by=staff.officer, at=on(6), without="Đã hỏi trực tiếp")

    assert [one.late_days for one in queries.page(staff.officer, code).asked] == [0]


def test_a_late_answer_bears_the_name_of_its_unit_and_its_days(staff: build.Staff, code: str, commune: Actor) -> None:
    ask(code, staff.officer)

    resolve.answer(code=code, text="Có cư trú", by=commune, at=on(13))

    (one,) = queries.page(staff.officer, code).asked
    assert (one.answer, one.late_days, one.closed_by) == ("Có cư trú", 3, "Dong, Công chức")
    assert queries.page(staff.officer, code).events[-1].sentence.vi == "Trả lời ý kiến, muộn 3 ngày làm việc"


def test_an_unanswered_request_past_its_time_stands_like_any_step(staff: build.Staff, code: str) -> None:
    ask(code, staff.officer)

    assert Task.objects.filter(until__lt=on(12), step="y-kien", unit__code=COMMUNE).count() == 1


def test_a_request_is_signed_for_and_may_be_refused_with_a_reason(
    staff: build.Staff, code: str, commune: Actor
) -> None:
    other = build.an_officer("nam", unit=OTHER)
    ask(code, staff.officer, COMMUNE, OTHER)
    assert [line.step for line in queries.to_sign(commune)] == ["y-kien"]

    resolve.take(code=code, by=commune, at=on(5, "10:00"))
    resolve.decline(code=code, reason="Không thuộc địa bàn xã", by=other, at=on(5, "11:00"))

    asked = {one.unit.code: one for one in queries.page(staff.officer, code).asked}
    assert asked[COMMUNE].taken_by == "Dong, Công chức"
    assert asked[OTHER].declined == "Không thuộc địa bàn xã"
    with pytest.raises(NotYours):
        resolve.answer(code=code, text="Có", by=other, at=on(6))


def test_sending_back_asks_for_no_answer(staff: build.Staff, code: str) -> None:
    ask(code, staff.officer)

    resolve.return_step(code=code, reason="Thiếu giấy", by=staff.officer, at=on(6))

    assert Task.objects.filter(step="y-kien").count() == 1


def test_late_answers_are_counted_by_agency(staff: build.Staff, code: str, commune: Actor) -> None:
    other = build.an_officer("nam", unit=OTHER)
    second = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=second, by=staff.counter, at=at("9:00"))
    ask(code, staff.officer, COMMUNE, OTHER)
    ask(second, staff.officer, COMMUNE, OTHER, DISTRICT)
    resolve.answer(code=code, text="Có cư trú", by=commune, at=on(6))
    resolve.answer(code=second, text="Có cư trú", by=commune, at=on(12))
    resolve.decline(code=second, reason="Không thuộc xã", by=other, at=on(6))
    resolve.complete_step(code=code, by=staff.officer, at=on(11), without="Đã đủ căn cứ")

    found = {row.unit: row for row in queries.answers(staff.head, on(1), on(31), on(13))}

    told = {name: (r.asked, r.in_time, r.late, r.declined, r.silent, r.waiting, r.overdue, r.dropped, r.late_days)
            for name, r in found.items()}  # fmt: skip
    assert told == {
        "Xã Đông Sang": (2, 1, 1, 0, 0, 0, 0, 0, 2),
        "Xã Mường Sang": (2, 0, 0, 1, 1, 0, 0, 0, 1),
        "Huyện Mộc Châu": (1, 0, 0, 0, 0, 1, 1, 0, 0),
    }
    assert [(o.code, o.unit) for o in queries.overdue(staff.officer, on(13))] == [(second, "Huyện Mộc Châu")]
    submit.withdraw(code=second, reason="Đổi ý", by=staff.counter, at=on(16))
    assert [r.dropped for r in queries.answers(staff.head, on(1), on(31), on(17)) if r.waiting == 0][-1] == 1
    assert queries.answers(build.an_officer("la", unit="H52.10"), on(1), on(31), on(13)) == []


LAND = "1.999009"


@pytest.fixture
def land(db: None) -> tuple[build.Staff, str, Actor]:
    """A matter of land with its officer, and somebody at the tax office."""
    build.a_district()
    build.a_procedure(LAND, field="Đất đai")
    staff = build.Staff()
    done = build.an_accepted_dossier(staff.counter, procedure=LAND)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return staff, done.code, build.an_officer("thue", unit=TAX)


def to_the_tax_office(staff: build.Staff, code: str) -> None:
    """What is due on the land, asked on Thursday the fifth."""
    resolve.consult(code=code, units=[TAX], question="Chuyển quyền 100 m²", by=staff.officer, at=on(5, "7:30"),
                    kind="y-kien:thue")  # fmt: skip


def test_a_part_done_elsewhere_has_its_own_clock_while_the_dossier_s_stands(
    land: tuple[build.Staff, str, Actor],
) -> None:
    staff, code, tax = land

    to_the_tax_office(staff, code)

    row = Dossier.objects.get()
    assert (row.state, row.paused_at, row.due_at) == (State.PAYMENT, on(5, "7:30"), on(10, "17:30"))
    assert Task.objects.get(step="y-kien:thue").until == on(12, "17:30")
    assert queries.tracking(code, submit.record.secret(code)).todo.vi.startswith("Chưa phải làm gì: chờ Sở Tư pháp")
    assert Act.TAKE in queries.page(tax, code).allowed
    resolve.take(code=code, by=tax, at=on(6), step="y-kien:thue")


def test_the_amount_determined_is_asked_of_the_applicant_and_the_pause_goes_on(
    land: tuple[build.Staff, str, Actor],
) -> None:
    staff, code, tax = land
    to_the_tax_office(staff, code)
    with pytest.raises(Refused, match="ghi số tiền phải nộp"):
        resolve.answer(code=code, text="Thông báo số 12", by=tax, at=on(9))

    resolve.answer(code=code, text="Thông báo số 12", amount=1_200_000, by=tax, at=on(9, "7:30"))

    row = Dossier.objects.get()
    assert (row.state, row.paused_at) == (State.PAYMENT, on(5, "7:30"))
    assert queries.tracking(code, submit.record.secret(code)).charges == (
        ("Xác định nghĩa vụ tài chính về đất đai", 1_200_000),
    )
    paid = resolve.pay(code=code, receipt_no="TB 12", by=staff.counter, at=on(10, "7:30"))
    assert (paid.state, paid.due_at) == (State.IN_PROGRESS, on(13, "17:30"))
    assert list(integrity.differences(integrity.Counted())) == []


def test_when_nothing_is_due_the_clock_goes_on_with_the_answer_and_lateness_is_theirs(
    land: tuple[build.Staff, str, Actor],
) -> None:
    staff, code, tax = land
    to_the_tax_office(staff, code)

    done = resolve.answer(code=code, text="Được miễn", amount=0, by=tax, at=on(16, "7:30"))

    assert (done.state, done.due_at) == (State.IN_PROGRESS, on(19, "17:30"))
    (one,) = queries.page(SYSTEM, code).asked
    assert (one.late_days, one.unit.name, one.pauses) == (1, "Sở Tư pháp tỉnh Sơn La", True)
    assert Dossier.objects.get().original_due_at == on(10, "17:30")


def test_only_one_agency_at_a_time_stops_the_clock(land: tuple[build.Staff, str, Actor]) -> None:
    staff, code, _ = land

    with pytest.raises(Refused, match="chỉ gửi một cơ quan"):
        resolve.consult(code=code, units=[TAX, DISTRICT], question="Chuyển quyền", by=staff.officer, at=on(5),
                        kind="y-kien:thue")  # fmt: skip


def test_the_shipped_data_is_whole() -> None:
    for row in between._rows():
        assert row.hand_overs > 0 and all(kind.law and kind.name.en for kind in row.requests)
        assert requests.kind_of("y-kien", row.since) in row.requests


def test_two_limits_that_contradict_or_a_day_after_the_promise_are_refused_in_words() -> None:
    due = date(2026, 3, 20)

    requests.must_be_one_limit(False, date(2026, 3, 20), due)
    requests.must_be_one_limit(True, None, due)

    with pytest.raises(Refused, match="Hai hạn trả lời trái nhau"):
        requests.must_be_one_limit(True, date(2026, 3, 10), due)
    with pytest.raises(Refused, match="sau ngày hẹn trả hồ sơ 20/03/2026"):
        requests.must_be_one_limit(False, date(2026, 3, 21), due)
