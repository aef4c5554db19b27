"""Every page of every door, seen by somebody it is for, full and empty, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Browser, Error, Page
from pytest_django.live_server_helper import LiveServer

from tests.documents import pki
from tests.doors import lived_in
from tests.doors.judge import DESK, Judge
from tests.doors.lived_in import District
from tests.doors.routes import Route, routes

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
#: whom a page is for, the nearest to it first; a citizen where nobody signs in
ROLES = ("officer", "counter", "head", "clerk", "reform", "admin")
ENDS_SESSION = {"kit:sign-out"}


def _visitor(route: Route) -> str:
    return "citizen" if route.public else next(role for role in ROLES if role in route.who)


def _groups() -> list[tuple[str, str]]:
    """Door and visitor: one test for each, so that they run side by side."""
    return sorted({(route.name.partition(":")[0], _visitor(route)) for route in routes()})


GROUPS = _groups()


@pytest.fixture(scope="module")
def address(django_db_setup: None) -> Iterator[str]:
    """A server of this module's own: what it shows outlives a test."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[None]:
    """A database, files and a clock for the whole module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: lived_in.NOW)
        patch.setattr(settings, "MEDIA_ROOT", tmp_path_factory.mktemp("files"))
        patch.setattr(settings, "PKI", pki.authority().folder)
        patch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)  # browsers keep the server's threads waiting
        yield
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


@pytest.fixture(scope="module")
def district(stage: None) -> District:
    """In the middle of its work."""
    return lived_in.lived_in()


@pytest.fixture
def sit(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """A browser in which somebody has signed in."""
    contexts = []

    def seated(session: str) -> Page:
        context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}, base_url=address)
        if session:
            context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        contexts.append(context)
        return context.new_page()

    yield seated
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("door", "visitor"), GROUPS, ids=["-".join(group) for group in GROUPS])
def test_every_page_is_accessible_fits_and_speaks(
    door: str, visitor: str, district: District, sit: Callable[[str], Page]
) -> None:
    judge = Judge(sit(district.sessions.get(visitor, "")))
    for route in routes():
        if route.name.startswith(f"{door}:") and _visitor(route) == visitor:
            _visit(judge, route.path(district.fillers))
    assert not judge.found, "\n" + "\n".join(judge.found)


def _visit(judge: Judge, path: str) -> None:
    """What is a page at all is looked at; files, fragments and addresses that only take something are not."""
    judge.begin()
    try:
        answer = judge.page.goto(path)
    except Error:  # a file: it is downloaded
        return
    kind = answer.headers.get("content-type", "") if answer else ""
    if answer and answer.status != 405 and "html" in kind and "<html" in answer.text()[:200]:
        judge.look(path)
