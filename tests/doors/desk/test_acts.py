"""The acts' pages: only what is allowed is offered, errors keep what was typed, refusals are said in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.catalogue.terms import Choice, Content, FieldKind, FormField
from motcua.directory import queries as directory
from motcua.doors.desk.acts.running import _RUNS
from motcua.doors.desk.acts.table import PAGES
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.rules.rights import ELSEWHERE
from motcua.dossiers.rules.sentences import NOT_HERE
from motcua.dossiers.terms import Act, Channel, State
from motcua.kernel.actor import SYSTEM, Actor, Role
from tests import build
from tests.doors.conftest import Clock

Sit = Callable[[Actor], Client]


def test_every_act_but_filing_has_its_page_and_its_call() -> None:
    assert {page.act for page in PAGES} == set(Act) - ELSEWHERE
    assert {page.name for page in PAGES} == set(_RUNS)
    assert len({page.noun for page in PAGES}) == len(PAGES) == len(_RUNS)


def test_the_file_page_offers_only_what_this_reader_may_do_now(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    counter = at_desk(staff.counter).get(f"/ho-so/{code}/").content.decode()
    head = at_desk(staff.head).get(f"/ho-so/{code}/").content.decode()
    assert f"/ho-so/{code}/hoan-thanh-buoc/" in counter
    assert f"/ho-so/{code}/phe-duyet/" not in counter
    assert f"/ho-so/{code}/gia-han/" in head
    assert f"/ho-so/{code}/hoan-thanh-buoc/" not in head


def test_an_officer_of_another_step_cannot_act(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    assert at_desk(staff.officer).post(f"/ho-so/{code}/phe-duyet/").status_code == 403


def test_a_request_without_reasons_keeps_what_was_typed(staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_submitted_dossier().code
    counter = at_desk(staff.counter)
    empty = counter.post(f"/ho-so/{code}/yeu-cau-bo-sung/", {"key": "k"})
    assert empty.status_code == 422
    assert "Ghi lý do cho ít nhất một giấy tờ" in empty.content.decode()
    given = counter.post(f"/ho-so/{code}/yeu-cau-bo-sung/", {"key": "k", "reason-1": "Thiếu chữ ký ở trang hai"})
    assert given.status_code == 302
    assert queries.page(SYSTEM, code).forms[-1].form == "SUPPLEMENT_REQUEST"


def test_each_obligatory_paper_not_handed_in_is_marked_with_what_the_file_tells_and_no_other(
    staff: build.Staff, at_desk: Sit
) -> None:
    code = build.a_submitted_dossier(papers=build.PAPERS[:1], channel=Channel.DIRECT, by=staff.counter).code

    asked = at_desk(staff.counter).get(f"/ho-so/{code}/yeu-cau-bo-sung/").content.decode()
    refused = at_desk(staff.counter).get(f"/ho-so/{code}/tu-choi/").content.decode()

    assert f'name="reason-2" rows="2" data-offered>{NOT_HERE}</textarea>' in asked
    assert 'name="reason-1" rows="2"></textarea>' in asked
    assert NOT_HERE not in refused


def test_what_was_begun_at_the_counter_and_left_stands_under_its_own_heading(staff: build.Staff, at_desk: Sit) -> None:
    online = build.a_submitted_dossier().code
    begun = build.a_submitted_dossier(channel=Channel.DIRECT, by=staff.counter).code

    listed, _, left = (
        at_desk(staff.counter).get("/quay/truc-tuyen/").content.decode().partition("Nhận tại quầy, chưa làm xong")
    )

    assert online in listed and begun not in listed
    assert begun in left and online not in left


def test_a_lost_race_is_told_and_what_was_typed_is_kept(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    other = build.an_officer("nga")
    resolve.take(code=code, by=other, at=build.MORNING)
    typed = {"outcome": "tham-dinh:done", "note": "Ý kiến của tôi"}
    answer = at_desk(staff.officer).post(f"/ho-so/{code}/hoan-thanh-buoc/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nga" in page and "đang giữ bước" in page
    assert "Ý kiến của tôi" in page


def test_who_was_overtaken_reads_who_did_what_when_and_loses_nothing(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    seen = len(queries.page(SYSTEM, code).events)
    resolve.complete_step(code=code, by=build.an_officer("nga"), at=build.MORNING)
    typed = {"outcome": "tham-dinh:done", "note": "Ý kiến của tôi", "seen": str(seen)}
    answer = at_desk(staff.officer).post(f"/ho-so/{code}/hoan-thanh-buoc/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nga, Công chức vừa hoàn thành bước hồ sơ này lúc 08:30" in page
    assert "Ý kiến của tôi" in page and "vẫn được giữ ở dưới" in page


@pytest.mark.parametrize("typed", ["32/13/2026", "mai"])
def test_a_day_that_is_none_is_said_beside_its_field(staff: build.Staff, at_desk: Sit, typed: str) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    answer = at_desk(staff.head).post(f"/ho-so/{code}/gia-han/", {"due_on": typed, "reason": "Chờ xác minh"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="due_on-error"' in page and "Chờ xác minh" in page


def test_the_head_apologises_with_a_new_day_and_its_paper(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    head = at_desk(staff.head)
    head.post(f"/ho-so/{code}/gia-han/", {"due_on": "2026-03-13", "reason": "Chờ xác minh nơi cư trú"})
    page = queries.page(SYSTEM, code)
    assert page.extensions == 1
    slip = head.get(f"/ho-so/{code}/phieu/{page.forms[-1].seq}.pdf")
    assert slip.content.startswith(b"%PDF")


def test_an_online_filing_is_accepted_in_one_press(staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_submitted_dossier().code
    counter = at_desk(staff.counter)
    listed = counter.get("/quay/truc-tuyen/").content.decode()
    assert code in listed and "đã chờ 0 giờ 0 phút làm việc" in listed
    counter.post(f"/ho-so/{code}/tiep-nhan/", {"key": "k"})
    assert queries.page(SYSTEM, code).state is State.ACCEPTED


def test_taking_many_gives_a_result_for_each(staff: build.Staff, at_desk: Sit) -> None:
    first, second = (build.an_accepted_dossier(staff.counter).code for _ in range(2))
    resolve.take(code=second, by=build.a_counter_clerk("binh"), at=build.MORNING)
    page = (
        at_desk(staff.counter)
        .post("/viec/nhieu/", {"do": "take", "code": [first, second]}, follow=True)
        .content.decode()
    )
    assert "Đã làm" in page and "Chưa làm" in page and "Binh" in page


def test_opinions_are_asked_and_given_through_pages(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    asked = {"request": "y-kien", "question": "Có đang ở tại bản không?", "within": "2"}
    assert at_desk(staff.officer).post(f"/ho-so/{code}/lay-y-kien/", asked).status_code == 422
    asked |= {f"unit-{build.COMMUNE}": "1", "unit-H52.30.22": "1"}
    assert at_desk(staff.officer).post(f"/ho-so/{code}/lay-y-kien/", asked).status_code == 302
    other = at_desk(build.an_officer("xa", build.COMMUNE))
    assert "Có đang ở tại bản không?" in other.get(f"/ho-so/{code}/").content.decode()
    assert other.post(f"/ho-so/{code}/tra-loi/", {"answer": "Có, từ năm 2019"}).status_code == 302
    assert "Có, từ năm 2019" in at_desk(staff.officer).get(f"/ho-so/{code}/").content.decode()


def test_only_units_with_somebody_to_answer_are_offered_for_an_opinion(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    officer, form = at_desk(staff.officer), f"/ho-so/{code}/lay-y-kien/"
    assert f'name="unit-{build.COMMUNE}"' not in officer.get(form).content.decode()
    build.an_officer("xa", build.COMMUNE)
    offered = officer.get(form).content.decode()
    assert f'name="unit-{build.COMMUNE}"' in offered and f'name="unit-{build.COUNTER}"' not in offered


def test_silence_is_no_consent_and_going_on_without_an_answer_says_why(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    officer, form = at_desk(staff.officer), f"/ho-so/{code}/hoan-thanh-buoc/"
    assert "Còn câu hỏi chưa được trả lời" not in officer.get(form).content.decode()
    resolve.consult(code=code, units=[build.COMMUNE], question="Có ở bản không?", by=staff.officer, at=build.MORNING)
    page = officer.get(form).content.decode()
    assert "Còn câu hỏi chưa được trả lời" in page and "Có ở bản không?" in page
    refused = officer.post(form, {"outcome": "tham-dinh:done", "note": "Đủ"})
    assert refused.status_code == 409 and "Im lặng không phải là đồng ý" in refused.content.decode()
    without = {"outcome": "tham-dinh:done", "note": "Đủ", "without": "Hồ sơ gốc đã đủ căn cứ"}
    assert officer.post(form, without).status_code == 302
    page = officer.get(f"/ho-so/{code}/").content.decode()
    assert "Không có ý kiến trả lời" in page and "Hồ sơ gốc đã đủ căn cứ" in page


def test_answers_are_shown_by_the_labels_they_were_chosen_by(staff: build.Staff, at_desk: Sit) -> None:
    mother = Choice(value="me", vi="Mẹ đẻ", en="Mother")
    fields = (
        FormField(id="quan_he", vi="Quan hệ", en="Relation", kind=FieldKind.CHOICE, choices=(mother,)),
        FormField(id="da_nop", vi="Đã nộp lệ phí", en="Fee paid", kind=FieldKind.YES_NO),
    )
    build.a_procedure("1.999008", content=Content(form=fields))
    said = {"procedure": "1.999008", "papers": (), "answers": {"quan_he": "me", "da_nop": "yes"}}
    page = at_desk(staff.counter).get(f"/ho-so/{build.a_submitted_dossier(**said).code}/").content.decode()
    assert "<dd>Mẹ đẻ</dd>" in page and "<dd>Có</dd>" in page


def test_a_step_past_its_time_stands_under_overdue_though_the_promise_lies_ahead(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    build.an_accepted_dossier(staff.counter)
    clock.now = build.at("09:00", build.DAY.replace(day=7))
    page = at_desk(staff.counter).get("/viec/").content.decode()
    assert "Quá hạn (1)" in page and "Hai ngày làm việc tới" not in page
    assert "bước đã quá thời gian" in page


def test_an_official_sees_the_own_agency_at_the_top(staff: build.Staff, at_desk: Sit) -> None:
    ward = build.an_officer("xa", build.COMMUNE)
    name = directory.tree(build.DAY).by_code(build.COMMUNE).name
    page = at_desk(ward).get("/viec/").content.decode()
    assert f"<span>{name}</span></a>" in page and f"<p><strong>{name}</strong>" in page


def test_search_finds_within_reach_only(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    assert code in at_desk(staff.counter).get("/tim/?q=nguyen+thi").content.decode()
    scanned = at_desk(staff.counter).get(f"/tim/?q={code}")
    assert scanned.headers["Location"] == f"/ho-so/{code}/"
    stranger = build.an_actor("la", Role.OFFICER, unit="H52.30.22")
    assert code not in at_desk(stranger).get("/tim/?q=nguyen").content.decode()
