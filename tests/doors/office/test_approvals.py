"""The leader's agenda: approve one, approve many after reading, apologise in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import queries
from motcua.dossiers.operations import decide, resolve
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.doors.conftest import Clock
from tests.workflow.processes import a_definition, a_step

Sit = Callable[[Actor], Client]


@pytest.fixture
def waiting(staff: build.Staff) -> list[str]:
    """Three dossiers that wait for the head."""
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(3)]
    for code in codes:
        resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
        resolve.complete_step(code=code, by=staff.officer, at=build.MORNING, note="Đề nghị ký")
    return codes


def test_the_agenda_is_for_heads(staff: build.Staff, at_desk: Sit) -> None:
    assert at_desk(staff.head).get("/duyet/").status_code == 200
    assert at_desk(staff.clerk).get("/duyet/").status_code == 403


def test_many_are_read_first_and_each_has_its_result(staff: build.Staff, waiting: list[str], at_desk: Sit) -> None:
    head = at_desk(staff.head)
    ticked = [f"{code}:ky" for code in waiting]
    reading = head.post("/duyet/", {"do": "read", "code": ticked}).content.decode()
    assert all(code in reading for code in waiting) and "Đề nghị ký" in reading
    decide.approve(code=waiting[1], by=staff.head, at=build.MORNING)
    page = head.post("/duyet/", {"do": "approve", "code": ticked}).content.decode()
    assert page.count("Đã phê duyệt bước “Ký duyệt”") == 2 and page.count("Chưa phê duyệt") == 1
    assert {queries.page(SYSTEM, code).tasks[0].step for code in waiting} == {"van-thu"}


def test_a_head_is_asked_only_about_the_steps_of_the_own_unit(staff: build.Staff, at_desk: Sit) -> None:
    below = a_step("phan-cong", "ky", role="head", unit="division:Phòng Tư pháp", name="Phân công thụ lý")
    definition = a_definition(below, a_step("ky", "@finish", role="head", name="Ký duyệt"))
    build.a_procedure("1.999009", definition=definition)
    code = build.an_accepted_dossier(staff.counter, procedure="1.999009").code
    division = at_desk(build.a_head("tp", build.DIVISION))
    assert code not in at_desk(staff.head).get("/duyet/").content.decode()
    assert "Phân công thụ lý" in division.get("/duyet/").content.decode()
    told = division.post(f"/duyet/{code}/", {"step": "phan-cong"}, follow=True).content.decode()
    assert "Đã phê duyệt bước “Phân công thụ lý”." in told
    assert code not in division.get("/duyet/").content.decode()
    last = at_desk(staff.head).post(f"/duyet/{code}/", {"step": "ky"}, follow=True).content.decode()
    assert "Đã phê duyệt bước “Ký duyệt”, hồ sơ đã ký." in last


def test_the_address_of_an_approval_leads_to_the_agenda(staff: build.Staff, waiting: list[str], at_desk: Sit) -> None:
    answer = at_desk(staff.head).get(f"/duyet/{waiting[0]}/")
    assert answer.headers["Location"] == "/duyet/"
    assert queries.page(SYSTEM, waiting[0]).tasks[0].step == "ky"


def test_an_apology_is_offered_only_to_whom_it_is_allowed(
    staff: build.Staff, waiting: list[str], at_desk: Sit, clock: Clock
) -> None:
    clock.now = build.at("08:00", build.DAY.replace(day=12))
    page = at_desk(build.a_head("tp", build.DIVISION)).get("/duyet/").content.decode()
    assert f"/ho-so/{waiting[0]}/" in page and f"/ho-so/{waiting[0]}/gia-han/" not in page


def test_a_late_dossier_without_apology_asks_for_one_and_says_why(
    staff: build.Staff, waiting: list[str], at_desk: Sit, clock: Clock
) -> None:
    clock.now = build.at("08:00", build.DAY.replace(day=12))
    head = at_desk(staff.head)
    page = head.get("/duyet/").content.decode()
    assert f"/ho-so/{waiting[0]}/gia-han/" in page
    assert "Đang ở" in page and "Ký duyệt" in page
    resolve.extend(
        code=waiting[0], new_due=build.DAY.replace(day=20), reason="Chờ xác minh", by=staff.head, at=clock.now
    )
    assert f"/ho-so/{waiting[0]}/gia-han/" not in head.get("/duyet/").content.decode()


def test_what_falls_due_within_three_days_is_shown_before_it_is_late(
    staff: build.Staff, waiting: list[str], at_desk: Sit, clock: Clock
) -> None:
    clock.now = build.at("08:00", build.DAY.replace(day=9))
    page = at_desk(staff.head).get("/duyet/").content.decode()
    assert "Sắp đến hạn trong ba ngày (3)" in page


def test_the_agenda_asks_as_often_however_much_waits(
    staff: build.Staff, at_desk: Sit, waiting: list[str], django_assert_num_queries: Any
) -> None:
    head = at_desk(staff.head)
    head.get("/duyet/")
    with CaptureQueriesContext(connection) as few:
        head.get("/duyet/")
    for _ in range(4):
        code = build.an_accepted_dossier(staff.counter).code
        resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
        resolve.complete_step(code=code, by=staff.officer, at=build.MORNING)
    with django_assert_num_queries(len(few)):
        assert head.get("/duyet/").content.decode().count('name="code"') == 7
