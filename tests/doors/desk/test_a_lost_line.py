"""The line is lost at the counter: nothing typed is lost, nothing is accepted, and one press is sent once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier
from tests import build
from tests.doors.desk.conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: everything the tab keeps
KEPT = "JSON.stringify({...sessionStorage, ...localStorage})"
CARD = "001190000001||Nguyễn Thị Thử|01011990|Nữ|Bản Thử, xã Thử|01012022"


def chosen(page: Page) -> None:
    """A person and a procedure; no paper ticked."""
    page.goto("/quay/")
    page.keyboard.type(CARD + "\n")
    expect(page.locator("#phone")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.type(f"{build.PROCEDURE}\n")
    expect(page.locator("#paper-1")).to_be_focused()


def ready(page: Page) -> None:
    """Everything typed; the hands stand on the button."""
    chosen(page)
    for n in (1, 2):
        expect(page.locator(f"#paper-{n}")).to_be_focused()
        page.keyboard.press("Space")
    expect(page.locator("[data-accept]")).to_be_focused()


def test_what_was_pressed_is_sent_once_when_the_line_is_back(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None]
) -> None:
    page = desk(people.counter)
    ready(page)

    page.context.set_offline(True)
    expect(page.get_by_text("Mất kết nối lúc")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("F8")
    expect(page.get_by_text("sẽ tự gửi đúng một lần")).to_be_visible()
    judged(page)
    assert Dossier.objects.count() == 0
    expect(page.locator("#name")).to_have_value("Nguyễn Thị Thử")

    page.context.set_offline(False)
    expect(page.locator(".dk-big")).to_have_text("H52.30.0-260304-0001")
    assert Dossier.objects.count() == 1


def test_a_sheet_of_many_waits_for_the_line_too(people: build.Staff, desk: Desk) -> None:
    page = desk(people.counter)
    page.goto("/quay/nhieu/")
    page.keyboard.type(f"{build.PROCEDURE}\n")
    expect(page.locator("#paper-1")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    expect(page.locator("#line-1-id_no")).to_be_focused()
    page.keyboard.type(CARD + "\n")
    expect(page.locator("#line-1-count")).to_be_focused()

    page.context.set_offline(True)
    for _ in range(2):
        page.keyboard.press("F8")
    expect(page.get_by_text("sẽ tự gửi đúng một lần")).to_be_visible()
    with page.expect_response(lambda answer: "giay-hen.pdf" in answer.url, timeout=60_000) as printed:
        page.context.set_offline(False)
    printed.value.finished()

    assert Dossier.objects.count() == 1


def test_signing_out_leaves_nothing_typed_on_the_machine(people: build.Staff, desk: Desk) -> None:
    page = desk(people.counter)
    page.goto("/quay/")
    page.keyboard.type(CARD + "\n")
    expect(page.locator("#phone")).to_be_focused()
    assert "Nguyễn Thị Thử" in page.evaluate(KEPT)

    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("button", name="Đăng xuất")).to_have_count(0)

    kept = page.evaluate(KEPT)
    assert "motcua-" not in kept and "Nguyễn" not in kept
