"""E-mail by SMTP, as Django's settings say."""

from __future__ import annotations

import smtplib

from django.core.mail import EmailMessage

from motcua.notices.terms import Letter


class Mail:
    """Implements notices.ports.Carrier."""

    def send(self, recipient: str, letter: Letter, *, key: str) -> None:
        """One message; the key goes into its Message-ID so that a repetition can be seen."""
        message = EmailMessage(letter.title, letter.body, to=[recipient], headers={"Message-ID": f"<{key}@motcua>"})
        try:
            message.send()
        except smtplib.SMTPException as problem:
            raise OSError(str(problem)) from problem
