"""The counter in a real browser, by keys alone: from the card to the slip, and nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from motcua.dossiers import queries
from motcua.kernel.actor import SYSTEM
from tests import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = "H52.30.0-260304-0001"
CARD = "001190000001||Nguyễn Thị Thử|01011990|Nữ|Bản Thử, xã Thử|01012022"
Desk = Callable[..., Page]


def scan(page: Page) -> None:
    """The card, no phone, and on to the procedure."""
    page.keyboard.type(CARD + "\n")
    expect(page.locator("#phone")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 740)])
def test_a_clerk_takes_a_file_with_keys_alone(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None], width: int, height: int
) -> None:
    build.a_procedure("1.999004", name="Cấp lại giấy thử đã mất")
    page = desk(people.counter, width, height)
    page.goto("/quay/")
    expect(page.locator("#id_no")).to_be_focused()
    judged(page)
    page.keyboard.type(CARD + "\n")
    expect(page.locator("#phone")).to_be_focused()
    expect(page.locator("#name")).to_have_value("Nguyễn Thị Thử")
    expect(page.locator("#name-mark")).to_contain_text("thẻ căn cước")
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_be_focused()
    judged(page)
    page.keyboard.type("cấp giấy thử")
    expect(page.locator("#hits button")).to_have_count(2)
    page.keyboard.press("Escape")
    page.keyboard.press("F2")
    expect(page.locator("#query")).to_have_value("cấp giấy thử")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=build.PROCEDURE)).to_be_focused()
    judged(page)
    page.keyboard.press("1")
    expect(page.locator("#paper-1")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#paper-2")).to_be_focused()
    page.keyboard.press("s")
    page.keyboard.press("2")
    expect(page.locator("#paper-2")).to_be_checked()
    expect(page.locator("#paper-2-count")).to_have_value("2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-accept]")).to_be_focused()
    expect(page.get_by_text("17:30 ngày 10/03/2026 (thứ Ba)").first).to_be_visible()
    judged(page)
    page.keyboard.press("Enter")
    expect(page.locator(".dk-big")).to_have_text(CODE)
    expect(page.get_by_role("link", name="Người tiếp theo")).to_be_focused()
    expect(page.locator("iframe[data-paper-to-print]")).to_have_attribute("src", f"/ho-so/{CODE}/phieu/2.pdf")
    judged(page)
    assert [(p.name, p.original, p.copy) for p in queries.page(SYSTEM, CODE).papers] == [
        ("Đơn đề nghị", 1, 0), ("Bản sao giấy tờ", 0, 2),
    ]  # fmt: skip
    page.keyboard.press("Enter")
    expect(page.locator("#id_no")).to_be_focused()
    expect(page.locator("#name")).to_have_value("")


def test_who_filed_before_is_found_by_a_name_without_marks_and_the_fields_say_whence(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None]
) -> None:
    code = build.an_accepted_dossier(people.counter).code
    page = desk(people.counter)
    page.goto("/quay/")
    page.keyboard.type("nguyen thu\n")
    expect(page.get_by_role("button", name="001190000001")).to_be_focused()
    judged(page)
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_be_focused()
    expect(page.locator("#phone")).to_have_value("0900000001")
    expect(page.locator("#phone-mark")).to_contain_text(f"hồ sơ {code} ngày 04/03/2026")
    judged(page)


def test_what_is_wrong_is_said_beside_its_field_where_the_hands_then_stand(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None]
) -> None:
    page = desk(people.counter)
    page.goto("/quay/")
    page.keyboard.type("001190000001||Nguyễn Thị\n")
    expect(page.get_by_role("alert")).to_contain_text("Mã QR đọc thiếu: 3 trên 7 phần")
    expect(page.locator("#id_no")).to_be_focused()
    judged(page)
    page.locator("#id_no").fill("")
    scan(page)
    page.keyboard.type(f"{build.PROCEDURE}\n")
    expect(page.locator("#paper-1")).to_be_focused()
    page.keyboard.press("F8")
    expect(page.get_by_role("alert")).to_contain_text("Chưa đánh dấu: Đơn đề nghị; Bản sao giấy tờ")
    expect(page.locator("#paper-1")).to_be_focused()
    expect(page.locator("#name")).to_have_value("Nguyễn Thị Thử")
    judged(page)


def test_what_the_last_person_left_half_way_does_not_come_back_for_the_next(people: build.Staff, desk: Desk) -> None:
    page = desk(people.counter)
    page.goto("/quay/")
    scan(page)
    page.reload()
    expect(page.locator("#name")).to_have_value("Nguyễn Thị Thử")
    for way in ("/viec/", "/quay/"):
        page.goto(way)
        page.goto("/quay/")
        expect(page.locator("#id_no")).to_be_focused()
        expect(page.locator("#name")).to_have_value("")
        scan(page)


def test_an_expired_session_loses_nothing_that_was_typed(people: build.Staff, desk: Desk) -> None:
    user = get_user_model().objects.get(pk=people.counter.person)
    user.set_password("mot-cua-thu-1")
    user.save()
    page = desk(people.counter)
    page.goto("/quay/")
    scan(page)
    page.keyboard.type(f"{build.PROCEDURE}\n")
    expect(page.locator("#paper-1")).to_be_focused()
    page.keyboard.press("Space")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("F8")
    page.locator("input[name=username]").fill(user.get_username())
    page.locator("input[name=password]").fill("mot-cua-thu-1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã lấy lại nội dung gõ dở")).to_be_visible()
    expect(page.locator("#name")).to_have_value("Nguyễn Thị Thử")
    expect(page.locator("#paper-1")).to_be_checked()
    expect(page.locator("#paper-2")).to_be_focused()
