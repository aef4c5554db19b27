"""Signing in: where it leads, what it refuses, what it says."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from motcua.accounts import operations as accounts
from motcua.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 7, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def mai() -> str:
    accounts.enrol(username="mai", name="Lò Thị Mai", password="bản làng xa 2026", by=SYSTEM, at=NOW)
    return "bản làng xa 2026"


def test_signing_in_goes_on_to_where_one_was_heading(client: Client, mai: str) -> None:
    answer = client.post("/dang-nhap/", {"username": "mai", "password": mai, "tiep": "/viec/?trang=2"})
    assert answer.headers["Location"] == "/viec/?trang=2"


def test_signing_in_never_leads_elsewhere(client: Client, mai: str) -> None:
    answer = client.post("/dang-nhap/", {"username": "mai", "password": mai, "tiep": "//example.org/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("username", ["mai", "nobody"])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(client: Client, mai: str, username: str) -> None:
    answer = client.post("/dang-nhap/", {"username": username, "password": "sai"})
    assert answer.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.content.decode()


def test_signing_out_ends_the_session(client: Client, mai: str) -> None:
    client.post("/dang-nhap/", {"username": "mai", "password": mai})
    client.post("/dang-xuat/")
    assert "_auth_user_id" not in client.session
