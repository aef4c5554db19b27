"""A reform officer mends the wording of a message and looks at the outbox; a citizen chooses how to be told."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from motcua.accounts import operations as accounts
from motcua.adapters.simulated import Simulated
from motcua.dossiers.record import secret
from motcua.kernel.actor import SYSTEM, Role
from motcua.notices import operations
from motcua.notices.terms import Carriage, Telling
from tests import build
from tests.notices.carriers import VALUES, owed
from tests.notices.conftest import _carriers_of_its_own  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECRET = "ruong bac thang xanh"


def _picture(page: Page, name: str) -> None:
    for width in (360, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("MOTCUA_PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def _some_messages(at: datetime) -> None:
    for n in range(12):
        operations.owe([owed(code=f"H52.30.0-260304-{n:04}", owed_at=at)])
    Simulated("sms-1").behave("slow")
    operations.deliver(at=at + timedelta(seconds=2))
    for name in ("sms-1", "sms-2"):
        Simulated(name).behave("down")
    operations.owe([owed(code="H52.30.0-260304-0020", owed_at=at), owed(Carriage.ZALO, code="H52.30.0-260304-0021")])
    Simulated("zalo").behave("unknown")
    operations.deliver(at=at + timedelta(minutes=1))
    operations.weigh(at=at + timedelta(minutes=6))
    operations.sum_up(at=at + timedelta(minutes=6))


def test_wording_and_outbox_at_both_widths(
    page: Page, live_server: Any, accessible: Callable[[], None], now: datetime
) -> None:
    build.a_district()
    build.an_actor("cai.cach", Role.REFORM, unit="H52")
    accounts.set_password(username="cai.cach", password=SECRET, by=SYSTEM, at=now)
    _some_messages(now)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/dang-nhap/?tiep=/quan-tri/mau-tin/accept/")
    page.fill("input[name=username]", "cai.cach")
    page.fill("input[name=password]", SECRET)
    page.press("input[name=password]", "Enter")
    accessible()

    page.fill("#short", "Ho so {code}: xem tai www.abc.vn")
    page.click("text=Xem thử")
    expect(page.get_by_role("alert")).to_contain_text("đường dẫn")
    accessible()
    _picture(page, "wording-wrong")
    page.fill("#short", "Ho so {code} da nhan. Hen tra {due}. Co quan khong hoi ma OTP.")
    page.click("text=Giữ thành bản mới, chờ duyệt")
    page.click("text=Duyệt bản 1")
    expect(page.get_by_role("status")).to_contain_text("Đã duyệt")
    accessible()
    _picture(page, "wording")

    page.goto(f"{live_server.url}/quan-tri/tin-bao/")
    expect(page.locator("main")).to_contain_text("knows none of the addresses")
    accessible()
    _picture(page, "outbox")
    page.goto(f"{live_server.url}/quan-tri/mau-tin/")
    accessible()
    _picture(page, "wordings")


def test_a_citizen_chooses_how_to_be_told(
    page: Page, live_server: Any, accessible: Callable[[], None], now: datetime
) -> None:
    build.a_district()
    done = build.an_accepted_dossier(build.a_counter_clerk())
    reach = {Carriage.SMS: "0900000001", Carriage.EMAIL: "lan@example.vn"}
    at = now + timedelta(minutes=1)
    operations.tell([Telling(f"{done.code}-2", done.code, "accept", at, VALUES | {"code": done.code}, reach)])
    operations.deliver(at=at)
    operations.hear(at=at + timedelta(minutes=1))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/tra-cuu/{done.code}/{secret(done.code)}/")
    expect(page.locator("main")).to_contain_text("đến nơi lúc")
    accessible()
    _picture(page, "told")

    page.click("text=Đổi cách nhận tin")
    accessible()
    page.check("text=Zalo theo số điện thoại")
    page.click("button:has-text('Lưu')")

    expect(page.get_by_role("status")).to_contain_text("Đã lưu")
    accessible()
    _picture(page, "wish")
