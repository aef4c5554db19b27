"""motcua promises: check whether every one was kept; backtest: how good forecasts of lateness would have been."""

from __future__ import annotations

import argparse
import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from motcua.calendars.terms import ZONE
from motcua.doors.terminal import running, testing
from motcua.dossiers.queries.watching import Breach
from motcua.kernel.text import Text
from motcua.promises.operations import checking
from motcua.promises.queries import counted
from motcua.promises.terms import Kept

#: the worst are named; whoever wants them all opens the page of alarms
SHOWN = 20
#: the published shape of the answer in JSON
SHAPE = ("files", "late", "late_without_apology", "unanswered", "stuck")
NAMES = {
    "files": Text("Hồ sơ được theo dõi lời hẹn", "dossiers whose promise is watched"),
    "late": Text("Quá ngày hẹn đang có hiệu lực", "past the date in force"),
    "late_without_apology": Text(
        "Qua ngày hẹn mà chưa xin lỗi trước, không tạm dừng", "passed a date with no apology before it and no pause"
    ),
    "unanswered": Text("Nộp mà quá giờ chưa được trả lời", "filed, and past the time for an answer"),
    "stuck": Text("Không ai xử lý được", "nobody can act on"),
    "unexplained": Text("Trễ cả ngày hẹn lại mà chưa giải trình", "missed the new date too and nobody answered for it"),
}


class Command(BaseCommand):
    """`motcua promises check [--json]`, `motcua promises backtest [--unit CODE] [--from D] [--to D] [--json]`."""

    help = "Lời hẹn có được giữ không: check; dự báo trễ đúng đến đâu: backtest / are promises kept, are forecasts good"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True, parser_class=argparse.ArgumentParser)
        check = verbs.add_parser("check", help="Kiểm tra ngay lúc này / check now")
        check.add_argument("--json", action="store_true", help="Một đối tượng JSON / one JSON object")
        testing.arguments(verbs.add_parser("backtest", help="Dự báo so với việc đã xảy ra / forecasts put to the test"))

    def handle(self, *_: object, **options: Any) -> None:
        """Counts are no error: exit status 0 whatever was found."""
        running.database()
        at = timezone.now()
        if options["verb"] == "backtest":
            self.stdout.write(testing.tested(at, options))
        else:
            self._check(at, options)

    def _check(self, at: datetime, options: dict[str, Any]) -> None:
        found = checking.check(at=at)
        if options["json"]:
            self.stdout.write(json.dumps({name: value for name, value in asdict(found).items() if name in SHAPE}))
            return
        self.stdout.write(f"Kiểm tra lúc {at.astimezone(ZONE):%H:%M %d/%m/%Y} / checked at that moment")
        self.stdout.write(_table(found))
        for breach in counted.breaches(at, SHOWN):
            self.stdout.write(_line(breach))


def _table(found: Kept) -> str:
    lines = [(f"{value:,}".replace(",", "."), NAMES[name]) for name, value in asdict(found).items()]
    width = max(len(number) for number, _ in lines)
    return "\n".join(f"  {number:>{width}}  {name.vi} / {name.en}" for number, name in lines)


def _line(breach: Breach) -> str:
    passed = f"{breach.passed_at.astimezone(ZONE):%H:%M %d/%m/%Y}"
    vi, en = ("đã kết thúc", "ended") if breach.ended else ("đang giải quyết", "open")
    return f"  {breach.code}: qua hẹn {passed}, {vi} / passed that date, {en}"
