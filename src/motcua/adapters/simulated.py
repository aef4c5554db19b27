"""Simulators of partners that a trial has no contract with."""

from __future__ import annotations

import json

from django.conf import settings

from motcua.notices.terms import Letter


class Sms:
    """Implements notices.ports.Carrier: appends each message to MOTCUA_HOME/files/sms.jsonl."""

    def send(self, recipient: str, letter: Letter, *, key: str) -> None:
        """Never fails but for a full disk."""
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        with (settings.MEDIA_ROOT / "sms.jsonl").open("a") as file:
            file.write(json.dumps({"key": key, "to": recipient, "text": letter.body}, ensure_ascii=False) + "\n")
