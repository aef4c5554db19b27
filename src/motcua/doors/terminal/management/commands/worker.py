"""motcua worker: the clock of the house."""

from __future__ import annotations

from django.core.management import call_command
from django.core.management.base import BaseCommand

from motcua.doors.terminal import running


class Command(BaseCommand):
    """Run owed and periodic work until told to stop."""

    help = "Chạy bộ việc nền: tổng hợp số liệu, gửi tin, kiểm tra hằng đêm / run the background worker"

    def handle(self, *_: object, **__: object) -> None:
        """Returns on SIGINT or SIGTERM, after the job at hand."""
        running.database()
        call_command("procrastinate", "worker", "--concurrency", "2", "--shutdown-graceful-timeout", "10")
