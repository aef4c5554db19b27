"""A reform officer imports the catalogue in a browser, sees first what it changes, and looks at a process."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from motcua.accounts import operations as accounts
from motcua.kernel.actor import SYSTEM, Role
from tests.directory.places import AT, a_person, a_province, a_seat

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECRET = "ruong bac thang xanh"


def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("MOTCUA_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_the_catalogue_is_imported_and_a_process_looked_at(
    page: Page, live_server: Any, accessible: Callable[[], None]
) -> None:
    a_province()
    a_person("cai.cach", "Vàng A Sử")
    accounts.set_password(username="cai.cach", password=SECRET, by=SYSTEM, at=AT)
    a_seat("cai.cach", "H52", Role.REFORM, title="Chuyên viên cải cách hành chính")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/dang-nhap/?tiep=/quan-tri/thu-tuc/nhap/")
    page.fill("input[name=username]", "cai.cach")
    page.fill("input[name=password]", SECRET)
    page.press("input[name=password]", "Enter")
    accessible()

    page.set_input_files("#file", str(resources.files("motcua.catalogue").joinpath("data/procedures.json")))
    page.fill("#decision", "12/QĐ-UBND")
    page.click("text=Xem thay đổi")
    expect(page.get_by_role("status")).to_contain_text("Mới 82")
    accessible()
    _picture(page, "import")
    page.click("text=Công bố các thay đổi trên")

    expect(page.locator("main")).to_contain_text("Đã công bố: 82 mới")
    accessible()
    _picture(page, "catalogue")
    page.fill("#tim", "mat so do")
    page.press("#tim", "Enter")
    page.click("text=Cấp lại Giấy chứng nhận do bị mất")
    expect(page.get_by_role("img", name="Cấp lại Giấy chứng nhận do bị mất")).to_be_visible()
    accessible()
    _picture(page, "procedure")
    page.set_viewport_size({"width": 1280, "height": 900})
    _picture(page, "procedure-wide")
    page.goto(f"{live_server.url}/quan-tri/thu-tuc/")
    _picture(page, "catalogue-wide")
