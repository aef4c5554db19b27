"""The counter: one form from the person to the slip."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.audit.models import Reading
from motcua.catalogue import queries as catalogue
from motcua.catalogue.terms import Paper as Asked
from motcua.catalogue.terms import PaperKind
from motcua.directory.terms import Level
from motcua.doors.desk.counter import papers
from motcua.kernel.actor import Actor
from motcua.notices import operations as notices
from motcua.notices.terms import Carriage, Telling
from tests import build

Sit = Callable[[Actor], Client]

TYPED = {
    "key": "a-key", "id_no": "001190000001", "name": "Nguyễn Thị Thử", "address": "Bản Thử", "phone": "0900000001",
    "procedure": build.PROCEDURE, "channel": "1", "delivery": "counter",
}  # fmt: skip
PAPERS = {
    "paper-1": "1", "paper-1-count": "1", "paper-1-kind": "0",
    "paper-2": "1", "paper-2-count": "2", "paper-2-kind": "1",
}  # fmt: skip


def test_the_counter_is_for_the_counter(staff: build.Staff, at_desk: Sit) -> None:
    assert at_desk(staff.counter).get("/quay/").status_code == 200
    assert at_desk(staff.officer).get("/quay/").status_code == 403
    assert Client().get("/quay/").headers["Location"].startswith("/dang-nhap/")


def test_everyday_words_find_the_procedure_and_one_hit_is_chosen(staff: build.Staff, at_desk: Sit) -> None:
    page = at_desk(staff.counter).post("/quay/", {"query": "cap giay thu", "do": "look"}).content.decode()
    assert f'name="procedure" value="{build.PROCEDURE}"' in page
    assert "Đơn đề nghị" in page


@pytest.mark.parametrize("query", ["zzzz", "giay phep lai xe thu"])
def test_what_is_only_guessed_is_called_a_guess(staff: build.Staff, at_desk: Sit, query: str) -> None:
    page = at_desk(staff.counter).post("/quay/", {"query": query, "do": "look"}).content.decode()
    guessed = catalogue.find(query, 8)
    assert all(hit.weak for hit in guessed)
    assert "Không thấy thủ tục nào như vậy" in page
    assert ("Có phải…?" in page) is bool(guessed)


def test_the_slip_shows_the_due_date_and_its_ledger_before_anything_is_accepted(
    staff: build.Staff, at_desk: Sit
) -> None:
    page = at_desk(staff.counter).post("/quay/", TYPED | {"do": "look"}).content.decode()
    assert "17:30 ngày 10/03/2026 (thứ Ba)" in page
    assert "Vì sao là ngày này?" in page


def test_accepting_gives_code_secret_and_slip(staff: build.Staff, at_desk: Sit) -> None:
    clerk = at_desk(staff.counter)
    answer = clerk.post("/quay/", TYPED | PAPERS | {"do": "take-in"}, follow=True)
    page = answer.content.decode()
    code = "H52.30.0-260304-0001"
    assert answer.redirect_chain[0][0].endswith(f"/quay/{code}/")
    assert code in page
    assert "17:30 ngày 10/03/2026" in page
    assert "Mã tra cứu" in page
    slip = clerk.get(f"/ho-so/{code}/phieu/2.pdf")
    assert slip.headers["Content-Type"] == "application/pdf"
    assert slip.content.startswith(b"%PDF")


def test_how_the_applicant_wants_to_be_told_is_kept_and_what_was_told_stands_on_the_file_page(
    staff: build.Staff, at_desk: Sit, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    clerk, code = at_desk(staff.counter), "H52.30.0-260304-0001"
    clerk.post("/quay/", TYPED | PAPERS | {"do": "take-in", "wish": "zalo"})
    at = build.MORNING + timedelta(minutes=1)
    values = {"code": code, "procedure": "", "at": "", "due": "", "reason": ""}
    notices.tell([Telling(f"{code}-2", code, "accept", at, values, {Carriage.ZALO: "0900000001"})])
    notices.deliver(at=at)

    page = clerk.get(f"/ho-so/{code}/").content.decode()

    assert f"Đã gửi tin “Hồ sơ {code} đã được tiếp nhận” qua Zalo" in page
    assert f"biên nhận gửi: zalo/{code}-2-zalo" in page


def test_who_is_refused_for_no_single_paper_is_told_why_and_the_clerk_goes_on(staff: build.Staff, at_desk: Sit) -> None:
    clerk, code = at_desk(staff.counter), build.a_submitted_dossier().code
    empty = clerk.post(f"/ho-so/{code}/tu-choi/", {"key": "k", "ground": ""})
    assert empty.status_code == 422 and "hoặc ở ô lý do" in empty.content.decode()
    ground = "Không thuộc thẩm quyền: nộp tại Sở Tư pháp"

    answer = clerk.post(f"/ho-so/{code}/tu-choi/", {"key": "k", "ground": ground}, follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain[0][0].endswith(f"/quay/{code}/")
    assert "Người tiếp theo" in page and f"/ho-so/{code}/phieu/2.pdf" in page and ground in page
    file = clerk.get(f"/ho-so/{code}/").content.decode()
    assert ground in file and "Không thiếu gì" not in file


def test_pressing_twice_takes_one_dossier(staff: build.Staff, at_desk: Sit) -> None:
    clerk = at_desk(staff.counter)
    answers = [clerk.post("/quay/", TYPED | PAPERS | {"do": "take-in"}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(staff: build.Staff, at_desk: Sit) -> None:
    typed = TYPED | {"name": "", "address": "Bản Xa"}
    answer = at_desk(staff.counter).post("/quay/", typed | {"paper-1": "1", "paper-1-count": "1", "do": "take-in"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="name-error"' in page
    assert "Chưa đánh dấu: Bản sao giấy tờ" in page
    assert 'value="Bản Xa"' in page and 'value="001190000001"' in page


def test_a_scanned_card_fills_number_name_and_address(staff: build.Staff, at_desk: Sit) -> None:
    line = "001190000001||Nguyễn Thị Thử|01011990|Nữ|Bản Thử, xã Thử|01012022"
    page = at_desk(staff.counter).post("/quay/", {"id_no": line, "do": "look"}).content.decode()
    assert 'value="001190000001"' in page and 'value="Nguyễn Thị Thử"' in page and 'value="Bản Thử, xã Thử"' in page


@pytest.mark.parametrize(("do", "noun"), [("supplement", "yeu-cau-bo-sung"), ("refuse", "tu-choi")])
def test_what_cannot_be_accepted_is_registered_and_its_form_opens(
    staff: build.Staff, at_desk: Sit, do: str, noun: str
) -> None:
    answer = at_desk(staff.counter).post("/quay/", TYPED | {"do": do}, follow=True)
    assert answer.redirect_chain[0][0].endswith(f"/ho-so/H52.30.0-260304-0001/{noun}/")
    assert "Bản sao giấy tờ" in answer.content.decode()


def test_a_swapped_part_equals_a_reload(staff: build.Staff, at_desk: Sit) -> None:
    clerk = at_desk(staff.counter)
    whole = clerk.post("/quay/", TYPED | {"do": "look"}).content.decode()
    part = clerk.post("/quay/", TYPED | {"do": "look"}, headers={"HX-Request": "true"}).content.decode()
    cut = re.compile(r'<div id="counter">.*</form>', re.DOTALL)
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert token.sub("", cut.search(whole)[0]) == token.sub("", cut.search(part)[0])  # type: ignore[index]


def test_a_letter_that_came_yesterday_is_promised_from_yesterday(staff: build.Staff, at_desk: Sit) -> None:
    typed = TYPED | PAPERS | {"channel": "3", "arrived": "2026-03-03T09:00", "do": "take-in"}
    page = at_desk(staff.counter).post("/quay/", typed, follow=True).content.decode()
    assert "17:30 ngày 09/03/2026" in page


def test_a_letter_from_tomorrow_is_refused_beside_its_field(staff: build.Staff, at_desk: Sit) -> None:
    typed = TYPED | PAPERS | {"channel": "3", "arrived": "2026-03-05T09:00", "do": "take-in"}
    answer = at_desk(staff.counter).post("/quay/", typed)
    assert answer.status_code == 422 and 'id="arrived-error"' in answer.content.decode()


def test_an_act_that_is_not_open_now_says_so(staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_submitted_dossier().code
    answer = at_desk(staff.counter).get(f"/ho-so/{code}/tra-ket-qua/")
    assert answer.status_code == 409 and "Mới đăng ký" in answer.content.decode()


def test_a_matter_of_another_level_asks_for_its_agency(staff: build.Staff, at_desk: Sit) -> None:
    build.a_procedure("1.999003", name="Việc của xã", level=Level.COMMUNE, definition=None)
    clerk, typed = at_desk(staff.counter), TYPED | PAPERS | {"procedure": "1.999003"}
    asked = clerk.post("/quay/", typed | {"do": "look"}).content.decode()
    assert "Chưa biết cơ quan giải quyết" in asked and "cấp xã" in asked and 'name="competent"' in asked
    taken = clerk.post("/quay/", typed | {"competent": build.COMMUNE, "do": "take-in"}, follow=True).content.decode()
    assert "Đã tiếp nhận hồ sơ" in taken


def test_what_is_only_shown_is_not_left_at_the_counter() -> None:
    asked = (Asked(name="Tờ khai", originals=1), Asked(name="Căn cước", kind=PaperKind.SHOW, originals=1))
    found = papers.rows(asked, {"paper-1": "1", "paper-2": "1"})
    assert [p.name for p in papers.handed_in(found)] == ["Tờ khai"]


def test_what_an_earlier_dossier_knows_is_filled_in_with_its_source_and_the_reading_is_traced(
    staff: build.Staff, at_desk: Sit
) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    page = at_desk(staff.counter).post("/quay/", {"id_no": "001190000001", "do": "look"}).content.decode()
    assert 'value="Nguyễn Thị Thử"' in page and 'value="0900000001"' in page
    assert f"hồ sơ {code} ngày 04/03/2026" in page
    assert [(r.subject, r.what) for r in Reading.objects.all()] == [(code, "search")]


def test_what_came_from_somebody_elses_dossier_goes_with_their_number(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    typed = {"id_no": "001190000099", "name": "Nguyễn Thị Thử", "phone": "0900000001", "address": "Bản Khác"}
    page = at_desk(staff.counter).post("/quay/", typed | {"earlier": code, "do": "look"}).content.decode()
    assert 'value="0900000001"' not in page and 'value="Nguyễn Thị Thử"' not in page
    assert 'value="Bản Khác"' in page


def test_words_typed_so_far_suggest_procedures_and_choose_none(staff: build.Staff, at_desk: Sit) -> None:
    part = at_desk(staff.counter).post("/quay/", {"query": "giay thu", "do": "suggest"}).content.decode()
    assert part.lstrip().startswith('<div id="hits"') and build.PROCEDURE in part
    assert "<html" not in part
