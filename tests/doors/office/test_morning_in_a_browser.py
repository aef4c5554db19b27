"""The morning list on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from motcua.kernel.actor import Actor
from motcua.promises.operations import backtesting, forecasting
from tests import build
from tests.doors.conftest import Clock
from tests.promises.test_the_morning_list import a_slow_past, an_open_one

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [360, 1366])
def test_the_morning_list_is_accessible_and_no_wider_than_the_screen(
    clock: Clock,
    live_server: LiveServer,
    page: Page,
    at_desk: Callable[[Actor], Client],
    accessible: Callable[[], None],
    width: int,
) -> None:
    staff = build.a_staffed_district()
    a_slow_past(staff, 12)
    an_open_one(staff), an_open_one(staff, date(2026, 3, 5))
    clock.now = build.at("6:30", date(2026, 3, 9))
    forecasting.forecast(at=clock.now)
    backtesting.put_to_test(at=clock.now)
    page.set_viewport_size({"width": width, "height": 900})

    for path, who in (("/sang-nay/", staff.head), ("/viec/", staff.officer)):
        session = at_desk(who).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.goto(live_server.url + path)
        assert page.get_by_text("Nguy cơ trễ hẹn").first.is_visible()
        accessible()
