"""What the tests of the doors share: a clock that stands still, a Chromium, the judge of accessibility."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as its_settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from motcua.kernel.actor import Actor
from tests import build
from tests.build import MORNING
from tests.documents import pki
from tests.doors.judge import DESK
from tests.doors.lived_in import NOW

CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), "")
LOUD = (
    "!!! KHÔNG CÓ CHROMIUM: bỏ qua kiểm thử trình duyệt / NO CHROMIUM: browser test skipped (apt-get install chromium)"
)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock of the doors stands still on an ordinary working morning."""
    monkeypatch.setattr(timezone, "now", lambda: MORNING)
    return MORNING


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], playwright: Any) -> Iterator[dict[str, Any]]:
    """The system's Chromium; it will not run as root with its sandbox."""
    if not CHROMIUM:
        pytest.skip(LOUD)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver keeps an event loop in this thread
    args = ["--no-sandbox", "--disable-print-preview"]  # without a screen a preview takes the page down with it
    yield {**browser_type_launch_args, "executable_path": CHROMIUM, "args": args}
    connections.close_all()  # while the driver's loop runs, this thread has connections of its own


@pytest.fixture(scope="session")
def base_url() -> str:
    """Addresses are given in full; stands before the plugin's own, whose manner pytest warns about."""
    return ""


@pytest.fixture
def accessible(page: Any) -> Callable[[], None]:
    """Call it on a page: axe finds nothing wrong, and nothing is wider than the screen."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def judge() -> None:
        found = axe.run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"

    return judge


class Clock:
    """The wall clock of the pages; tests turn it."""

    def __init__(self, now: datetime) -> None:
        self.now = now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Pages are opened at build.MORNING, until a test says otherwise."""
    found = Clock(MORNING)
    monkeypatch.setattr(timezone, "now", lambda: found.now)
    return found


@pytest.fixture
def staff(db: None, clock: Clock) -> build.Staff:
    """A district with one of each role."""
    return build.a_staffed_district()


@pytest.fixture
def at_desk() -> Callable[[Actor], Client]:
    """A browser in which somebody has signed in."""

    def sit(actor: Actor) -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=actor.person))
        return client

    return sit


@pytest.fixture(scope="module")
def own_server(django_db_setup: None) -> Iterator[str]:
    """A server of a module's own: what it shows outlives a test."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[None]:
    """A database, files and a clock for the whole module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: NOW)
        patch.setattr(its_settings, "MEDIA_ROOT", tmp_path_factory.mktemp("files"))
        patch.setattr(its_settings, "PKI", pki.authority().folder)
        patch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)  # browsers keep the server's threads waiting
        yield
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


@pytest.fixture
def sit(browser: Browser, own_server: str) -> Iterator[Callable[[str], Page]]:
    """A browser in which somebody has signed in."""
    contexts = []

    def seated(session: str) -> Page:
        context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}, base_url=own_server)
        if session:
            context.add_cookies([{"name": "sessionid", "value": session, "url": own_server}])
        contexts.append(context)
        return context.new_page()

    yield seated
    for context in contexts:
        context.close()
