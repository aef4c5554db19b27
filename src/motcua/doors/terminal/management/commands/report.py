"""motcua report: a statutory form of a unit and a period, computed from the files."""

from __future__ import annotations

import argparse
import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.calendars.rules import parse_moment
from motcua.doors.terminal import running
from motcua.doors.terminal.scenarios import file, remarks
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.measures.terms import DoesNotAddUp, Period
from motcua.reporting import queries, rules
from motcua.reporting.terms import Published, Report


class Command(BaseCommand):
    """`motcua report II.06 --unit CODE --from D --to D`."""

    help = "Báo cáo theo biểu: report II.06 --unit MÃ --from NGÀY --to NGÀY / a statutory form"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to report, of whom, when, and how to show it."""
        parser.add_argument("form", metavar="FORM", help="Biểu / form: II.06")
        parser.add_argument("--unit", metavar="CODE", help="Mã đơn vị / code of the unit")
        parser.add_argument("--from", dest="start", type=_day, metavar="DAY", help="Từ ngày / first day")
        parser.add_argument("--to", dest="end", type=_day, metavar="DAY", help="Đến ngày, kể cả / last day, inclusive")
        parser.add_argument("--level", default="", help="district, commune, department, province, all")
        parser.add_argument("--cut-off", type=_moment, metavar="MOMENT", help="Số liệu tính đến lúc / as of")
        parser.add_argument("--scenario", metavar="NAME", help="Đơn vị và kỳ của kịch bản / unit and period of a seed")
        parser.add_argument("--format", choices=["table", "json", "xlsx"], default="table")
        parser.add_argument("--out", type=Path, metavar="FILE", help="Ghi ra tệp / write to a file")

    def handle(self, *_: object, **options: Any) -> None:
        """Exit status 1 with a sentence when there is no such form, unit, level or period."""
        running.database()
        try:
            report = self._filled(options)
        except Refused as no:
            raise CommandError(f"{no.vi} / {no.en}") from None
        except DoesNotAddUp as no:
            raise CommandError(str(no)) from None
        self._write(_drawn(report, options["format"]), options["out"])

    def _filled(self, options: dict[str, Any]) -> Report:
        scenario = file.read(options["scenario"]) if options["scenario"] else None
        unit, period = _asked(options, scenario)
        level = queries.level_of(options["level"])
        now = timezone.now()
        cut_off = min(options["cut_off"] or now, now, period.closes_at)
        said = _published(scenario) if scenario else []
        report = queries.fill(options["form"], unit, period, level, cut_off, said)
        if scenario is None:
            return report
        notes = remarks.beside(scenario, report, queries.scope(unit, period, level), level.value if level else "")
        return replace(report, notes=(*report.notes, *notes))

    def _write(self, drawn: bytes, out: Path | None) -> None:
        if out is None:
            sys.stdout.buffer.write(drawn)
            sys.stdout.buffer.flush()
            return
        try:
            out.write_bytes(drawn)
        except OSError as wrong:
            raise CommandError(f"Không ghi được {out}: {wrong.strerror}.") from None
        self.stderr.write(f"Đã ghi {out} ({len(drawn)} byte). / Written.")


def _asked(options: dict[str, Any], scenario: file.Scenario | None) -> tuple[str, Period]:
    window = scenario.report if scenario else None
    unit = options["unit"] or (window and window.unit)
    if window and unit != window.unit:
        raise Refused(
            f"Kịch bản này là của đơn vị {window.unit}, không phải {unit}: bỏ --unit hoặc bỏ --scenario.",
            f"This scenario is of the unit {window.unit}, not {unit}: leave out --unit or --scenario.",
        )
    start, end = options["start"] or (window and window.start), options["end"] or (window and window.end)
    if not (unit and start and end):
        raise CommandError(
            "Thiếu đơn vị hoặc kỳ: thêm --unit MÃ --from NGÀY --to NGÀY, hoặc --scenario TÊN. / "
            "Unit or period missing: give --unit, --from and --to, or --scenario."
        )
    if end < start:
        raise CommandError(f"Kỳ kết thúc {end:%d/%m/%Y} trước khi bắt đầu {start:%d/%m/%Y}. / The period ends first.")
    named = window.name if window and (start, end) == (window.start, window.end) else ""
    return unit, Period(start, end, named)


def _published(scenario: file.Scenario) -> list[Published]:
    return [
        Published(Text(p.name, p.en), p.level, p.cells, p.value, p.ref, Text(p.note, "") if p.note else None)
        for p in scenario.published
    ]


def _drawn(report: Report, how: str) -> bytes:
    if how == "xlsx":
        return rules.workbook(report)
    shown = rules.as_table(report) if how == "table" else json.dumps(rules.as_json(report), ensure_ascii=False)
    return (shown + "\n").encode()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' không phải ngày: viết như 2025-07-01") from None


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except Refused as no:
        raise argparse.ArgumentTypeError(str(no)) from None
