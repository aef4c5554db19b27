"""A head reads, ticks and signs with keys alone on a phone; an administrator looks at who signs with what."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from motcua.accounts import operations as accounts
from motcua.documents.terms.signatures import Holds
from motcua.dossiers.operations import decide, outcomes, resolve
from motcua.kernel.actor import SYSTEM, Role
from tests import build
from tests.documents import pki

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECRET = "ruong bac thang xanh"


def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("MOTCUA_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def _enter(page: Page, address: str, username: str) -> None:
    accounts.set_password(username=username, password=SECRET, by=SYSTEM, at=build.MORNING)
    page.context.clear_cookies()
    page.goto(address)
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", SECRET)
    page.press("input[name=password]", "Enter")


def test_results_are_read_ticked_and_signed_with_keys_and_the_register_is_looked_at(
    page: Page, live_server: Any, accessible: Callable[[], None], now: datetime, settings: Any, tmp_path: Path
) -> None:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    staff, _ = build.a_staffed_district(), build.an_actor("quan", Role.ADMIN, unit=build.DISTRICT)
    pki.of_person(staff.head, holder=staff.head.name)
    code = build.an_accepted_dossier(staff.counter, subject="Thử ký").code
    resolve.complete_step(code=code, by=staff.counter, at=now)
    resolve.complete_step(code=code, by=staff.officer, at=now)
    outcomes.issue(code=code, by=staff.head, at=now)
    page.set_viewport_size({"width": 360, "height": 740})

    _enter(page, f"{live_server.url}/dang-nhap/?tiep=/ky/", "hung")
    accessible()
    _picture(page, "ky-360")
    page.focus("input[name=subject]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("0/1")
    accessible()
    _picture(page, "luot-360")
    page.focus("#secret")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã ký xong")
    accessible()
    _picture(page, "da-ky-360")
    page.set_viewport_size({"width": 1366, "height": 800})
    _picture(page, "da-ky-1366")

    _enter(page, f"{live_server.url}/dang-nhap/?tiep=/quan-tri/chung-thu/", "quan")
    accessible()
    _picture(page, "so-1366")
    page.set_viewport_size({"width": 360, "height": 740})
    accessible()
    _picture(page, "so-360")


def test_a_head_approves_and_signs_with_one_thumb_and_with_keys_alone(
    page: Page, live_server: Any, accessible: Callable[[], None], now: datetime, settings: Any, tmp_path: Path
) -> None:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    build.a_district(code="1.001193")
    staff = build.Staff()
    pki.of_person(staff.head, holder=staff.head.name)
    for n in range(2):
        code = build.an_accepted_dossier(
            staff.counter, procedure="1.001193", subject=f"Con {n}", answers=build.BORN
        ).code
        resolve.complete_step(code=code, by=staff.counter, at=now)
        resolve.complete_step(code=code, by=staff.officer, at=now)

    page.set_viewport_size({"width": 360, "height": 740})
    _enter(page, f"{live_server.url}/dang-nhap/?tiep=/duyet/", "hung")
    accessible()
    _picture(page, "duyet-360")
    page.get_by_role("button", name="Duyệt và ký kết quả").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("0/1")
    accessible()
    _picture(page, "duyet-luot-360")
    page.get_by_role("button", name="Đã đọc, ký các văn bản đã chọn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ký xong")
    accessible()
    _picture(page, "duyet-xong-360")

    page.set_viewport_size({"width": 1366, "height": 800})
    page.goto(f"{live_server.url}/duyet/")
    page.focus("input[name=code]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đọc trước khi ký")
    accessible()
    _picture(page, "duyet-doc-1366")
    page.keyboard.press("F8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("0/1")
    accessible()
    _picture(page, "duyet-luot-1366")
    page.keyboard.press("F8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1/1")
    expect(page.get_by_role("status")).to_contain_text("Đã ký xong")


def test_the_clerk_seals_what_was_signed_after_the_end_with_keys_alone(
    page: Page, live_server: Any, accessible: Callable[[], None], now: datetime, settings: Any, tmp_path: Path
) -> None:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    staff = build.a_staffed_district()
    pki.of_person(staff.head, holder=staff.head.name)
    pki.of_unit(build.unit_id(build.DISTRICT))
    code = build.an_accepted_dossier(staff.counter, subject="Thử đóng dấu").code
    resolve.complete_step(code=code, by=staff.counter, at=now)
    resolve.complete_step(code=code, by=staff.officer, at=now)
    _signed(staff, code, now)
    decide.approve(code=code, by=staff.head, at=now)
    outcomes.sign(code=code, by=staff.clerk, at=now, holds=Holds.ORGANISATION)
    resolve.complete_step(code=code, by=staff.clerk, at=now)
    _signed(staff, code, now, reason="Sai ngày sinh của con")
    page.set_viewport_size({"width": 1366, "height": 800})

    _enter(page, f"{live_server.url}/dang-nhap/?tiep=/viec/", "lan")
    accessible()
    _picture(page, "dau-viec-1366")
    page.keyboard.press("v")
    expect(page.get_by_role("heading", level=2)).to_contain_text("(1)")
    accessible()
    page.focus("input[name=subject]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("0/1")
    page.keyboard.press("F8")
    expect(page.get_by_role("status")).to_contain_text("Đã ký xong")
    page.goto(f"{live_server.url}/ho-so/{code}/ket-qua/")
    expect(page.get_by_text("Đã được thay thế")).to_be_visible()


def _signed(staff: build.Staff, code: str, at: datetime, reason: str = "") -> None:
    outcomes.issue(code=code, by=staff.head, at=at, reason=reason)
    outcomes.sign(code=code, by=staff.head, at=at)
