"""motcua rebuild: the rows from the log."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.doors.kit import inspection
from motcua.doors.terminal import running
from motcua.doors.terminal.progress import progress
from motcua.dossiers.operations import mend
from motcua.dossiers.queries import integrity
from motcua.measures import operations as figures


class Command(BaseCommand):
    """`motcua rebuild --check` compares; `motcua rebuild` sets the rows to what the log says."""

    help = "Dựng lại hồ sơ từ nhật ký; --check: chỉ so sánh / rebuild dossiers from the log; --check: compare only"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--check changes nothing."""
        parser.add_argument("--check", action="store_true", help="Chỉ so sánh / compare only")

    def handle(self, *_: object, **options: Any) -> None:
        """With --check: exit status 1 when a row differs from its log."""
        running.database()
        if options["check"]:
            self._check()
            return
        found = mend.rebuild()
        for one in found[: inspection.SHOWN]:
            self._say(*inspection.place_of(one))
        self.stdout.write(f"{len({d.code for d in found})} hồ sơ đã sửa theo nhật ký. / mended from the log.")
        figures.recount()
        self.stdout.write("Số liệu đã đếm lại từ nhật ký. / Figures counted anew from the log.")

    def _check(self) -> None:
        counted = integrity.Counted()
        with progress(lambda: counted.dossiers, integrity.total()):
            found = inspection.compare(at=timezone.now(), counted=counted, say=self._say)
        n = found.dossiers
        if not found.equal:
            raise CommandError(
                f"{n} hồ sơ, {found.differences} chỗ khác nhật ký; {found.sums} số liệu khác nhật ký. / "
                f"{n} dossiers, {found.differences} differences; {found.sums} kept figures differ."
            )
        self.stdout.write(
            f"{n} hồ sơ dựng lại từ nhật ký, tất cả khớp. / {n} dossiers rebuilt from the log, all equal."
        )

    def _say(self, place: str, what: str) -> None:
        self.stdout.write(f"{place}: {what}")
