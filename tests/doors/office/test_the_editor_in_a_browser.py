"""The process editor in Chromium: the picture follows what is typed, and every page fits a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from motcua.catalogue.operations import proposing
from motcua.kernel.actor import Actor
from tests import build
from tests.doors.conftest import Clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(clock: Clock, live_server: LiveServer, page: Page, at_desk: Callable[[Actor], Client]) -> str:
    """A draft of the district, opened by its head."""
    build.a_district()
    head = build.a_head()
    session = at_desk(head).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    units = [build.unit_id(build.DISTRICT)]
    made = proposing.begin(procedure=build.PROCEDURE, units=units, by=head, at=build.MORNING)
    return f"{live_server.url}/quy-trinh/ban-thao/{made}/"


def test_the_picture_follows_what_is_typed(address: str, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(address)

    page.fill("#count-tham-dinh", "9")
    page.press("#count-tham-dinh", "Tab")

    page.wait_for_selector("#nhin >> text=vượt thời hạn")
    assert "9 ngày làm việc" in (page.text_content("#nhin svg") or "")
    assert page.input_value("#count-tham-dinh") == "9"
    page.reload()
    assert page.input_value("#count-tham-dinh") == "2,5"
    assert said == []


def test_every_page_of_a_draft_is_accessible_and_fits_a_phone(
    address: str, page: Page, accessible: Callable[[], None]
) -> None:
    procedure = address.partition("/ban-thao/")[0] + f"/{build.PROCEDURE}/"
    for path in (address, f"{address}buoc/ky/", f"{address}chay-thu/", f"{address}quyet/", procedure):
        for width in (360, 1366):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(path)
            accessible()
