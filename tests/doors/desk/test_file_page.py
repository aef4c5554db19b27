"""The file page answers at a glance, and its papers are read in place."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.documents import operations as documents
from motcua.doors.desk.file.glance import glance
from motcua.doors.kit import formats
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, intake, outcomes, resolve
from motcua.dossiers.terms import Paper, PaperReason
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import Refused
from tests import build
from tests.documents import pki
from tests.doors.pictures import a_png
from tests.dossiers.test_results import before_the_head, signed

Sit = Callable[[Actor], Client]


def said(code: str) -> tuple[str, str]:
    """Whose turn it is, and what is missing."""
    found = glance(queries.page(SYSTEM, code), build.MORNING)
    return "; ".join(t.vi for t in found.turn), "; ".join(t.vi for t in found.missing)


def a_scan(name: str = "Đơn đề nghị") -> Paper:
    """A picture handed in for a paper."""
    kept = documents.store(name="don.png", stream=io.BytesIO(a_png()), at=build.MORNING)
    return Paper(name, kind=2, original=0, file=str(kept.key))


def test_before_acceptance_the_counter_is_told_what_never_came(staff: build.Staff) -> None:
    code = build.a_submitted_dossier(papers=(build.PAPERS[0],)).code
    turn, missing = said(code)
    assert turn.endswith("kiểm tra, tiếp nhận")
    assert missing == "Chưa có: Bản sao giấy tờ"


def test_without_an_obligatory_paper_it_is_accepted_only_with_a_reason_and_goes_on_saying_so(
    staff: build.Staff, at_desk: Sit
) -> None:
    code = build.a_submitted_dossier(papers=(build.PAPERS[0],)).code
    desk = at_desk(staff.counter)

    refused = desk.post(f"/ho-so/{code}/tiep-nhan/", {"key": "k"})
    with pytest.raises(Refused, match="Thiếu giấy tờ bắt buộc: Bản sao giấy tờ"):
        intake.accept(code=code, by=staff.counter, at=build.MORNING)
    desk.post(f"/ho-so/{code}/tiep-nhan/", {"key": "k", "lacking": "Bản giấy mang đến chiều nay"})

    page = queries.page(SYSTEM, code)
    assert refused.status_code == 422 and "thiếu: Bản sao giấy tờ" in refused.content.decode()
    assert page.accepted_at is not None and said(code)[1] == "Chưa có: Bản sao giấy tờ"
    assert "còn thiếu: Bản sao giấy tờ" in page.events[-1].sentence.vi
    assert page.events[-1].reason == "Bản giấy mang đến chiều nay"


def test_before_acceptance_the_moment_of_the_answer_is_named(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code
    page = queries.page(SYSTEM, code)

    said = glance(page, build.MORNING).until
    later = glance(page, page.answer_by + timedelta(minutes=1)).until

    assert [one.vi for one in said] == [f"Trả lời tiếp nhận chậm nhất {formats.full(page.answer_by)}"]
    assert "Đã quá hạn trả lời" in later[0].vi


def test_whoever_has_taken_the_step_is_named(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    assert said(code) == ("Phòng Tư pháp: Thẩm định, chưa ai nhận", "")
    resolve.take(code=code, by=staff.officer, at=build.MORNING)
    assert said(code)[0].startswith("Mai") and "(Phòng Tư pháp): Thẩm định" in said(code)[0]


def test_what_was_asked_of_the_applicant_is_missing_until_it_comes(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    reasons = [PaperReason("Đơn đề nghị", "Thiếu chữ ký")]
    intake.request_supplement(code=code, reasons=reasons, by=staff.counter, at=build.MORNING)
    turn, missing = said(code)
    assert turn == "Người nộp: bổ sung giấy tờ"
    assert "Đơn đề nghị (Thiếu chữ ký)" in missing


def test_a_picture_is_read_in_place_and_its_look_leaves_a_trace(staff: build.Staff, at_desk: Sit) -> None:
    scan = a_scan()
    code = build.an_accepted_dossier(staff.counter, papers=(scan, build.PAPERS[1])).code
    desk = at_desk(staff.counter)
    closed, opened = (desk.get(f"/ho-so/{code}/{more}").content.decode() for more in ("", f"?xem={scan.file}"))
    picture = f'<img src="/ho-so/{code}/tap-tin/{scan.file}/"'
    assert picture in opened and picture not in closed
    slip = desk.get(f"/ho-so/{code}/?xem=phieu-2").content.decode()
    assert f'<iframe src="/ho-so/{code}/phieu/2.pdf"' in slip


def test_a_sheet_that_is_none_opens_nothing(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    page = at_desk(staff.counter).get(f"/ho-so/{code}/?xem=phieu-99")
    assert page.status_code == 200 and b"dk-viewer" not in page.content


def test_the_page_asks_as_often_however_many_papers_and_facts(staff: build.Staff, at_desk: Sit) -> None:
    short = build.an_accepted_dossier(staff.counter, papers=(a_scan(),), without="Có dữ liệu điện tử").code
    long = build.an_accepted_dossier(staff.counter, papers=(a_scan(), a_scan("Bản sao giấy tờ"))).code
    for code in (short, long):  # what its reader did last they may take back: one question more
        resolve.take(code=code, by=staff.counter, at=build.MORNING)
    resolve.hand_over(code=long, to=build.DIVISION, reason="Cần thẩm định", by=staff.counter, at=build.at("09:00"))
    desk = at_desk(staff.counter)
    desk.get(f"/ho-so/{short}/")
    counts = []
    for code in (short, long):
        with CaptureQueriesContext(connection) as asked:
            desk.get(f"/ho-so/{code}/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 11  # two of them: whether it is in danger, and why


def test_a_result_that_lacks_the_seal_is_named_and_the_clerk_is_told_what_to_do(
    staff: build.Staff, at_desk: Sit, settings: Any, tmp_path: Path
) -> None:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    pki.of_unit(build.unit_id(build.DISTRICT))
    code = before_the_head(staff)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    signed(staff, code)
    decide.approve(code=code, by=staff.head, at=build.MORNING)

    page = at_desk(staff.clerk).get(f"/ho-so/{code}/").content.decode()

    assert said(code)[1] == "Dấu của cơ quan trên Thông báo kết quả số 01/TB-UBND"
    assert "Đóng dấu kết quả số 01/TB-UBND" in page and "đã ký, chờ đóng dấu" in page
    assert "Đóng dấu kết quả" not in at_desk(staff.officer).get(f"/ho-so/{code}/").content.decode()
    assert "Phiếu 01/TB-UBND" not in page, "a result is opened as a result: no slip bears its number"
