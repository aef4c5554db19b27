"""Certified copies at the counter: pages typed become the sum to ask; date and sum stay in sight at the last button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from motcua.catalogue.terms import Content, Fee, FeeKind, Paper
from motcua.kernel.actor import Actor
from tests import build

COPIES = "1.999815"
TYPED = {
    "key": "a-key", "id_no": "001190000001", "name": "Nguyễn Thị Thử", "address": "Bản Thử", "procedure": COPIES,
    "paper-1": "1", "paper-1-count": "5", "paper-1-kind": "1", "do": "price",
}  # fmt: skip


def copies() -> None:
    """A procedure whose fee goes by the pages of the original."""
    tiers = tuple(
        Fee(name=name, kind=FeeKind.CHARGE, amount=amount, unit="trang")
        for name, amount in (("Trang 1–2", 2000), ("Từ trang thứ 3", 1000))
    )
    asked = (Paper(name="Bản sao cần chứng thực", copies=1),)
    content = Content(papers=asked, fees=tiers, fee_text="Trang của bản chính; tối đa 200.000 đồng/bản")
    build.a_procedure(COPIES, name="Chứng thực bản sao thử", content=content)


def test_pages_and_copies_become_the_sum_to_ask(staff: build.Staff, at_desk: Callable[[Actor], Client]) -> None:
    copies()
    clerk = at_desk(staff.counter)
    assert "gõ số trang để ra số tiền" in clerk.post("/quay/", TYPED).content.decode()

    page = clerk.post("/quay/", TYPED | {"pages": "3"}).content.decode()

    assert "<span data-copies>5</span> bản: <strong><span data-sum>25.000 đ</span>" in page
    assert "Số trang “0”: gõ số từ 1 đến 999." in clerk.post("/quay/", TYPED | {"pages": "0"}).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_date_and_sum_are_in_sight_while_the_last_button_has_the_focus(
    people: build.Staff, desk: Callable[..., Page], judged: Callable[[Page], None]
) -> None:
    copies()
    page = desk(people.counter, 1366, 768)
    page.goto("/quay/")
    page.locator("#id_no").fill("001190000001")
    page.locator("#name").fill("Nguyễn Thị Thử")
    page.locator("#address").fill("Bản Thử")
    page.locator("#query").fill(COPIES)
    page.locator("#query").press("Enter")
    expect(page.locator("#paper-1")).to_be_focused()
    page.keyboard.press("5")
    page.keyboard.press("F3")
    page.keyboard.type("3\n")
    expect(page.locator("[data-sum]")).to_have_text("25.000 đ")
    page.locator("#paper-1").focus()
    page.keyboard.press("2")
    expect(page.locator("[data-sum]")).to_have_text("10.000 đ")
    page.locator("[data-accept]").focus()
    expect(page.locator("[data-accept]")).to_be_in_viewport(ratio=1)
    expect(page.locator(".dk-due")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-sum]")).to_be_in_viewport(ratio=1)
    judged(page)
