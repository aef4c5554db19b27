"""The pages of planned changes on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from motcua.kernel.actor import Actor
from tests import build
from tests.changes.world import Office, a_day, a_recall
from tests.doors.conftest import Clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [360, 1366])
def test_plans_are_accessible_and_no_wider_than_the_screen(
    clock: Clock,
    live_server: LiveServer,
    page: Page,
    at_desk: Callable[[Actor], Client],
    accessible: Callable[[], None],
    width: int,
) -> None:
    staff, office = build.a_staffed_district(), Office()
    for minute in range(3):
        build.an_accepted_dossier(staff.counter, at=build.at(f"8:0{minute}"))
    number = a_recall(office.reform, a_day(9))
    session = at_desk(office.head).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": width, "height": 900})

    for path in ("/ke-hoach/", "/ke-hoach/ngay-nghi/", "/ke-hoach/sap-xep/", f"/ke-hoach/{number}/"):
        page.goto(live_server.url + path)
        accessible()
