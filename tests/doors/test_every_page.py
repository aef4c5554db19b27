"""Every page of every door, seen by somebody it is for, in the middle of the work and when it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.doors import lived_in
from tests.doors.judge import Judge
from tests.doors.lived_in import District
from tests.doors.routes import Route, routes, visitor_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def _door(route: Route) -> str:
    return route.name.partition(":")[0]


#: door and visitor: one test for each, so that they run side by side
GROUPS = sorted({(_door(route), visitor_of(route)) for route in routes()})
VISITORS = sorted({visitor for _, visitor in GROUPS})


@pytest.fixture(scope="module")
def district(stage: None) -> District:
    """In the middle of its work."""
    return lived_in.lived_in()


@pytest.mark.parametrize(("door", "visitor"), GROUPS, ids=["-".join(group) for group in GROUPS])
def test_every_page_is_accessible_fits_and_speaks(
    door: str, visitor: str, district: District, sit: Callable[[str], Page]
) -> None:
    judge = Judge(sit(district.sessions.get(visitor, "")))
    for route in routes():
        if (_door(route), visitor_of(route)) == (door, visitor):
            judge.visit(route.path(district.fillers))
    judge.must_be_content()


@pytest.mark.parametrize("visitor", VISITORS)
def test_what_an_empty_form_is_told_is_as_fit(visitor: str, district: District, sit: Callable[[str], Page]) -> None:
    judge = Judge(sit(district.sessions.get(visitor, "")))
    for route in routes():
        if visitor_of(route) == visitor:
            judge.send_empty(route.path(district.fillers))
    judge.must_be_content()


@pytest.mark.parametrize("visitor", VISITORS)
def test_whoever_has_no_right_is_told_so_on_a_page_as_fit(
    visitor: str, district: District, sit: Callable[[str], Page]
) -> None:
    judge = Judge(sit(district.sessions.get(visitor, "")))
    foreign = {_door(r): r for r in routes() if not r.public and visitor not in r.who and visitor != "citizen"}
    for route in foreign.values():
        judge.visit(route.path(district.fillers))
    judge.visit("/khong-co-trang-nay/")
    judge.must_be_content()
