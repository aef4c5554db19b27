"""Taking dossiers in: the slip, the promise, one complete request, a refusal in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from motcua.directory.queries import units
from motcua.directory.rules.register import Register
from motcua.directory.terms import Level
from motcua.dossiers import queries
from motcua.dossiers.models import Counter, Dossier, Event
from motcua.dossiers.operations import intake, resolve, submit
from motcua.dossiers.record import locking
from motcua.dossiers.terms import Applicant, Channel, Paper, PaperReason, State
from motcua.kernel.actor import SYSTEM, citizen
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import DAY, MORNING, NAMES, at
from tests.directory import places

WHY = [PaperReason(NAMES[0], "thiếu chữ ký")]


def test_acceptance_is_the_slip_and_the_promise_at_once(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code

    done = intake.accept(code=code, by=staff.counter, at=at("10:31"))

    assert (done.form, done.form_no) == ("RECEIPT", "01/TNHS-BPTNTKQ") or done.form_no.startswith("01")
    row = Dossier.objects.get()
    assert (row.due_at, row.original_due_at, row.accepted_at) == (done.due_at, done.due_at, at("10:31"))
    paper = queries.paper(staff.counter, code, done.seq).values
    assert paper["due_at"] == "2026-03-10T17:30:00+07:00" and paper["time_limit_text"] == "04 ngày làm việc"
    assert paper["received_by"] == "Hoa"


def test_the_receipt_says_what_it_costs(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)

    assert queries.paper(staff.counter, done.code, done.seq).values["fee_text"] == "không thu"


def test_a_request_for_papers_names_whom_to_ask_before_acceptance_the_clerk_afterwards_the_counter(
    staff: build.Staff,
) -> None:
    early, late = build.a_submitted_dossier().code, build.an_accepted_dossier(staff.counter).code

    asked = [
        queries.paper(staff.counter, done.code, done.seq).values["contact_name"]
        for done in (
            intake.request_supplement(code=early, reasons=WHY, by=staff.counter, at=at("9:00")),
            intake.request_supplement(code=late, reasons=WHY, by=staff.head, at=at("9:00")),
        )
    ]

    assert asked[0] == "Hoa" and asked[1].startswith("Bộ phận")


def test_numbers_of_slips_go_on_through_the_year(staff: build.Staff) -> None:
    first, second = (build.an_accepted_dossier(staff.counter, at=MORNING + timedelta(days=d)) for d in (0, 1))

    assert (first.form_no[:3], second.form_no[:3]) == ("01/", "02/")
    assert second.code == "H52.30.0-260305-0001"


def test_a_letter_counts_from_its_arrival(staff: build.Staff) -> None:
    arrived = at("9:00", date(2026, 3, 2))

    done = build.an_accepted_dossier(staff.counter, channel=Channel.POST, happened_at=arrived)

    assert done.due_at == at("17:30", date(2026, 3, 6))
    assert Event.objects.get(act="accept").recorded_at == MORNING


def test_nothing_is_dated_into_the_future(staff: build.Staff) -> None:
    with pytest.raises(Refused, match="muộn hơn lúc ghi sổ"):
        build.an_accepted_dossier(staff.counter, happened_at=MORNING + timedelta(minutes=1))


def test_a_dossier_stays_on_the_version_of_its_acceptance_day(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code
    build.a_procedure(committed_limit="3d", definition=None, first=date(2026, 3, 5))

    done = intake.accept(code=code, by=staff.counter, at=at("8:30", date(2026, 3, 5)))

    assert done.due_at == at("17:30", date(2026, 3, 10))


def test_a_citizen_cannot_accept_their_own_dossier(staff: build.Staff) -> None:
    done = build.a_submitted_dossier()

    with pytest.raises(NotYours):
        intake.accept(code=done.code, by=citizen("Ai"), at=at("9:00"))
    with pytest.raises(NotYours):
        intake.take_in(**build.filing())


def test_taken_in_at_the_counter_without_an_obligatory_paper_it_needs_a_reason_too(staff: build.Staff) -> None:
    filing = build.filing(channel=Channel.DIRECT, by=staff.counter, papers=build.PAPERS[:1])
    with pytest.raises(Refused, match="Thiếu giấy tờ bắt buộc: Bản sao giấy tờ"):
        intake.take_in(**filing)

    code = intake.take_in(**filing, without="Có trong cơ sở dữ liệu dân cư").code

    fact = queries.page(SYSTEM, code).events[-1]
    assert Dossier.objects.count() == 1 and fact.reason == "Có trong cơ sở dữ liệu dân cư"
    assert "Bản sao giấy tờ" in fact.sentence.vi


def test_an_organisation_is_named_as_it_is_registered(staff: build.Staff) -> None:
    firm = Applicant(name="Công ty TNHH Xây dựng 36 & 5", id_no="0100000009")

    assert queries.page(SYSTEM, build.a_submitted_dossier(applicant=firm).code).applicant.name == firm.name


def test_another_counter_does_not_take_what_was_filed_here(staff: build.Staff) -> None:
    build.places.a_unit("H52.30.22.0", "Bộ phận Một cửa xã Mường Sang", build.Level.COUNTER, "H52.30.22")
    other = build.a_counter_clerk("khac", unit="H52.30.22.0")
    code = build.a_submitted_dossier().code

    with pytest.raises(NotYours, match=f"Không có hồ sơ mã {code} trong phạm vi"):
        intake.accept(code=code, by=other, at=at("9:00"))


def test_a_counter_takes_for_another_agency_when_it_is_named(staff: build.Staff) -> None:
    clerk = build.a_counter_clerk("dong", unit=build.COMMUNE + ".0")
    done = build.an_accepted_dossier(clerk, unit=build.COMMUNE + ".0", competent=build.DISTRICT)

    page = queries.page(clerk, done.code)

    assert (page.intake_unit.code, page.unit.code) == ("H52.30.21.0", "H52.30")
    assert done.code.startswith("H52.30.21.0-")


def test_a_refusal_may_rest_on_a_ground_that_lies_in_no_paper(staff: build.Staff) -> None:
    code, ground = build.a_submitted_dossier().code, "Không thuộc thẩm quyền: nộp tại Sở Tư pháp"
    with pytest.raises(Refused, match="quá ngắn"):
        intake.refuse(code=code, ground="Không", by=staff.counter, at=at("9:00"))
    with pytest.raises(Refused, match="Chưa nêu giấy tờ nào"):
        intake.refuse(code=code, by=staff.counter, at=at("9:00"))

    intake.refuse(code=code, ground=ground, by=staff.counter, at=at("9:00"))

    assert queries.paper(staff.counter, code, 2).values["reasons"] == [ground]
    assert ground in queries.page(staff.counter, code).events[-1].sentence.vi


def test_a_refusal_names_each_paper_and_goes_out_as_form_03(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code

    done = intake.refuse(code=code, reasons=WHY, by=staff.counter, at=at("9:00"))

    assert (done.state, done.form) == (State.REFUSED, "REFUSAL")
    assert queries.paper(staff.counter, code, 2).values["reasons"] == ["Đơn đề nghị: thiếu chữ ký"]
    assert Dossier.objects.get().ended_at is None


@pytest.mark.parametrize("act", [intake.refuse, intake.request_supplement])
def test_a_general_reason_is_no_reason(staff: build.Staff, act: Any) -> None:
    code = build.a_submitted_dossier().code

    with pytest.raises(Refused, match="Lý do chung không đủ"):
        act(code=code, reasons=[PaperReason("", "hồ sơ chưa hợp lệ")], by=staff.counter, at=at("9:00"))

    assert Event.objects.count() == 1 and not Counter.objects.exclude(series__startswith="code").exists()


def test_after_acceptance_only_the_head_refuses(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code

    with pytest.raises(NotYours, match="chỉ thủ trưởng"):
        intake.refuse(code=code, reasons=WHY, by=staff.counter, at=at("9:00"))
    intake.refuse(code=code, reasons=WHY, by=staff.head, at=at("9:30"))

    row = Dossier.objects.get()
    assert (row.state, row.ended_at, row.tasks.count()) == (State.REFUSED, at("9:30"), 0)


def test_a_second_request_for_papers_needs_the_head(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code
    intake.request_supplement(code=code, reasons=WHY, by=staff.counter, at=at("9:00"))
    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=at("9:30"))

    with pytest.raises(Refused, match="phải do thủ trưởng"):
        intake.request_supplement(code=code, reasons=WHY, by=staff.counter, at=at("10:00"))
    with pytest.raises(Refused, match="phải do thủ trưởng"):
        intake.request_supplement(code=code, reasons=WHY, by=staff.counter, at=at("10:00"), approved_by=staff.officer)
    done = intake.request_supplement(code=code, reasons=WHY, by=staff.counter, at=at("10:30"), approved_by=staff.head)

    assert Dossier.objects.get().requests == 2
    assert queries.paper(staff.counter, code, done.seq).values["signed_by"] == "Hung"


def test_papers_asked_for_before_acceptance_leave_the_dossier_waiting_for_its_owner(staff: build.Staff) -> None:
    first = build.a_submitted_dossier()
    done = intake.request_supplement(code=first.code, reasons=WHY, by=staff.counter, at=at("9:00"))
    assert done.state is State.REGISTERED and queries.to_accept(staff.counter) == []
    assert [r.code for r in queries.waiting(staff.counter)] == [first.code]

    submit.supplement(code=first.code, papers=[Paper(NAMES[0])], by=citizen("A"), at=at("9:30"), secret=first.secret)

    assert len(queries.to_accept(staff.counter)) == 1


def test_a_citizen_needs_the_secret_to_touch_their_dossier(staff: build.Staff) -> None:
    done = build.a_submitted_dossier()

    for secret in (None, "", "00000000"):
        with pytest.raises(NotYours):
            submit.withdraw(code=done.code, reason="Đổi ý", by=citizen("A"), at=at("9:00"), secret=secret)
    submit.withdraw(code=done.code, reason="Đổi ý", by=citizen("A"), at=at("9:00"), secret=done.secret)

    assert Dossier.objects.get().state == State.WITHDRAWN


def test_the_same_key_answers_as_it_did_and_writes_nothing(staff: build.Staff) -> None:
    filing = build.filing(by=staff.counter, channel=Channel.DIRECT, key="k1")
    first = intake.take_in(**filing)
    step = resolve.complete_step(code=first.code, by=staff.counter, at=at("9:00"), key="k2")

    assert intake.take_in(**filing) == first
    assert resolve.complete_step(code=first.code, by=staff.counter, at=at("11:00"), key="k2") == step
    assert Event.objects.count() == 3

    with pytest.raises(Refused, match="đã được dùng cho hồ sơ"):
        other = build.an_accepted_dossier(staff.counter).code
        resolve.complete_step(code=other, by=staff.counter, at=at("9:00"), key="k2")


@pytest.mark.parametrize(("said", "sentence"), [
    ({"applicant": Applicant(name="  ")}, "Chưa ghi họ tên"),
    ({"applicant": Applicant(name="A\x00B")}, "không đọc được"),
    ({"applicant": Applicant(name="A\ud800")}, "không đọc được"),
    ({"applicant": Applicant(name="A", kind=7)}, "cá nhân"),
    ({"applicant": Applicant(name="Trần Bé 123 !!!")}, "hãy bỏ “123!”"),
    ({"applicant": Applicant(name="Công ty 36 😀", kind=2)}, "“😀” không in được"),
    ({"subject": "Xin 🙏"}, "“🙏” không in được"),
    ({"answers": {"a": "x" * 300_000}}, "quá dài"),
    ({"answers": {"a": object()}}, "không đọc được"),
    ({"subject": "x" * 301}, "tối đa 300 ký tự"),
    ({"papers": [Paper("")]}, "kiểm tra tên"),
    ({"papers": [Paper("Đơn", kind=9)]}, "kiểm tra tên"),
    ({"papers": [Paper("Đơn")] * 201}, "Quá 200"),
    ({"delivery": "bay"}, "nhận kết quả bằng một trong"),
    ({"unit": "H52.99"}, "Không có đơn vị mã H52.99"),
    ({"procedure": "9.999999"}, "9.999999"),
    ({"case": "la"}, "không có trường hợp"),
])  # fmt: skip
def test_broken_input_is_answered_in_words_and_changes_nothing(
    staff: build.Staff, said: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        build.a_submitted_dossier(**said)

    assert (Dossier.objects.count(), Counter.objects.count()) == (0, 0)


def test_an_unknown_code_says_so(staff: build.Staff) -> None:
    for code in ("H52.30.0-260304-9999", "", "x" * 500, "'; --"):
        with pytest.raises(NotYours, match="Không có hồ sơ mã"):
            intake.accept(code=code, by=staff.counter, at=at("9:00"))


def test_a_day_has_its_own_numbers(staff: build.Staff) -> None:
    late = build.a_submitted_dossier(at=at("23:59"))
    next_day = build.a_submitted_dossier(at=at("0:00", DAY + timedelta(days=1)))

    assert (late.code[-11:], next_day.code[-11:]) == ("260304-0001", "260305-0001")


def test_who_may_is_not_refused_by_a_directory_of_a_moment_ago(
    staff: build.Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    build.an_accepted_dossier(staff.counter)
    seen, fresh = locking._seen["directory"], units._kept
    other = [
        replace(u, id=u.id + 1000, parent_id=u.parent_id and u.parent_id + 1000) for u in fresh(seen).units.values()
    ]
    monkeypatch.setattr(units, "_kept", lambda n: Register(other, []) if n == seen else fresh(n))
    places.a_unit("H52.30.9", "Quầy lưu động", Level.COUNTER, "H52.30")  # the directory has moved on

    done = build.an_accepted_dossier(staff.counter)

    assert Dossier.objects.get(code=done.code).intake_unit_id == build.unit_id(build.COUNTER)
