"""People of a district at their desks, each in a browser of their own, and the judge of every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page

from motcua.kernel.actor import Actor
from tests import build
from tests.doors.conftest import Clock

Desk = Callable[..., Page]


@pytest.fixture
def people(clock: Clock, transactional_db: None) -> build.Staff:
    return build.a_staffed_district()


@pytest.fixture
def desk(browser: Browser, live_server: Any) -> Iterator[Desk]:
    """A signed-in person's browser."""
    contexts = []

    def sit(actor: Actor, width: int = 1366, height: int = 768, *, script: bool = True) -> Page:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=actor.person))
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=live_server.url, java_script_enabled=script
        )
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield sit
    for context in contexts:
        context.close()


@pytest.fixture
def judged() -> Callable[[Page], None]:
    """Call it on a page: axe finds nothing wrong, and nothing is wider than the screen."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def judge(page: Page) -> None:
        found = axe.run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"

    return judge
