"""motcua audit verify: has anybody changed the log?"""

from __future__ import annotations

import argparse
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from motcua.audit import queries as seals
from motcua.calendars.terms import ZONE
from motcua.doors.terminal import running
from motcua.doors.terminal.progress import progress
from motcua.dossiers.queries import integrity

#: more faults than anybody reads one by one
SHOWN = 200


class Command(BaseCommand):
    """`motcua audit verify`."""

    help = "Kiểm tra chuỗi băm và dãy số của nhật ký hồ sơ: verify / check the log's hash chains and numbers: verify"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One verb so far: verify."""
        verbs = parser.add_subparsers(dest="verb", required=True, parser_class=argparse.ArgumentParser)
        verbs.add_parser("verify", help="Tìm mọi thay đổi trong nhật ký / find any change of the log")

    def handle(self, *_: object, **__: object) -> None:
        """Exit status 1 when anything was altered, inserted, taken away or put in another order."""
        running.database()
        counted, found = integrity.Counted(), 0
        with progress(lambda: counted.dossiers, integrity.total()):
            for fault in integrity.faults(counted):
                found += 1
                if found <= SHOWN:
                    self.stdout.write(_line(fault))
        read = f"{counted.dossiers} hồ sơ (dossiers), {counted.events} sự kiện (events)"
        if found:
            raise CommandError(f"{read}: {found} chỗ không khớp. / {found} faults.")
        self.stdout.write(f"{read}: nhật ký nguyên vẹn. / the log is whole.")
        if seal := seals.newest_seal():
            at = f"{seal.at.astimezone(ZONE):%H:%M %d/%m/%Y}"
            self.stdout.write(f"Niêm phong mới nhất / newest seal ({at}): {seal.hash.hex()}")


def _line(fault: integrity.Fault) -> str:
    where = f"{fault.subject}" if fault.seq is None else f"{fault.subject} sự kiện {fault.seq}"
    event = "" if fault.seq is None else f" event {fault.seq}"
    return f"{where}: {fault.why.vi}. / {fault.subject}{event}: {fault.why.en}."
