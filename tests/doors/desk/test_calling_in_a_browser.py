"""Numbers are called from the counter with one key, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from motcua.queueing.operations import seating
from tests import build
from tests.queueing import hall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_next_number_is_called_with_one_key_while_somebody_is_being_typed_in(
    clock: Any, transactional_db: None, desk: Callable[..., Page], judged: Callable[[Page], None]
) -> None:
    build.a_procedure()
    hall.a_hall()
    clerk = build.a_counter_clerk("mot")
    seating.open_window(window=hall.window(1), by=clerk, at=build.MORNING)
    hall.drawn()
    hall.drawn()
    page = desk(clerk)
    page.goto("/quay/")
    bar = page.locator(".dk-queue__now")
    expect(bar).to_contain_text("chưa gọi ai")
    page.locator("#name").fill("Nguyễn Thị Thử")

    page.keyboard.press("F7")
    expect(bar).to_contain_text("A001")
    page.keyboard.press("F7")
    expect(bar).to_contain_text("A002")

    expect(page.locator("#name")).to_have_value("Nguyễn Thị Thử")
    judged(page)
    page.goto("/goi-so/")
    judged(page)
    page.goto("/so-sach/?so=hand-overs")
    judged(page)
