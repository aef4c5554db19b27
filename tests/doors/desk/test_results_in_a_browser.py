"""From the head's signature to whoever is shown the paper: approved, signed, sealed, downloaded, checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.operations import resolve
from motcua.dossiers.record import secret
from tests import build
from tests.documents import pki

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Desk = Callable[..., Page]
Judge = Callable[[Page], None]


@pytest.fixture(autouse=True)
def _files_and_keys_are_this_test_s_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.PKI = tmp_path / "tep", pki.authority().folder


def test_a_result_is_signed_downloaded_and_checked(
    people: build.Staff, desk: Desk, judged: Judge, tmp_path: Path, live_server: Any
) -> None:
    pki.of_person(people.head, holder=people.head.name)
    pki.of_unit(build.unit_id(build.DISTRICT))
    code = build.an_accepted_dossier(people.counter, subject="Thử kết quả").code
    for actor in (people.counter, people.officer):
        resolve.complete_step(code=code, by=actor, at=build.MORNING)

    signed_by_the_head(desk(people.head, width=360, height=740), code, judged)
    sealed_by_the_clerk(desk(people.clerk), code, judged)
    file = downloaded(desk(people.counter, width=360, height=740), code, tmp_path)
    checked(desk(people.counter), file, judged)


def signed_by_the_head(page: Page, code: str, judged: Judge) -> None:
    """On a phone: drawn, read, signed, and the step approved in one press."""
    page.goto(f"/ho-so/{code}/")
    page.get_by_role("link", name="Lập kết quả để ký").click()
    judged(page)
    page.get_by_role("button", name="Cấp số và lập").click()
    expect(page.get_by_role("heading", name="Thông báo kết quả số 01/TB-UBND")).to_be_visible()
    judged(page)
    page.get_by_role("button", name="Tôi đã đọc, ký").click()
    expect(page.get_by_text("Đã ký:")).to_be_visible()
    judged(page)


def sealed_by_the_clerk(page: Page, code: str, judged: Judge) -> None:
    """The agency's signature by its key, then the last step."""
    page.goto(f"/ho-so/{code}/ket-qua/")
    judged(page)
    page.keyboard.press("F8")
    expect(page.get_by_text("Chữ ký số cơ quan:")).to_be_visible()
    judged(page)
    page.goto(f"/ho-so/{code}/hoan-thanh-buoc/")
    page.get_by_role("button", name="Hoàn thành bước").click()


def downloaded(page: Page, code: str, folder: Path) -> Path:
    """By the applicant, where the dossier is followed."""
    page.goto(f"/tra-cuu/{code}/{secret(code)}/")
    address = page.get_by_role("link", name="tải về").get_attribute("href")
    answer = page.request.get(str(address))
    assert answer.headers["content-type"] == "application/pdf"
    path = folder / "ket-qua.pdf"
    path.write_bytes(answer.body())
    return path


def checked(page: Page, file: Path, judged: Judge) -> None:
    """By anybody: the very file is valid, one changed byte is not."""
    altered = file.with_name("sua.pdf")
    content = file.read_bytes()
    place = content.index(b"stream") + 60
    altered.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    for path, words in ((file, "còn giá trị"), (altered, "đã bị sửa")):
        page.goto("/kiem-tra/")
        judged(page)
        page.get_by_label("Tệp kết quả").set_input_files(path)
        page.get_by_role("button", name="Kiểm tra tệp").click()
        expect(page.get_by_role("status")).to_contain_text(words)
        judged(page)
