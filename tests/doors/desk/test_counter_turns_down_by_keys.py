"""Refusing, asking once, fifty copies, the print queue, a double press, a lost race: at the counter, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import intake
from motcua.dossiers.rules.sentences import NOT_HERE
from motcua.dossiers.terms import State
from motcua.kernel.actor import SYSTEM
from tests import build
from tests.doors.desk.conftest import Desk
from tests.doors.desk.test_a_lost_line import CARD, chosen, ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = "H52.30.0-260304-0001"


@pytest.mark.parametrize(
    ("key", "form", "state"),
    [("F9", "SUPPLEMENT_REQUEST", State.REGISTERED), ("F10", "REFUSAL", State.REFUSED)],
    ids=["asked-once", "refused"],
)
def test_each_paper_that_fails_has_its_own_reason(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None], key: str, form: str, state: State
) -> None:
    page = desk(people.counter)
    chosen(page)
    page.keyboard.press(key)
    expect(page.locator("#ground" if key == "F10" else "#reason-1")).to_be_focused()
    expect(page.locator(".dk-glance")).not_to_contain_text("Tiếp nhận và cấp giấy hẹn")
    expect(page.locator("#reason-1")).to_have_value(NOT_HERE if key == "F9" else "")
    judged(page)
    page.locator("#reason-1").focus()
    page.keyboard.type("Thiếu chữ ký ở trang hai")
    page.keyboard.press("Tab")
    page.keyboard.type("Bản sao chưa chứng thực")
    page.keyboard.press("F8")
    expect(page.get_by_role("status").first).to_contain_text(CODE)
    expect(page.get_by_role("link", name="Người tiếp theo")).to_be_focused()
    judged(page)
    found = queries.page(SYSTEM, CODE)
    assert (found.state, found.forms[-1].form) == (state, form)
    said = found.events[-1].sentence.vi
    assert "Đơn đề nghị (Thiếu chữ ký ở trang hai)" in said and "Bản sao giấy tờ (Bản sao chưa chứng thực)" in said


def test_a_double_press_accepts_once(people: build.Staff, desk: Desk) -> None:
    page = desk(people.counter)
    ready(page)
    page.evaluate("for (let n = 0; n < 3; n += 1) document.querySelector('[data-accept]').click()")
    expect(page.locator(".dk-big")).to_have_text(CODE)
    assert Dossier.objects.count() == 1


def test_who_accepts_second_stands_before_the_first_one_s_name(people: build.Staff, desk: Desk) -> None:
    code, binh = build.a_submitted_dossier().code, build.a_counter_clerk("binh")
    page = desk(people.counter)
    page.goto(f"/ho-so/{code}/")
    intake.accept(code=code, by=binh, at=build.MORNING)
    page.keyboard.press("1")
    expect(page.get_by_role("status").first).to_contain_text("Binh")
    assert queries.page(SYSTEM, code).events[-1].name.startswith("Binh")


def test_fifty_copies_are_taken_in_and_printed_with_few_keys(people: build.Staff, desk: Desk) -> None:
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
    page.keyboard.press("F6")
    page.keyboard.type("50")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#line-50-id_no")).to_have_count(1)
    with page.expect_response(lambda answer: "giay-hen.pdf" in answer.url, timeout=60_000) as printed:
        page.keyboard.press("F8")
    printed.value.finished()
    expect(page.get_by_role("link", name="Lượt tiếp theo")).to_be_focused()
    assert Dossier.objects.count() == 50
    page.goto("/quay/in/")
    expect(page.locator("input[name=phieu]")).to_have_count(50)
    expect(page.locator("input[name=phieu]").first).to_be_focused()
