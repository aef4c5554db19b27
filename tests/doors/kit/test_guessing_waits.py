"""The way in and out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from motcua.accounts import operations as accounts
from motcua.directory import operations as directory
from motcua.directory.terms import Level
from motcua.doors.kit.signing import address
from motcua.kernel.actor import SYSTEM, Role

AT = datetime(2020, 1, 1, tzinfo=UTC)
DAY = date(2020, 1, 1)
SECRET = "ruong bac thang xanh"

pytestmark = pytest.mark.django_db


def mai(*roles: Role) -> None:
    """A clerk with a post."""
    accounts.enrol(username="mai", name="Lò Thị Mai", password=SECRET, by=SYSTEM, at=AT)
    directory.found(code="H52", name="Tỉnh Sơn La", level=Level.PROVINCE, on=DAY, by=SYSTEM, at=AT)
    post = directory.create_post(unit="H52", title="Công chức", roles=roles, on=DAY, by=SYSTEM, at=AT)
    directory.appoint(post=post, person="mai", on=DAY, by=SYSTEM, at=AT)


def come_in(client: Client, **more: str) -> object:
    """Send the form."""
    return client.post("/dang-nhap/", {"username": "mai", "password": SECRET, **more})


def test_the_form_speaks_both_languages(client: Client) -> None:
    assert "Tên đăng nhập" in client.get("/dang-nhap/").content.decode()


def test_who_signs_in_stands_at_their_first_desk(client: Client) -> None:
    mai(Role.ADMIN)

    response = client.post("/dang-nhap/", {"username": "mai", "password": SECRET})

    assert (response.status_code, response["Location"]) == (302, "/quan-tri/")


def test_one_goes_on_to_where_one_wanted_and_never_elsewhere(client: Client) -> None:
    mai(Role.OFFICER)

    here = client.post("/dang-nhap/", {"username": "mai", "password": SECRET, "tiep": "/ho-so/H52-1/"})
    there = client.post("/dang-nhap/", {"username": "mai", "password": SECRET, "tiep": "//evil.example/"})

    assert here["Location"] == "/ho-so/H52-1/"
    assert there["Location"] == "/viec/"


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(client: Client) -> None:
    mai(Role.OFFICER)

    response = client.post("/dang-nhap/", {"username": "mai", "password": "wrong"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "không đúng" in page and 'value="mai"' in page and "wrong" not in page


def test_a_planted_session_is_worth_nothing(client: Client) -> None:
    mai(Role.OFFICER)
    session = client.session
    session["x"] = 1
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted or ""

    come_in(client)

    assert client.session.session_key != planted


def test_signing_out_ends_the_session(client: Client) -> None:
    mai(Role.OFFICER)
    come_in(client)

    client.post("/dang-xuat/")

    assert client.get("/mat-khau/").status_code == 302
    assert client.get("/dang-xuat/").status_code == 405


def test_changing_the_password_keeps_this_session_and_ends_the_others() -> None:
    mai(Role.OFFICER)
    here, elsewhere = Client(), Client()
    come_in(here)
    come_in(elsewhere)

    wrong = here.post("/mat-khau/", {"old": "?", "new": "doi co san tuyet"})
    done = here.post("/mat-khau/", {"old": SECRET, "new": "doi co san tuyet"})

    assert (wrong.status_code, done.status_code) == (422, 302)
    assert here.get("/mat-khau/").status_code == 200
    assert elsewhere.get("/mat-khau/").status_code == 302


def test_rights_end_at_once_with_the_account(client: Client) -> None:
    mai(Role.OFFICER)
    come_in(client)
    assert client.get("/mat-khau/").status_code == 200

    accounts.lock_out(username="mai", by=SYSTEM, at=AT)

    assert client.get("/mat-khau/").status_code == 302


def test_an_address_behind_our_own_proxy_counts_for_nobody() -> None:
    assert address("127.0.0.1") is None
    assert address("") is None
    assert address("10.1.2.3") == "10.1.2.3"
