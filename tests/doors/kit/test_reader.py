"""Reading preferences: one cookie, set only when somebody chooses."""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.doors.kit import reader
from motcua.doors.kit.reader import Reader


@pytest.mark.parametrize("broken", ["", "x", "vi", "de.0.0", "vi.9.0", "vi.-9.1", "en.1.x", "..", "vi.0.0.0"])
def test_a_broken_cookie_is_the_default(broken: str) -> None:
    found = reader.read(broken)
    assert found in {Reader(), Reader("en", 1)}


def test_what_was_chosen_is_read_back() -> None:
    chosen = Reader().chose("to").chose("tang").chose("en")
    assert reader.read(chosen.cookie()) == chosen == Reader("en", 1, True)


def test_text_grows_in_steps_and_stops() -> None:
    sizes = [Reader()]
    for _ in range(5):
        sizes.append(sizes[-1].chose("to"))
    assert [r.size for r in sizes] == [0, 1, 2, 3, 3, 3]


def test_choosing_sets_the_cookie_and_goes_back(client: Client) -> None:
    answer = client.get("/hien-thi/", {"chon": "to", "ve": "/thu-tuc/?trang=2"})

    assert answer.headers["Location"] == "/thu-tuc/?trang=2"
    assert answer.cookies[reader.COOKIE].value == "vi.1.0"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "\\\\x", ""])
def test_going_back_never_leaves_this_site(client: Client, elsewhere: str) -> None:
    assert client.get("/hien-thi/", {"ve": elsewhere}).headers["Location"] == "/"
