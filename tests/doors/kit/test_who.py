"""Who may enter: declared on every address, enforced before the view."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.doors.kit.who import OPEN, STAFF, who
from motcua.kernel.actor import Actor, Hat, Role
from motcua.kernel.refused import NotYours


def addresses(patterns: list[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern), pattern.callback


def test_every_address_says_who_may_enter() -> None:
    silent = [address for address, view in addresses(get_resolver().url_patterns) if not getattr(view, "who", None)]
    assert silent == []


def test_who_is_a_role_or_public() -> None:
    known = OPEN | set(STAFF)
    assert all(view.who <= known for _, view in addresses(get_resolver().url_patterns))


@who(Role.HEAD)
def room(request: Any) -> HttpResponse:
    return HttpResponse("in")


def request(actor: Actor, *, htmx: bool = False) -> Any:
    return SimpleNamespace(
        actor=actor, method="GET", htmx=htmx, get_full_path=lambda: "/duyet/?trang=2", get_host=lambda: "mot.cua",
        headers={"Referer": "http://mot.cua/quay/?in=1"},
    )  # fmt: skip


def holder(role: Role) -> Actor:
    return Actor(7, "Lò Thị Mai", (Hat(1, 1, "Công chức", frozenset({role}), frozenset({1})),))


def test_the_right_role_enters() -> None:
    assert room(request(holder(Role.HEAD))).status_code == 200


def test_the_wrong_role_is_refused() -> None:
    with pytest.raises(NotYours):
        room(request(holder(Role.CLERK)))


def test_the_anonymous_sign_in_and_come_back() -> None:
    answer = room(request(Actor(None, "")))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/dang-nhap/?tiep=/duyet/%3Ftrang%3D2")


def test_a_fragment_sends_the_whole_page_to_sign_in() -> None:
    assert room(request(Actor(None, ""), htmx=True)).headers["HX-Redirect"] == "/dang-nhap/?tiep=/quay/"


def test_an_address_open_to_nobody_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="who"):
        who()
