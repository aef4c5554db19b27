"""Every answer carries the policy; public pages carry no cookie; faults carry words and no internals."""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.doors.kit.middleware import HEADERS

pytestmark = pytest.mark.django_db


def test_every_answer_carries_the_security_headers(client: Client) -> None:
    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_nothing_inline_is_allowed() -> None:
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in HEADERS["Content-Security-Policy"]


def test_a_missing_page_speaks_vietnamese(client: Client) -> None:
    assert "Không có trang này" in client.get("/khong-co/").content.decode()


def test_a_missing_page_speaks_english_to_who_chose_it(client: Client) -> None:
    client.cookies["hien-thi"] = "en.0.0"
    assert "There is no such page" in client.get("/khong-co/").content.decode()


def test_a_page_sets_no_cookie_by_itself(client: Client) -> None:
    assert not client.get("/khong-co/").cookies


def test_a_fault_is_told_in_words_without_internals_and_logged(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("relation dossiers_dossier is on fire")

    monkeypatch.setattr("motcua.doors.site.views.hours.today", broken)
    client.raise_request_exception = False

    answer = client.get("/")

    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in page
    assert not {"RuntimeError", "Traceback", "dossiers_dossier"} & set(page.replace("<", " ").split())
    assert "on fire" in caplog.text


def test_a_wrong_address_is_not_written_to_the_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/tra-cuu/H52-260101-0001/ABCDEFGH/")
    assert "ABCDEFGH" not in caplog.text
