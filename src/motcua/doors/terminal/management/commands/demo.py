"""motcua demo: from nothing to a running one-stop shop, with one command."""

from __future__ import annotations

import os

from django.core.management.base import BaseCommand, CommandParser

from motcua.doors.terminal import demonstration, running


class Command(BaseCommand):
    """Database, migrations, demonstration, web server and worker; prints addresses and accounts."""

    help = "Dựng bản trình diễn và chạy / prepare the demonstration and run it"

    def add_arguments(self, parser: CommandParser) -> None:
        """What to leave out, and where to listen."""
        parser.add_argument(
            "--load-only", action="store_true", help="chuẩn bị dữ liệu rồi dừng / prepare, do not serve"
        )
        parser.add_argument("--reset", action="store_true", help="xóa sạch rồi dựng lại / begin anew, do not serve")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")

    def handle(self, *, load_only: bool, reset: bool, host: str, port: int, **_: object) -> None:
        """Serves until Ctrl-C, unless only loading."""
        if not (load_only or reset):
            running.must_be_free(host, port)
        if reset:
            running.emptied()
        running.migrated()
        demonstration.load(say=self.stdout.write)
        if load_only or reset:
            self.stdout.write("Đã sẵn sàng. Chạy: make demo / Ready. Now: make demo")
            return
        address = f"http://{host}:{port}"
        os.environ.setdefault("MOTCUA_ADDRESS", address)
        os.environ.setdefault("MOTCUA_UNIT", demonstration.UNIT)
        running.kept_running(
            {"web": running.web_server(host, port, 2), "worker": running.motcua("worker")},
            ready=address,
            announce=lambda: self.stdout.write(demonstration.welcome(address)),
        )
