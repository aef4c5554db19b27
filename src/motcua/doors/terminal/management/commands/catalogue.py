"""motcua catalogue: read a file of procedures, show what it would change, publish it."""

from __future__ import annotations

import argparse
import json
import sys
from argparse import ArgumentParser
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.catalogue import operations, queries
from motcua.catalogue.terms import Announcement
from motcua.doors.terminal import running
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import Refused


class Command(BaseCommand):
    """`motcua catalogue import FILE`, `motcua catalogue find WORDS`, `motcua catalogue cuts`."""

    help = "Danh mục thủ tục: import TỆP, find LỜI, cuts / procedure catalogue: import FILE, find WORDS, cuts"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked of the catalogue."""
        verbs = parser.add_subparsers(dest="verb", required=True, parser_class=argparse.ArgumentParser)
        add = verbs.add_parser("import", help="Đọc tệp, cho xem thay đổi, rồi công bố / read, show changes, publish")
        add.add_argument("file", type=Path)
        add.add_argument("--dry-run", action="store_true", help="Chỉ xem / show only")
        add.add_argument("--yes", action="store_true", help="Không hỏi lại / do not ask in a terminal")
        add.add_argument("--decision", default="", metavar="NO", help="Số quyết định công bố / number of the decision")
        add.add_argument("--decided-on", type=_day, metavar="DATE", help="Ngày quyết định / its date, 2025-07-01")
        add.add_argument("--from", type=_day, dest="valid_from", metavar="DATE", help="Hiệu lực từ ngày / first day")
        add.add_argument(
            "--end-missing", action="store_true", help="Bãi bỏ thủ tục không còn trong tệp / end what the file lacks"
        )

        find = verbs.add_parser("find", help="Tìm thủ tục bằng lời thường / find a procedure in everyday words")
        find.add_argument("words", nargs="+")
        find.add_argument("--limit", type=int, default=5)
        find.add_argument("--json", action="store_true", dest="as_json")
        cuts = verbs.add_parser("cuts", help="Thời hạn cắt giảm so với luật định / time cut from the law's limits")
        cuts.add_argument("--on", type=_day, metavar="DATE", help="Ngày, mặc định hôm nay / the day, today by default")

    def handle(self, *_: object, verb: str, **options: Any) -> None:
        """Exit status 1 and nothing changed when a file is refused."""
        running.database()
        {"import": self._import, "find": self._find, "cuts": self._cuts}[verb](options)

    def _find(self, options: dict[str, Any]) -> None:
        text = " ".join(options["words"])
        hits = queries.find(text, options["limit"])
        if options["as_json"]:
            rows = [{"code": h.code, "name": h.name, "score": h.score, "weak": h.weak} for h in hits]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for hit in hits:
            self.stdout.write(f"{hit.code}  {hit.score:.2f}{'?' if hit.weak else ' '} {hit.name}")
        other = queries.elsewhere(text)
        if other or not hits:
            self.stdout.write(other.vi if other else "Không tìm thấy thủ tục nào. / Nothing found.")

    def _cuts(self, options: dict[str, Any]) -> None:
        cuts = queries.cuts(options["on"] or timezone.localdate())
        for one in cuts.cut:
            held = one.version
            limits = f"{held.legal_limit} -> {held.committed_limit}"
            self.stdout.write(f"{held.procedure_code}  {_percent(one.share)}  {limits}  {held.name}")
        self.stdout.write(f"{len(cuts.cut)}/{cuts.procedures} thủ tục cắt giảm; chung {_percent(cuts.overall)}.")

    def _import(self, options: dict[str, Any]) -> None:
        raw = _bytes(options["file"])
        today = timezone.localdate()
        plan = queries.plan(raw, today=today, valid_from=options["valid_from"])
        if plan.errors:
            raise CommandError(_refusal(options["file"], plan))
        self._show(plan, ends=options["end_missing"])
        if options["dry_run"] or not self._wanted(plan, options):
            return
        self._publish(plan, options, today)

    def _show(self, plan: queries.Plan, *, ends: bool) -> None:
        for warning in plan.warnings:
            self.stdout.write(f"? {warning}")
        for entry in plan.new:
            self.stdout.write(f"+ {entry.code} {entry.name}")
        for entry in plan.changed:
            self.stdout.write(f"~ {entry.code} {entry.name}")
            for change in entry.fields:
                self.stdout.write(f"    {change.field}: {change.old} -> {change.new}")
        for entry in plan.gone:
            self.stdout.write(f"- {entry.code} {entry.name}" + ("" if ends else " (giữ nguyên)"))
        self.stdout.write(
            f"Mới {len(plan.new)} · thay đổi {len(plan.changed)} · không còn trong tệp {len(plan.gone)} · "
            f"giữ nguyên {plan.unchanged}"
        )

    def _wanted(self, plan: queries.Plan, options: dict[str, Any]) -> bool:
        if not plan.effect and not (options["end_missing"] and plan.gone):
            self.stdout.write("Không có gì để thay đổi. / Nothing to change.")
            return False
        if options["yes"] or not sys.stdin.isatty():  # a script has nobody to ask; what changes stands above
            return True
        return input("Công bố các thay đổi trên? [c/K] ").strip().casefold() in {"c", "có", "y", "yes"}

    def _publish(self, plan: queries.Plan, options: dict[str, Any], today: date) -> None:
        announcement = Announcement(options["valid_from"] or today, options["decision"], options["decided_on"])
        gone = tuple(e.code for e in plan.gone) if options["end_missing"] else ()
        try:
            done = operations.publish(
                drafts=plan.drafts, announcement=announcement, by=SYSTEM, at=timezone.now(), ending=gone
            )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(
            f"Đã công bố: {len(done.new)} mới, {len(done.changed)} thay đổi, {len(done.ended)} bãi bỏ."
            + ("" if announcement.number else " Chưa ghi số quyết định công bố (--decision).")
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' không phải ngày: viết như 2025-07-01") from None


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.2f} %".replace(".", ",")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise CommandError(f"Không đọc được tệp {path}: {wrong.strerror}.") from None


def _refusal(path: Path, plan: queries.Plan) -> str:
    shown = [f"{path}:{e.line}: {e.text}" for e in plan.errors[:50]]
    if len(plan.errors) > len(shown):
        shown.append(f"… và {len(plan.errors) - len(shown)} lỗi nữa")
    return "\n".join([*shown, "Tệp bị từ chối; danh mục không thay đổi. / File refused; nothing was changed."])
