"""The desks in a real browser: keys alone at the counter, and a whole life from intake to the result in hand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers import queries
from motcua.kernel.actor import SYSTEM
from tests import build
from tests.doors.pictures import a_png

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = "H52.30.0-260304-0001"
Desk = Callable[..., Page]


def test_a_whole_life(people: build.Staff, desk: Desk, judged: Callable[[Page], None]) -> None:
    counter = desk(people.counter)
    intake(counter, judged)
    step(counter, "Hoàn thành bước", judged)

    officer = desk(people.officer)
    officer.goto("/viec/")
    judged(officer)
    officer.get_by_role("button", name="Nhận việc").click()
    expect(officer.get_by_role("status").first).to_contain_text(CODE)
    officer.keyboard.press("j")
    officer.keyboard.press("Enter")
    expect(officer).to_have_url(re.compile(f"/ho-so/{CODE}/$"))
    judged(officer)
    step(officer, "Hoàn thành bước", judged, note="Đủ điều kiện, đề nghị ký")

    head = desk(people.head, width=360, height=740)
    head.goto("/duyet/")
    expect(head.get_by_text("Đủ điều kiện, đề nghị ký")).to_be_visible()
    judged(head)
    head.goto(f"/ho-so/{CODE}/")
    judged(head)
    assert head.locator(".mc-facts").first.bounding_box()["width"] > 300  # type: ignore[index]
    head.goto("/duyet/")
    head.get_by_label("Cấp giấy thử").check()
    head.get_by_role("button", name="Đọc danh sách").click()
    judged(head)
    head.get_by_role("button", name="Phê duyệt 1").click()
    expect(head.get_by_text("Đã phê duyệt bước")).to_be_visible()

    step(desk(people.clerk), "Hoàn thành bước", judged)
    counter.goto("/viec/")
    counter.get_by_role("link", name="Trả kết quả").click()
    counter.get_by_label("Người nhận").fill("Nguyễn Thị Thử")
    judged(counter)
    counter.get_by_role("button", name="Trả kết quả").click()
    expect(counter.get_by_text("Đã trả kết quả").first).to_be_visible()
    judged(counter)


def intake(page: Page, judged: Callable[[Page], None]) -> None:
    """The counter's form with mouse and eyes."""
    page.goto("/quay/")
    judged(page)
    page.get_by_label("Số định danh", exact=True).fill("001190000001")
    page.get_by_label("Họ và tên, tên tổ chức").fill("Nguyễn Thị Thử")
    page.get_by_label("Địa chỉ", exact=True).fill("Bản Thử, xã Thử")
    page.get_by_label("Tìm thủ tục").fill(build.PROCEDURE)
    page.get_by_role("button", name="Tìm, xem phiếu hẹn").click()
    for name in build.NAMES:
        page.get_by_label(name, exact=True).check()
    judged(page)
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    expect(page.locator(".dk-big")).to_have_text(CODE)
    judged(page)


def step(page: Page, name: str, judged: Callable[[Page], None], note: str = "") -> None:
    """An act from the file page."""
    page.goto(f"/ho-so/{CODE}/")
    page.get_by_role("link", name=name).click()
    judged(page)
    if note:
        page.get_by_label("Ghi chú").fill(note)
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("status").first).to_contain_text(CODE)


#: a browser that reads QR codes: every picture holds the slip of the dossier
READS_CODES = """window.BarcodeDetector = class {
  async detect() { return [{ rawValue: "https://motcua.example.vn/tra-cuu/%s/ABCDEFGH/" }]; }
};"""


def test_a_slip_photographed_on_a_phone_closes_its_step(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None]
) -> None:
    code = build.an_accepted_dossier(people.counter).code
    page = desk(people.counter, width=360, height=740)
    page.add_init_script(READS_CODES % code)
    page.goto("/quet/")
    judged(page)
    page.get_by_label("Hoặc chụp ảnh mã QR").set_input_files(
        {"name": "slip.png", "mimeType": "image/png", "buffer": a_png()}
    )
    close = page.get_by_role("button", name="Đóng bước “Kiểm tra, chuyển”")
    expect(close).to_be_visible()
    judged(page)
    close.click()
    expect(page.get_by_role("status").first).to_contain_text(code)
    assert [t.step for t in queries.page(SYSTEM, code).tasks] == ["tham-dinh"]


def test_a_browser_that_reads_no_codes_says_what_to_do_and_takes_a_typed_one(people: build.Staff, desk: Desk) -> None:
    code = build.an_accepted_dossier(people.counter).code
    page = desk(people.counter, width=360, height=740)
    page.add_init_script("delete window.BarcodeDetector;")
    page.goto("/quet/")
    expect(page.get_by_text("mở ứng dụng Máy ảnh của điện thoại")).to_be_visible()
    page.get_by_label("Mã trên giấy hẹn").fill(code.lower())
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("button", name="Đóng bước “Kiểm tra, chuyển”")).to_be_visible()
