"""Above a page stand its name, one word for the menus and one for the display; the rest is one press away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests import build
from tests.doors.judge import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk(now: datetime) -> str:
    """The session of a clerk at the counter."""
    build.a_district()
    client = Client()
    client.force_login(get_user_model().objects.get(pk=build.a_counter_clerk().person))
    return client.cookies["sessionid"].value


@pytest.fixture
def phone(browser: Browser, live_server: Any, clerk: str) -> Any:
    """The clerk's telephone, JavaScript off."""
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, java_script_enabled=False, base_url=live_server.url
    )
    context.add_cookies([{"name": "sessionid", "value": clerk, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_on_a_phone_the_menus_wait_behind_one_word_and_need_no_script(phone: Page) -> None:
    phone.goto("/quay/in/")
    expect(phone.get_by_role("navigation")).to_have_count(0)
    phone.get_by_text("Menu", exact=True).click()
    expect(phone.get_by_role("navigation", name="Chính").get_by_role("link")).not_to_have_count(0)
    expect(phone.get_by_role("link", name="Hàng in")).to_have_attribute("aria-current", "page")
    expect(phone.get_by_role("button", name="Đăng xuất")).to_be_visible()


def test_whoever_makes_the_letters_larger_may_press_again_at_once(phone: Page) -> None:
    phone.goto("/viec/")
    phone.get_by_text("Aa", exact=False).first.click()
    phone.get_by_role("button", name="Chữ to hơn").click()
    phone.get_by_role("button", name="Chữ to hơn").click()
    expect(phone.locator("html.size2")).to_have_count(1)


def test_the_open_menu_is_accessible_on_a_phone(
    page: Page, live_server: Any, clerk: str, accessible: Callable[[], None]
) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.context.add_cookies([{"name": "sessionid", "value": clerk, "url": live_server.url}])
    page.goto(f"{live_server.url}/quay/")
    page.get_by_text("Menu", exact=True).click()
    page.get_by_text("Aa", exact=False).first.click()
    accessible()
