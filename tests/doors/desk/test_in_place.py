"""Consulting, handing over and every other act are done on the file page itself, with keys, with and without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Act
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.doors.desk.conftest import Desk

Sit = Callable[[Actor], Client]


def with_the_officer(staff: build.Staff) -> str:
    """A file that waits in the division."""
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    return code


@pytest.mark.parametrize("act", ["lay-y-kien", "ban-giao", "tra-lai-buoc", "nhan-tin"])
def test_an_act_opens_on_the_file_page_beside_papers_and_log(staff: build.Staff, at_desk: Sit, act: str) -> None:
    code = with_the_officer(staff)

    page = at_desk(staff.officer).get(f"/ho-so/{code}/{act}/").content.decode()

    assert f'action="/ho-so/{code}/{act}/"' in page and 'id="viec"' in page
    assert 'id="giay-to"' in page and "Nhật ký" in page and "Việc làm được lúc này" in page


def test_what_is_wrong_and_what_was_typed_stand_on_the_file_page(staff: build.Staff, at_desk: Sit) -> None:
    code = with_the_officer(staff)
    typed = {"unit": "", "reason": "Thuộc thẩm quyền của xã"}

    answer = at_desk(staff.officer).post(f"/ho-so/{code}/ban-giao/", typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Đơn vị nhận: hãy điền." in page and "Thuộc thẩm quyền của xã" in page and 'id="giay-to"' in page


def test_a_long_log_is_folded_and_whole(staff: build.Staff, at_desk: Sit) -> None:
    code = with_the_officer(staff)
    for n in range(40):
        resolve.write(code=code, text=f"Tin thứ {n}", by=staff.officer, at=build.MORNING)

    page = at_desk(staff.officer).get(f"/ho-so/{code}/").content.decode()

    log = page[page.index("Nhật ký") :]
    assert "33 việc trước đó" in log
    assert log.count("<time") >= len(queries.page(SYSTEM, code).events)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_file_is_handed_over_and_asked_about_without_leaving_it(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None]
) -> None:
    code = with_the_officer(people)
    page = desk(people.officer)
    page.goto(f"/ho-so/{code}/")
    asks = page.get_by_role("link", name="Gửi lấy ý kiến, phối hợp")
    page.keyboard.press(asks.get_attribute("data-key") or "")
    expect(page.get_by_label("Loại yêu cầu")).to_be_focused()
    assert page.url.endswith(f"/ho-so/{code}/")
    judged(page)
    page.get_by_role("checkbox", name="Phòng Tư pháp").check()
    page.get_by_label("Nội dung cần ý kiến").fill("Có tranh chấp không?")
    page.keyboard.press("F8")
    expect(page.get_by_role("status").first).to_contain_text("Lấy ý kiến đơn vị phối hợp")
    assert queries.page(SYSTEM, code).events[-1].act is Act.CONSULT


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_without_script_the_form_opens_on_the_same_page(people: build.Staff, desk: Desk) -> None:
    code = with_the_officer(people)
    page = desk(people.officer, script=False)
    page.goto(f"/ho-so/{code}/")
    page.get_by_role("link", name="Chuyển hồ sơ").click()
    page.get_by_label("Đơn vị nhận").select_option(build.COMMUNE)
    page.get_by_label("Lý do chuyển").fill("Thuộc xã")
    page.get_by_role("button", name="Chuyển hồ sơ").click()
    expect(page.get_by_role("status")).to_contain_text("Chuyển hồ sơ")
    assert queries.page(SYSTEM, code).events[-1].act is Act.HAND_OVER


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_letters_typed_into_a_refused_form_press_no_other_act(people: build.Staff, desk: Desk) -> None:
    code = build.a_submitted_dossier().code
    page = desk(people.counter)
    page.goto(f"/ho-so/{code}/tu-choi/")
    before = queries.page(SYSTEM, code).events
    page.keyboard.press("F8")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.locator("#viec textarea, #viec select, #viec input").and_(page.locator(":focus"))).to_have_count(1)

    page.keyboard.type("1 soạt")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type("1suo")

    expect(page.get_by_role("heading", name="Từ chối")).to_be_visible()
    assert page.url.endswith(f"/ho-so/{code}/tu-choi/") and queries.page(SYSTEM, code).events == before
