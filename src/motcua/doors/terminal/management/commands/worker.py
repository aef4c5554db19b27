"""motcua worker: the clock of the house."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from motcua.doors.terminal import running, working


class Command(BaseCommand):
    """Run owed and periodic work until told to stop."""

    help = "Chạy bộ việc nền: tổng hợp số liệu, gửi tin, kiểm tra hằng đêm / run the background worker"

    def handle(self, *_: object, **__: object) -> None:
        """Returns on SIGINT or SIGTERM, after the job at hand; waits for a database that went away."""
        working.until_stopped(prepare=running.database, say=self.stderr.write)
