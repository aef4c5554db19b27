"""Letters and the undo button on the file page, and the applicant's side of a letter."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Act
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.doors.pictures import a_png

Sit = Callable[[Actor], Client]


@pytest.fixture
def code(staff: build.Staff) -> str:
    found = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=found, by=staff.counter, at=build.MORNING)
    return found


def test_a_letter_is_written_read_and_answered_through_pages(staff: build.Staff, at_desk: Sit, code: str) -> None:
    officer = at_desk(staff.officer)
    officer.post(f"/ho-so/{code}/nhan-tin/", {"key": "k", "text": "Ông/Bà sinh ở bản nào?"})
    citizen, base = Client(), f"/tra-cuu/{code}/{secret(code)}/"
    assert "Đọc và trả lời tin nhắn" in citizen.get(base).content.decode()
    assert "Ông/Bà sinh ở bản nào?" in citizen.get(f"{base}tin-nhan/").content.decode()
    sent = citizen.post(f"{base}tin-nhan/", {"key": "r", "text": "Bản Thử"})
    assert sent.status_code == 302
    assert "Bản Thử" in officer.get(f"/ho-so/{code}/").content.decode()


def test_an_empty_answer_is_said_beside_its_field(staff: build.Staff, code: str) -> None:
    resolve.write(code=code, text="Xin hỏi", by=staff.officer, at=build.MORNING)
    answer = Client().post(f"/tra-cuu/{code}/{secret(code)}/tin-nhan/", {"key": "r", "text": " "})
    assert answer.status_code == 422 and 'id="text-error"' in answer.content.decode()


def test_a_file_sent_with_an_answer_opens_at_both_ends(staff: build.Staff, at_desk: Sit, code: str) -> None:
    resolve.write(code=code, text="Xin ảnh", by=staff.officer, at=build.MORNING)
    picture = io.BytesIO(a_png())
    picture.name = "anh.png"
    base = f"/tra-cuu/{code}/{secret(code)}/tin-nhan/"
    Client().post(base, {"key": "r", "text": "Đây ạ", "files": [picture]})
    (key,) = queries.page(SYSTEM, code).letters[-1].files
    assert Client().get(f"{base}{key}/").content == a_png()
    assert at_desk(staff.officer).get(f"/ho-so/{code}/tap-tin/{key}/").content == a_png()


def test_what_was_just_done_is_taken_back_by_one_press(staff: build.Staff, at_desk: Sit, code: str) -> None:
    counter = at_desk(staff.counter)
    assert "Hoàn tác việc vừa làm" in counter.get(f"/ho-so/{code}/").content.decode()
    counter.post(f"/ho-so/{code}/hoan-tac/", {"key": "u"})
    page = queries.page(SYSTEM, code)
    assert page.events[-1].act is Act.UNDO and [t.step for t in page.tasks] == ["nhan"]


def test_once_a_colleague_has_opened_it_the_refusal_names_them(staff: build.Staff, at_desk: Sit, code: str) -> None:
    counter = at_desk(staff.counter)
    at_desk(staff.officer).get(f"/ho-so/{code}/")
    told = counter.post(f"/ho-so/{code}/hoan-tac/", {"key": "u"}, follow=True).content.decode()
    assert "Mai đã mở hồ sơ" in told
    assert queries.page(SYSTEM, code).events[-1].act is Act.COMPLETE_STEP
