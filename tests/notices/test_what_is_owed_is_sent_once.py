"""Messages owed are carried once, kept when the carrier is down, and say nothing personal in an SMS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail

from motcua.notices import operations, queries, rules
from motcua.notices.terms import TEMPLATES, Carriage, Owed

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
VALUES = {"code": "H52.1-260302-0001", "procedure": "Đăng ký khai sinh", "at": "09:00 ngày 02/03/2026", "due": "17:30",
          "reason": "thiếu giấy chứng sinh"}  # fmt: skip


def owed(channel: Carriage = Carriage.EMAIL, template: str = "accept") -> Owed:
    return Owed(f"k-{template}-{channel}", VALUES["code"], template, channel, "lan@example.vn", AT, VALUES)


@pytest.fixture
def sms_folder(tmp_path: Path, settings: object) -> Iterator[Path]:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    yield tmp_path


def test_owing_twice_is_owing_once(db: None) -> None:
    operations.owe([owed(), owed()])
    operations.owe([owed()])

    assert operations.deliver(at=AT) == 1
    assert operations.deliver(at=AT) == 0
    assert len(mail.outbox) == 1


def test_a_letter_speaks_both_languages(db: None) -> None:
    operations.owe([owed()])

    operations.deliver(at=AT)

    assert "đã được tiếp nhận" in mail.outbox[0].body
    assert "has been accepted" in mail.outbox[0].body


def test_a_dead_mail_server_loses_nothing(db: None, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    operations.owe([owed()])

    assert operations.deliver(at=AT) == 0

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    assert operations.deliver(at=AT + timedelta(seconds=1)) == 0, "waits before it tries again"
    assert operations.deliver(at=AT + timedelta(minutes=3)) == 1
    assert queries.about(VALUES["code"])[0].sent_at == AT + timedelta(minutes=3)


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_an_sms_carries_no_link_and_no_reason(template: str) -> None:
    text = rules.letter(template, Carriage.SMS, VALUES).body

    assert "http" not in text
    assert VALUES["reason"] not in text
    assert len(text) <= 160
    assert text.isascii(), "old phones and one message"


def test_sms_goes_to_the_simulator(db: None, sms_folder: Path) -> None:
    operations.owe([owed(Carriage.SMS)])

    assert operations.deliver(at=AT) == 1
    assert VALUES["code"] in (sms_folder / "sms.jsonl").read_text()
