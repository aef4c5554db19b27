"""A head shares out work on a page, from the file and from a list; everybody else has no such page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.doors.desk.conftest import Desk

Sit = Callable[[Actor], Client]


def waiting(staff: build.Staff) -> str:
    """A file in the division's tray."""
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    return code


def test_the_head_assigns_from_the_file_page_and_reads_who_has_how_much(staff: build.Staff, at_desk: Sit) -> None:
    code, head = waiting(staff), at_desk(staff.head)

    form = head.get(f"/ho-so/{code}/phan-cong/").content.decode()
    done = head.post(f"/ho-so/{code}/phan-cong/", {"person": str(staff.officer.person), "reason": ""})

    assert "Mai, Công chức – đang giữ 0 việc" in form
    assert done.status_code == 302
    assert queries.page(SYSTEM, code).tasks[0].taken_by.startswith("Mai")


def test_many_are_read_first_and_then_assigned(staff: build.Staff, at_desk: Sit) -> None:
    codes, head = [waiting(staff) for _ in range(2)], at_desk(staff.head)
    ticked = {"do": "assign", "person": str(staff.officer.person), "code": [f"{code}|tham-dinh" for code in codes]}

    listed = head.get("/phan-cong/").content.decode()
    read = head.post("/viec/nhieu/", ticked).content.decode()
    done = head.post("/viec/nhieu/", ticked | {"read": "1", "reason": "Hạn tuần này"}, follow=True).content.decode()

    assert all(code in listed for code in codes) and "Chưa ai nhận (2)" in listed.replace("\n", " ")
    assert "Sẽ làm với các hồ sơ này" in read
    assert "Xong: 2 / 2 hồ sơ" in done
    assert "đang giữ 2 việc" in head.get("/phan-cong/").content.decode()


def test_the_page_is_for_heads_and_shows_the_own_units_only(staff: build.Staff, at_desk: Sit) -> None:
    code = waiting(staff)

    assert at_desk(staff.officer).get("/phan-cong/").status_code == 403
    assert code not in at_desk(build.a_head("xa", build.COMMUNE)).get("/phan-cong/").content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [(360, 740), (1366, 768)], ids=["360", "1366"])
def test_work_is_shared_out_by_keys_alone(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None], size: tuple[int, int]
) -> None:
    code = waiting(people)
    page = desk(people.head, *size)
    page.goto("/phan-cong/")
    judged(page)
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("F8")
    expect(page.get_by_role("heading", name="Sẽ làm với các hồ sơ này")).to_be_visible()
    judged(page)
    page.keyboard.press("F8")
    expect(page.get_by_role("status").first).to_contain_text("Xong: 1 / 1 hồ sơ")
    assert queries.page(SYSTEM, code).tasks[0].taken_by.startswith("Mai")
