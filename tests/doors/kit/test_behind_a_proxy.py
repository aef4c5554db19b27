"""In service a proxy speaks TLS with the world and plain HTTP with us."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db
TYPED = {"username": "nobody", "password": "wrong"}


def _posted_from(origin: str) -> int:
    browser = Client(enforce_csrf_checks=True, headers={"origin": origin})
    page = browser.get("/dang-nhap/")
    token = page.context["csrf_token"]
    return browser.post("/dang-nhap/", TYPED | {"csrfmiddlewaretoken": str(token)}).status_code


def test_a_form_sent_from_the_public_address_is_heard() -> None:
    assert _posted_from(settings.PUBLIC_ADDRESS) != 403


def test_a_form_sent_from_elsewhere_is_not() -> None:
    assert _posted_from("https://elsewhere.example") == 403
