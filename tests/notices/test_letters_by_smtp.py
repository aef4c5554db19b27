"""Letters over a real connection to a mail server that is well, refuses, is busy, or hangs up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest

from motcua.notices import operations, queries
from motcua.notices.terms import Carriage, Stage
from tests.notices.carriers import AT, CODE, EMAIL, PHONE, MailServer, a_mail_server, owed

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server, and settings that name it."""
    with a_mail_server() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", found.port, 2
        yield found


def a_letter(n: int = 1, **said: Any) -> None:
    operations.owe([owed(Carriage.EMAIL, n=n, code=f"{CODE}{n}", **said)])


def stages() -> list[Stage]:
    return [m.stage for n in range(1, 9) for m in queries.about(f"{CODE}{n}")]


def test_a_letter_arrives_whole_with_its_key_and_its_hour(server: MailServer) -> None:
    a_letter()

    assert operations.deliver(at=AT) == 1

    letter = message_from_bytes(server.letters[0].encode(), policy=policy.default)
    assert letter["Message-ID"] == f"<{CODE}1-1-email@motcua>"
    assert letter["To"] == EMAIL
    assert letter["Date"].datetime == AT
    assert letter["Subject"].strip() == f"Hồ sơ {CODE}1 đã được tiếp nhận"
    assert "Hẹn trả kết quả" in letter.get_content()


def test_letters_of_one_lot_share_connections(server: MailServer) -> None:
    for n in range(1, 41):
        a_letter(n)

    assert operations.deliver(at=AT) == 40
    assert (len(server.letters), server.calls) == (40, 8)


def test_a_server_that_is_not_there_loses_nothing(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    a_letter()

    assert operations.deliver(at=AT) == 0
    assert operations.deliver(at=AT + timedelta(seconds=1)) == 0, "waits before it tries again"

    with a_mail_server() as found:
        settings.EMAIL_PORT = found.port
        assert operations.deliver(at=AT + 3 * MINUTE) == 1
        assert len(found.letters) == 1


def test_an_unknown_address_is_told_by_sms_instead(server: MailServer) -> None:
    server.answers["RCPT"] = "550 no such user"
    a_letter(others={Carriage.SMS: PHONE})

    operations.deliver(at=AT)

    assert stages() == [Stage.SENT, Stage.PASSED_ON]
    assert server.letters == []


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "END"])
def test_a_server_that_is_busy_is_asked_again(server: MailServer, verb: str) -> None:
    server.answers[verb] = "451 come back later"
    a_letter()
    assert operations.deliver(at=AT) == 0

    server.answers.clear()
    server.letters.clear()

    assert operations.deliver(at=AT + 2 * MINUTE) == 1
    assert len(server.letters) == 1


def test_a_server_that_hangs_up_after_taking_the_letter_is_not_given_it_twice(server: MailServer) -> None:
    server.answers["END"] = "hang up"
    a_letter(others={Carriage.SMS: PHONE})

    operations.deliver(at=AT)
    operations.deliver(at=AT + timedelta(hours=1))

    assert len(server.letters) == 1
    assert stages() == [Stage.SENT, Stage.PASSED_ON], "whether it was taken nobody knows: told by SMS as well"


def test_a_server_that_hung_up_between_two_letters_is_called_again(server: MailServer) -> None:
    server.answers["NOOP"] = "421 closing"
    for n in range(1, 17):
        a_letter(n)

    assert operations.deliver(at=AT) == 16
    assert server.calls == 16


@pytest.mark.parametrize(
    "address", ["lan", "a b@c d", pytest.param("lan@example.vn\nBcc: x@example.vn", id="two lines"), "@", ""]
)
def test_an_address_no_letter_can_have_stops_no_other(server: MailServer, address: str) -> None:
    server.answers["RCPT"] = "250 fine"
    a_letter(1, recipient=address)
    a_letter(2)

    operations.deliver(at=AT)

    assert stages()[1] is Stage.SENT
    assert not any("Bcc" in letter for letter in server.letters)
