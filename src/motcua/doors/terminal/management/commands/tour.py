"""motcua tour: one dossier's life, act by act, from intake to its row in the report."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.doors.terminal import running, tour
from motcua.reporting import rules


class Command(BaseCommand):
    """Plays two lives in a transaction that is taken back; slips stay in a folder."""

    help = "Theo một hồ sơ từ lúc nộp đến dòng báo cáo / follow a dossier from filing to its row in the report"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where slips go, and whether a program reads the answer."""
        parser.add_argument("--out", type=Path, metavar="DIR", help="Thư mục giữ các phiếu / folder for the slips")
        parser.add_argument("--json", action="store_true", dest="as_json", help="In JSON / print JSON")

    def handle(self, *, out: Path | None, as_json: bool, **_: object) -> None:
        """Nothing stays in the database."""
        folder = _folder(out)
        running.migrated()
        quiet = as_json
        toured = tour.play(folder, tell=lambda s: None if quiet else self._chapter(s),
                           show=lambda s: None if quiet else self._act(s))  # fmt: skip
        if as_json:
            report = rules.as_json(toured.report)
            acts = [_said(seen) for seen in toured.acts]
            said = {"acts": acts, "slips": [str(p) for p in toured.slips], "report": report}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
            return
        self.stdout.write("\nDòng báo cáo mà hai hồ sơ trở thành / the report rows they became\n")
        self.stdout.write(rules.as_table(toured.report))
        self.stdout.write(f"\nCác phiếu nằm ở / slips are in {folder}")
        self.stdout.write("Cơ sở dữ liệu không giữ lại gì của chuyến này. / Nothing of this stays in the database.")

    def _chapter(self, title: str) -> None:
        self.stdout.write(f"\n═══ {title}\n")

    def _act(self, seen: tour.Seen) -> None:
        self.stdout.write(f"▸ {seen.at:%H:%M %d/%m/%Y}  {seen.by}: {seen.command}")
        for event in seen.events:
            self.stdout.write(f"    sự kiện / event {event.seq}  {event.act}: {event.sentence.vi}")
        self.stdout.write(f"    trạng thái / state {seen.state} {seen.state_name.vi} / {seen.state_name.en}")
        if seen.due:
            self.stdout.write(f"    hẹn trả / due {seen.due.astimezone(seen.at.tzinfo):%H:%M %d/%m/%Y}")
        if {"accept", "supplement"} & {str(e.act) for e in seen.events}:
            for line in seen.ledger:
                self.stdout.write(f"      {line.on:%d/%m}  {float(line.counted):>4g}  {line.why.vi}")
        for where in seen.waiting_at:
            self.stdout.write(f"    đang ở / now at {where}")
        if seen.slip:
            self.stdout.write(f"    phiếu / slip {seen.slip}")


def _folder(out: Path | None) -> Path:
    """Where slips go: there now, and open to us. CommandError when it cannot be."""
    if out is None:
        return Path(tempfile.mkdtemp(prefix="motcua-tour-"))
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            return out
    except OSError as wrong:
        raise CommandError(
            f"Không giữ được phiếu trong thư mục {out}: {wrong.strerror}. / Slips cannot be kept in {out}."
        ) from wrong


def _said(seen: tour.Seen) -> dict[str, Any]:
    events = [{"seq": e.seq, "act": str(e.act), "sentence": e.sentence.vi} for e in seen.events]
    ledger = [{"on": x.on.isoformat(), "counted": float(x.counted), "why": x.why.vi} for x in seen.ledger]
    return {
        "command": seen.command, "by": seen.by, "at": seen.at.isoformat(), "code": seen.code, "events": events,
        "state": seen.state, "due": seen.due.isoformat() if seen.due else None, "ledger": ledger,
        "now_at": list(seen.waiting_at), "slip": str(seen.slip) if seen.slip else None,
    }  # fmt: skip
