"""What people are shown: only what is theirs to see, told in sentences."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.audit.queries import readings_of
from motcua.calendars import operations as calendars
from motcua.documents.operations import render
from motcua.documents.terms import Form
from motcua.dossiers import queries
from motcua.dossiers.operations import deliver, intake, resolve
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Act, PaperReason, State
from motcua.kernel.actor import SYSTEM, citizen
from motcua.kernel.refused import NotYours
from tests import build
from tests.build import MORNING, NAMES, at

pytestmark = pytest.mark.django_db


def test_the_page_shows_the_promise_with_its_ledger_and_what_the_reader_may_do(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)

    page = queries.page(staff.counter, done.code, at("09:00"))

    assert page.state is State.ACCEPTED and page.due_at == done.due_at
    assert sum(line.counted for line in page.ledger) == 4
    assert Act.COMPLETE_STEP in page.allowed and Act.APPROVE not in page.allowed
    assert [t.mine for t in page.tasks] == [True]
    assert [o.id for o in page.tasks[0].outcomes] == ["done"]
    assert page.events[-1].sentence.vi == "Tiếp nhận hồ sơ, hẹn trả lúc 17:30 ngày 10/03/2026"
    assert page.events[-1].name == "Hoa, Công chức"
    assert [r.what for r in readings_of(done.code)] == ["page"]


def test_a_foreign_unit_finds_neither_page_nor_row(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    stranger = build.an_officer("xa", unit=build.COMMUNE)

    with pytest.raises(NotYours):
        queries.page(stranger, code)

    assert queries.search(stranger, "Nguyễn") == [] and queries.inbox(stranger) == []
    with pytest.raises(NotYours):
        queries.paper(stranger, code, 2)
    with pytest.raises(NotYours):
        queries.register(stranger, build.DISTRICT, MORNING.date(), MORNING.date())


def test_a_citizen_without_the_secret_sees_nothing(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code

    with pytest.raises(NotYours):
        queries.page(citizen("Ai Đó"), code)
    with pytest.raises(NotYours):
        queries.tracking(code, "00000000")


def test_tracking_says_who_has_it_since_when_until_when_and_what_to_do(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("09:00"))
    assert done.secret is not None
    queries.tracking(done.code, done.secret)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = queries.tracking(done.code, done.secret.lower())

    assert len(asked) <= 2
    assert [(h.unit.name, h.step, h.since) for h in shown.holders] == [("Phòng Tư pháp", "Thẩm định", at("09:00"))]
    assert shown.todo.vi == (
        "Không phải làm gì thêm. Chậm nhất hết giờ làm việc ngày 10/03/2026 có kết quả; "
        "nhận từ 07:30 ngày 11/03/2026, hoặc sớm hơn nếu được báo đã xong."
    ), "at 17:30 the counter closes: nobody is sent there then"
    assert "Mai" not in str(shown) and "Hoa" not in str(shown) and build.APPLICANT.name not in str(shown)


def test_tracking_tells_which_papers_are_asked_for(staff: build.Staff) -> None:
    done = build.a_submitted_dossier()
    why = [PaperReason(NAMES[0], "thiếu chữ ký")]
    intake.request_supplement(code=done.code, reasons=why, by=staff.counter, at=at("09:00"))

    shown = queries.tracking(done.code, done.secret or "")

    assert shown.asked == tuple(why) and "thiếu chữ ký" in shown.todo.vi


def test_the_inbox_gives_the_soonest_promise_first_and_goes_on_where_it_ended(staff: build.Staff) -> None:
    late, early = (
        build.an_accepted_dossier(staff.counter, at=at(c, date(2026, 3, d))) for c, d in (("9:00", 5), ("9:00", 4))
    )
    rows = queries.inbox(staff.counter, limit=1)
    assert [r.code for r in rows] == [early.code] and rows[0].step == "nhan"

    rest = queries.inbox(staff.counter, limit=9, after=rows[0].after)

    assert [r.code for r in rest] == [late.code]
    assert queries.inbox(staff.officer) == []


def test_the_counter_sees_what_waits_to_be_accepted_and_by_when(staff: build.Staff) -> None:
    done = build.a_submitted_dossier()

    (row,) = queries.to_accept(staff.counter)

    assert (row.row.code, row.answer_by) == (done.code, at("8:30", date(2026, 3, 5)))
    assert queries.to_accept(staff.officer) == []


def test_the_answer_is_due_by_the_hours_of_the_counter_that_has_it(staff: build.Staff) -> None:
    mornings = {day: [["07:30", "11:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}
    calendars.set_hours(
        unit=build.unit_id(build.COUNTER), valid_from=date(2026, 1, 1), sessions=mornings, by=SYSTEM, at=build.MORNING
    )
    code = build.a_submitted_dossier().code

    (waiting,) = queries.to_accept(staff.counter)

    by = at("8:30", date(2026, 3, 6))  # three hours on Wednesday, four on Thursday, one on Friday
    assert waiting.answer_by == queries.tracking(code, secret(code)).answer_by == by
    assert waiting.waited(at("16:00")) == 180


@pytest.mark.parametrize("text", ["nguyen thi", "Thử Nguyễn", "0900000001", "H52.30.0-260304", "h52.30.0-260304-0001"])
def test_search_finds_by_name_number_or_code_without_diacritics(staff: build.Staff, text: str) -> None:
    done = build.an_accepted_dossier(staff.counter)

    assert [r.code for r in queries.search(staff.counter, text)] == [done.code]


@pytest.mark.parametrize("text", ["", "   ", "':* | & !", "\\", "zzz", "'; drop table dossiers_event; --", "x" * 5000])
def test_hostile_searches_find_nothing_and_break_nothing(staff: build.Staff, text: str) -> None:
    build.an_accepted_dossier(staff.counter)

    assert queries.search(staff.counter, text) == []


def test_every_form_that_went_out_can_be_drawn_again(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)

    form = queries.paper(staff.counter, done.code, 2, at=at("09:00"))

    assert (form.form, form.edition, form.number) == (Form.RECEIPT, 2025, done.form_no)
    assert form.values["tracking_secret"] == done.secret and len(form.values["ledger"]) >= 4
    assert render(form.form, form.edition, form.values)[:4] == b"%PDF"


def test_the_control_slip_has_a_block_for_each_hand_over(staff: build.Staff) -> None:
    code = build.a_finished_dossier(staff).code
    deliver.return_result(code=code, by=staff.counter, at=at("11:00"), receiver="Nguyễn Thị Thử")

    form = queries.control_slip(staff.counter, code)

    assert [(s["giver"], s["receiver"], s["verdict"]) for s in form.values["steps"]] == [
        ("Bộ phận Một cửa huyện Mộc Châu", "Phòng Tư pháp", "Trước hạn"),
        ("Phòng Tư pháp", "Huyện Mộc Châu", "Trước hạn"),
        ("Huyện Mộc Châu", "Huyện Mộc Châu", "Trước hạn"),
        ("Huyện Mộc Châu", "Bộ phận Một cửa huyện Mộc Châu", "Trước hạn"),
        ("Bộ phận Một cửa huyện Mộc Châu", "Người nộp hồ sơ", "Trước hạn"),
    ]
    first = form.values["steps"][0]
    assert (first["giver_name"], form.number) == ("Hoa, Công chức", "01/PKS-BPTNTKQ")
    assert [s.get("receiver_name") for s in form.values["steps"]][:1] == ["Mai, Công chức, 08:30 ngày 04/03/2026"]
    assert render(form.form, form.edition, form.values)[:4] == b"%PDF"


def test_the_register_lists_what_the_counter_took(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)

    form = queries.register(staff.counter, build.COUNTER, MORNING.date(), MORNING.date())

    assert [e["dossier_code"] for e in form.values["entries"]] == [done.code]
    assert render(form.form, form.edition, form.values)[:4] == b"%PDF"
