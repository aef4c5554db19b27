"""Units and people are there, nobody has come yet: every page that names nothing in its address, with empty lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.doors import lived_in
from tests.doors.judge import Judge
from tests.doors.lived_in import District
from tests.doors.routes import routes, visitor_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PLAIN = [route for route in routes() if not route.arguments]


@pytest.fixture(scope="module")
def district(stage: None) -> District:
    """Nothing has happened in it."""
    return lived_in.bare()


@pytest.mark.parametrize("visitor", sorted({visitor_of(route) for route in PLAIN}))
def test_empty_pages_are_accessible_fit_and_speak(visitor: str, district: District, sit: Callable[[str], Page]) -> None:
    judge = Judge(sit(district.sessions.get(visitor, "")))
    for route in PLAIN:
        if visitor_of(route) == visitor:
            judge.visit(route.path({}))
    judge.must_be_content()
