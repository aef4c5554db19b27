"""Carriers of the tests: the shipped simulators in a folder of the test's own, and a mail server that listens."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from motcua.adapters.simulated import Simulated
from motcua.notices.terms import Carriage, Owed

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
CODE = "H52.1-260302-0001"
VALUES = {"code": CODE, "procedure": "Đăng ký khai sinh", "at": "09:00 ngày 02/03/2026", "due": "17:30",
          "reason": "thiếu giấy chứng sinh"}  # fmt: skip
PHONE, EMAIL = "0900000001", "lan@example.vn"
KNOWING, FORGETFUL = "motcua.adapters.simulated.Simulated", "motcua.adapters.simulated.Forgetful"


def owed(
    channel: Carriage = Carriage.SMS, template: str = "accept", *, code: str = CODE, n: int = 1, **said: Any
) -> Owed:
    """One message about the n-th thing that happened to a dossier."""
    whole = {
        "key": f"{code}-{n}-{channel}", "subject": code, "template": template, "channel": channel, "owed_at": AT,
        "recipient": EMAIL if channel is Carriage.EMAIL else PHONE, "values": VALUES | {"code": code},
    }  # fmt: skip
    return Owed(**(whole | said))


def arrived(*providers: str) -> list[str]:
    """Keys of what arrived at the simulators, in the order it came."""
    rows = [row for name in providers or ("sms-1", "sms-2", "zalo", "app") for row in Simulated(name).received()]
    return [row.key for row in sorted(rows, key=lambda row: row.order)]


@dataclass
class MailServer:
    """What a mail server was told, and how it answers."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    calls: int = 0
    #: verb -> answer instead of the usual one; "hang up" closes the connection
    answers: dict[str, str] = field(default_factory=dict)


class _Talk(socketserver.StreamRequestHandler):
    """One connection to the mail server."""

    @property
    def told(self) -> MailServer:
        return self.server.told  # type: ignore[attr-defined, no-any-return]

    def handle(self) -> None:
        self.told.calls += 1
        going = self._say("220 listening")
        while going and (line := self.rfile.readline()):
            going = self._answer(line.split()[0].decode().upper())

    def _answer(self, verb: str) -> bool:
        said = self.told.answers.get(verb, {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 fine"))
        return self._say(said) and (self._read() if said.startswith("354") else verb != "QUIT")

    def _read(self) -> bool:
        lines = iter(self.rfile.readline, b".\r\n")
        self.told.letters.append(b"".join(lines).decode())
        return self._say(self.told.answers.get("END", "250 taken"))

    def _say(self, words: str) -> bool:
        """False where it hangs up instead."""
        if words != "hang up":
            self.wfile.write(f"{words}\r\n".encode())
        return words != "hang up"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address, block_on_close = True, True, False
    told: MailServer


@contextmanager
def a_mail_server() -> Iterator[MailServer]:
    """A mail server on a port of its own that speaks enough SMTP."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.told = MailServer(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server.told
        server.shutdown()
        thread.join()
