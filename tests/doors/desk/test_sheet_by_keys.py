"""The sheet of many dossiers in a real browser, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CARDS = ("001190000001||Nguyễn Thị Thử|01011990|Nữ|Bản Thử, xã Thử|01012022",
         "001085000002||Lò Văn Thử|02031985|Nam|Bản Mẫu, xã Thử|01012022")  # fmt: skip
Desk = Callable[..., Page]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 740)])
def test_a_sheet_of_copies_is_taken_in_with_keys_alone(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None], width: int, height: int
) -> None:
    page = desk(people.counter, width, height)
    page.goto("/quay/nhieu/")
    expect(page.locator("#query")).to_be_focused()
    judged(page)
    page.keyboard.type(f"{build.PROCEDURE}\n")
    expect(page.locator("#paper-1")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("s")
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    expect(page.locator("#line-1-id_no")).to_be_focused()
    for n, line in enumerate(CARDS, 1):
        page.keyboard.type(line + "\n")
        expect(page.locator(f"#line-{n}-count")).to_be_focused()
        page.keyboard.type("3\n")
        expect(page.locator(f"#line-{n + 1}-id_no")).to_be_focused()
    judged(page)
    page.keyboard.press("F6")
    page.keyboard.type("200\n")
    expect(page.locator("#times-error")).to_be_visible()
    expect(page.locator("#times")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("3\n")
    expect(page.locator("#line-3-name")).to_have_value("Nguyễn Thị Thử")
    expect(page.locator("[data-accept]")).to_be_focused()
    for field in ("name", "address", "count", "id_no"):
        page.locator(f"#line-3-{field}").fill("")
    page.keyboard.type("12")
    page.keyboard.press("F8")
    expect(page.locator("#line-3-error")).to_contain_text("Số định danh")
    expect(page.locator("#line-3-id_no")).to_be_focused()
    expect(page.get_by_role("status").first).to_contain_text("Đã tiếp nhận 2 hồ sơ")
    judged(page)
    page.locator("#line-3-id_no").fill("")
    page.keyboard.press("F8")
    expect(page.get_by_role("link", name="Lượt tiếp theo")).to_be_focused()
    judged(page)
    page.goto("/quay/in/")
    judged(page)
