"""Closing a step by its slip, and work done earlier that waits for a second name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.audit.models import Reading
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.record import secret
from motcua.dossiers.terms import State
from motcua.kernel.actor import SYSTEM, Actor, Role
from tests import build
from tests.doors.conftest import Clock
from tests.doors.pictures import a_png
from tests.doors.test_no_foreign_row import RANDOM

pytestmark = pytest.mark.django_db
Sit = Callable[[Actor], Client]
DECLARED = {
    "outcome": "tham-dinh:done", "happened_at": "2026-03-04T09:30", "evidence": "Đã ký phiếu thẩm định buổi sáng",
    "evidence_number": "15/PTĐ",
}  # fmt: skip


def examined(staff: build.Staff) -> str:
    """A dossier that waits for the officer."""
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    return code


def pressed(page: str) -> dict[str, str]:
    """What the first button on the page would send."""
    form = page[page.index('action="/quet/') :]
    return {name: form.split(f'name="{name}" value="')[1].split('"')[0] for name in ("step", "outcome", "key")}


@pytest.mark.parametrize("said", ["{code}", " {lower} ", "https://mc.example.vn/tra-cuu/{code}/{secret}/"])
def test_a_scanned_slip_or_a_typed_code_shows_what_will_be_closed(staff: build.Staff, at_desk: Sit, said: str) -> None:
    code = examined(staff)
    typed = said.format(code=code, lower=code.lower(), secret=secret(code))
    page = at_desk(staff.officer).get("/quet/", {"ma": typed}).content.decode()
    assert "Đóng bước “Thẩm định”" in page
    assert "Hồ sơ sang bước “Ký duyệt”" in page


def test_one_press_closes_it_and_a_second_changes_nothing(staff: build.Staff, at_desk: Sit) -> None:
    code = examined(staff)
    officer = at_desk(staff.officer)
    sent = pressed(officer.get("/quet/", {"ma": code}).content.decode())
    for _ in range(2):
        answer = officer.post(f"/quet/{code}/", sent, follow=True)
    page = queries.page(SYSTEM, code)
    assert [t.step for t in page.tasks] == ["ky"] and len(page.events) == 4
    assert f"Đã đóng bước của hồ sơ {code}" in answer.content.decode()


def test_the_last_step_says_that_the_applicant_is_told(staff: build.Staff, at_desk: Sit) -> None:
    code = examined(staff)
    resolve.complete_step(code=code, by=staff.officer, at=build.MORNING)
    resolve.complete_step(code=code, by=staff.head, at=build.MORNING)
    clerk = at_desk(staff.clerk)
    page = clerk.get("/quet/", {"ma": code}).content.decode()
    assert "người nộp được báo đến nhận" in page
    clerk.post(f"/quet/{code}/", pressed(page))
    assert queries.page(SYSTEM, code).state is State.FINISHED
    assert "Trả kết quả…" in at_desk(staff.counter).get("/quet/", {"ma": code}).content.decode()


def test_who_has_it_is_said_to_somebody_it_does_not_wait_for(staff: build.Staff, at_desk: Sit) -> None:
    code = examined(staff)
    page = at_desk(staff.clerk).get("/quet/", {"ma": code}).content.decode()
    assert "không có bước nào chờ anh/chị" in page and "Thẩm định" in page
    assert at_desk(staff.clerk).post(f"/quet/{code}/", {"step": "tham-dinh"}).status_code == 403


@pytest.mark.parametrize("said", ["H52.30.0-999999-0001", "rác", "https://x/tra-cuu/", "%00", "a" * 500])
def test_a_code_that_is_none_is_answered_in_words(staff: build.Staff, at_desk: Sit, said: str) -> None:
    answer = at_desk(staff.officer).get("/quet/", {"ma": said})
    assert answer.status_code == 404
    assert "Không có hồ sơ mã" in answer.content.decode()


def test_a_foreign_dossier_is_told_like_one_that_is_not_there(staff: build.Staff, at_desk: Sit) -> None:
    code, none = examined(staff), "H52.30.0-999999-0001"
    stranger = at_desk(build.an_officer("xa", unit=build.COMMUNE))
    found, missing = (stranger.get("/quet/", {"ma": c}).content.decode().replace(c, "") for c in (code, none))
    assert RANDOM.sub("", found) == RANDOM.sub("", missing)


def test_looking_at_a_scanned_dossier_leaves_a_trace(staff: build.Staff, at_desk: Sit) -> None:
    code = examined(staff)
    at_desk(staff.officer).get("/quet/", {"ma": code})
    assert Reading.objects.filter(subject=code, person=staff.officer.person).count() == 1


def test_the_slip_s_own_address_offers_the_closing_to_officials_only(
    client: Client, staff: build.Staff, at_desk: Sit
) -> None:
    code = examined(staff)
    address, offer = f"/tra-cuu/{code}/{secret(code)}/", f"/quet/?ma={code}"
    assert offer in at_desk(staff.officer).get(address).content.decode()
    assert offer not in client.get(address).content.decode()
    assert offer not in at_desk(build.an_actor("ngoc", Role.REFORM, unit=build.DISTRICT)).get(address).content.decode()


def test_the_page_works_by_typing_and_its_script_is_a_file(staff: build.Staff, at_desk: Sit) -> None:
    page = at_desk(staff.officer).get("/quet/").content.decode()
    assert 'name="ma"' in page and "<script>" not in page and " onclick" not in page
    assert "data-camera hidden" in page


def test_done_earlier_is_typed_with_its_evidence_and_confirmed_by_another(
    staff: build.Staff, at_desk: Sit, clock: Clock, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    code = examined(staff)
    clock.now = build.at("16:00")
    photo = {"evidence_file": SimpleUploadedFile("so.png", a_png()), "evidence_number": ""}
    assert at_desk(staff.officer).post(f"/ho-so/{code}/hoan-thanh-buoc/", DECLARED | photo).status_code == 302
    colleague = at_desk(build.an_officer("nga"))
    assert "1 việc làm trước, ghi sau chờ xác nhận" in colleague.get("/viec/").content.decode()
    page = colleague.get("/xac-nhan/").content.decode()
    assert "Đã ký phiếu thẩm định buổi sáng" in page and "09:30 ngày 04/03/2026" in page
    event = queries.page(SYSTEM, code).events[-1]
    assert event.evidence is not None
    assert colleague.get(f"/ho-so/{code}/tap-tin/{event.evidence.file}/").content.startswith(b"%PDF-")
    assert colleague.post(f"/xac-nhan/{code}/{event.seq}/", {"do": "agree", "key": "k"}).status_code == 302
    assert "đã xác nhận" in at_desk(staff.officer).get(f"/ho-so/{code}/").content.decode()


def test_what_cannot_be_true_keeps_what_was_typed(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    code = examined(staff)
    clock.now = build.at("16:00")
    officer, form = at_desk(staff.officer), f"/ho-so/{code}/hoan-thanh-buoc/"
    for moment, words in (("2026-03-04T17:00", "muộn hơn lúc ghi sổ"), ("2026-03-01T09:00", "không thể xong sớm hơn")):
        answer = officer.post(form, DECLARED | {"happened_at": moment})
        page = answer.content.decode()
        assert answer.status_code == 409 and words in page
        assert '<details class="dk-earlier" open>' in page and "Đã ký phiếu thẩm định buổi sáng" in page
    assert officer.post(form, DECLARED | {"evidence": ""}).status_code == 409
    assert officer.post(form, DECLARED | {"happened_at": "sáng nay"}).status_code == 422


def test_the_one_who_declared_is_not_asked_to_confirm(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    code = examined(staff)
    clock.now = build.at("16:00")
    officer = at_desk(staff.officer)
    officer.post(f"/ho-so/{code}/hoan-thanh-buoc/", DECLARED)
    seq = queries.page(SYSTEM, code).events[-1].seq
    assert "Không có việc nào chờ anh/chị xác nhận" in officer.get("/xac-nhan/").content.decode()
    answer = officer.post(f"/xac-nhan/{code}/{seq}/", {"do": "agree"})
    assert answer.status_code == 409 and "không tự xác nhận được" in answer.content.decode()


def test_a_rejection_needs_its_reason(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    code = examined(staff)
    clock.now = build.at("16:00")
    at_desk(staff.officer).post(f"/ho-so/{code}/hoan-thanh-buoc/", DECLARED)
    seq, head = queries.page(SYSTEM, code).events[-1].seq, at_desk(staff.head)
    assert head.post(f"/xac-nhan/{code}/{seq}/", {"do": "reject"}).status_code == 409
    assert head.post(f"/xac-nhan/{code}/{seq}/", {"do": "reject", "reason": "Ký chiều nay"}).status_code == 302
    assert "không được xác nhận" in head.get(f"/ho-so/{code}/").content.decode()
