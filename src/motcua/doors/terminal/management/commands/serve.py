"""motcua serve: the web server."""

from __future__ import annotations

import os
import sys

from django.core.management.base import BaseCommand, CommandParser

from motcua.doors.terminal import running


class Command(BaseCommand):
    """Start granian in this process's place."""

    help = "Chạy máy chủ web / run the web server"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *, host: str, port: int, workers: int, **_: object) -> None:
        """Never returns."""
        running.must_be_free(host, port)
        running.database()
        words = running.web_server(host, port, workers)
        sys.stdout.flush()
        os.execv(words[0], words)  # noqa: S606
