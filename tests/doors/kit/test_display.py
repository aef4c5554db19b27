"""The buttons of the display show how the page stands now: nothing is pressed at the default."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_no_button_is_pressed_before_somebody_has_chosen() -> None:
    browser = Client()
    assert 'aria-pressed="true"' not in browser.get("/dang-nhap/").content.decode()
    browser.get("/hien-thi/", {"chon": "tang", "ve": "/dang-nhap/"})
    assert 'value="tang" aria-pressed="true"' in browser.get("/dang-nhap/").content.decode()
