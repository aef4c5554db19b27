"""A session that ends while somebody types on a form of the file page: after signing in the words are there again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tests import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "mot-cua-thu-1"
WORDS = "Ông/Bà mang theo bản chính giấy khai sinh giúp."


def test_what_was_typed_is_there_again_after_signing_in_and_only_for_who_typed_it(
    people: build.Staff, desk: Callable[..., Page]
) -> None:
    for actor in (people.counter, people.officer):
        user = get_user_model().objects.get(pk=actor.person)
        user.set_password(PASSWORD)
        user.save()
    code = build.an_accepted_dossier(people.counter).code
    page = desk(people.counter)
    page.goto(f"/ho-so/{code}/nhan-tin/")
    page.locator("#text").fill(WORDS)
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("F8")
    expect(page.get_by_text("Phiên đã hết hạn; chữ đã gõ còn giữ trong trang này")).to_be_visible()
    sign_in(page, people.counter.person)

    expect(page.locator("#text")).to_have_value(WORDS)
    expect(page.get_by_text("Đã lấy lại nội dung anh/chị gõ dở")).to_be_visible()

    page.context.clear_cookies(name="sessionid")
    page.goto(f"/ho-so/{code}/nhan-tin/")
    sign_in(page, people.officer.person)
    expect(page.locator("header")).to_be_visible()
    assert WORDS not in page.evaluate("JSON.stringify(sessionStorage)")


def sign_in(page: Page, person: int | None) -> None:
    page.locator("input[name=username]").fill(get_user_model().objects.get(pk=person).get_username())
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/**")
