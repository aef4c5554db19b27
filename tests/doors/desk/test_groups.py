"""The inbox by what is due first: an overdue step stands under overdue, three working days are not some later week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from motcua.calendars.terms import ZONE
from motcua.doors.desk import rows
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import Row
from tests import build
from tests.doors.office.test_alarms import LATER, sweep

SATURDAY = datetime(2026, 3, 7, 8, 0, tzinfo=ZONE)


def day(n: int) -> datetime:
    return datetime(2026, 3, n, 17, 0, tzinfo=ZONE)


@pytest.fixture
def row(staff: build.Staff) -> Callable[..., Row]:
    build.an_accepted_dossier(staff.counter)
    (one,) = queries.inbox(staff.counter)
    return lambda **said: replace(one, **said)


@pytest.mark.parametrize(
    ("said", "group"),
    [
        ({"due_at": day(20), "until": day(6)}, "late"),
        ({"due_at": None, "until": day(6)}, "late"),
        ({"due_at": day(20), "until": day(9)}, "soon"),
        ({"due_at": day(11), "until": None}, "week"),
        ({"due_at": day(20), "until": None}, "after"),
        ({"due_at": day(20), "until": None, "paused_at": day(5)}, "others"),
    ],
)
def test_a_row_stands_where_its_first_date_puts_it(row: Callable[..., Row], said: dict[str, Any], group: str) -> None:
    (found,) = rows.grouped([row(**said)], [], [], SATURDAY)
    assert found.id == group


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_first_row_is_in_sight_whatever_alarms_stand_above(
    people: build.Staff, desk: Callable[..., Page], judged: Callable[[Page], None]
) -> None:
    for _ in range(3):
        code = build.an_accepted_dossier(people.counter).code
        resolve.complete_step(code=code, by=people.counter, at=build.MORNING)
    sweep(at=LATER)
    page = desk(people.officer, 1366, 768)
    page.goto("/viec/")
    expect(page.locator("[data-row]").first).to_be_in_viewport(ratio=1)
    page.locator("summary#canh-bao").click()
    expect(page.get_by_text("Bước “Thẩm định”").first).to_be_visible()
    judged(page)
