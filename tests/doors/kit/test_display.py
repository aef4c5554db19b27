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


@pytest.mark.django_db
def test_who_changed_the_display_finds_it_open_again() -> None:
    shown = Client().get("/dang-nhap/?tiep=/viec/").content.decode()
    assert 'name="ve" value="/dang-nhap/?tiep=/viec/#hien-thi"' in shown and 'id="hien-thi"' in shown
