"""E-mail by SMTP, as Django's settings say."""

from __future__ import annotations

import smtplib
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from django.core.mail import EmailMessage, get_connection

from motcua.notices.ports import Unclear, Undeliverable
from motcua.notices.terms import Letter, Receipt, Report

#: answers of a mail server that will be the same tomorrow
FOR_GOOD = range(500, 600)
#: answers that say: not this letter, now
NOT_TAKEN = (smtplib.SMTPSenderRefused, smtplib.SMTPDataError, smtplib.SMTPHeloError, smtplib.SMTPNotSupportedError)


class Mail:
    """Implements notices.ports.Carrier. Keeps its connection for the letters of one lot.

    A mail server takes the same letter twice, so a letter whose answer did not come is not sent again: it goes another
    way, or a person decides. Its Message-ID is its key, so that a reader's programme can show a repetition as one.
    """

    honours_keys = False
    reports_arrival = False

    def __init__(self, name: str = "smtp") -> None:
        self.name = name
        self.line: Any = get_connection()

    def send(self, recipient: str, letter: Letter, *, key: str, at: datetime) -> Receipt:
        """One letter. Its number is its Message-ID."""
        number = f"<{key.replace('~', '.again')}@motcua>"
        try:
            message = EmailMessage(letter.title, letter.body, to=[recipient], connection=self.line)
            message.extra_headers = {"Message-ID": number, "Date": format_datetime(at)}
            message.message()
        except ValueError as problem:  # an address or a title no letter can have
            raise Undeliverable(str(problem)) from problem
        self._reach()
        self._speak(message)
        return Receipt(number)

    def _reach(self) -> None:
        """A server that hung up since the last letter is called again, so that silence means this letter."""
        smtp = getattr(self.line, "connection", None)
        try:
            if smtp is not None and smtp.noop()[0] != 250:
                self.close()
        except (OSError, smtplib.SMTPException):
            self.close()
        try:
            self.line.open()
        except smtplib.SMTPException as problem:
            raise OSError(str(problem)) from problem

    def _speak(self, message: EmailMessage) -> None:
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as problem:
            code, words = next(iter(problem.recipients.values()))
            raise (Undeliverable if code in FOR_GOOD else OSError)(f"{code} {words!r}") from problem
        except NOT_TAKEN as problem:
            raise OSError(str(problem)) from problem
        except (smtplib.SMTPException, OSError) as problem:
            self.close()
            raise Unclear(str(problem)) from problem

    def reports(self, at: datetime) -> Iterable[Report]:
        """Mail servers do not say what was read; letters that come back are for whoever reads that mailbox."""
        return ()

    def close(self) -> None:
        """Hang up; a line that is dead already is no trouble."""
        with suppress(OSError, smtplib.SMTPException):
            self.line.close()
