"""The leader's agenda: approve one, approve many after reading, apologise in time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.operations import decide, resolve
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.doors.conftest import Clock

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
    reading = head.post("/duyet/", {"do": "read", "code": waiting}).content.decode()
    assert all(code in reading for code in waiting) and "Đề nghị ký" in reading
    decide.approve(code=waiting[1], by=staff.head, at=build.MORNING)
    page = head.post("/duyet/", {"do": "approve", "code": waiting}).content.decode()
    assert page.count("Đã ký") == 2 and page.count("Chưa ký") == 1
    assert {queries.page(SYSTEM, code).tasks[0].step for code in waiting} == {"van-thu"}


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
