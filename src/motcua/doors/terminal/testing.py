"""The forecast put to the test, for the terminal: what `motcua promises backtest` asks and answers."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.core.management.base import CommandError

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.kernel.refused import Refused
from motcua.promises.operations import backtesting
from motcua.promises.terms import Tally


def arguments(parser: ArgumentParser) -> None:
    """What may be asked."""
    parser.add_argument("--unit", metavar="CODE", help="Chỉ đơn vị này và cấp dưới / this unit and those below")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="D", help="Từ ngày / from, 2026-01-31")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="D", help="Đến ngày / to")
    parser.add_argument("--json", action="store_true", help="Một đối tượng JSON / one JSON object")


def tested(at: datetime, options: Mapping[str, Any]) -> str:
    """The answer, printed. Without dates: the last ninety days."""
    last: date = options["last"] or day_of(at) - timedelta(days=1)
    first: date = options["first"] or last - timedelta(days=90)
    if not first <= last <= day_of(at):
        raise CommandError(
            f"Kỳ {first} – {last} không kiểm được: ngày đầu không sau ngày cuối, ngày cuối không sau hôm nay. / "
            "The first day comes before the last, and the last not after today."
        )
    tally = backtesting.back_test(first=first, last=last, at=at, units=_units(options["unit"], last))
    return _json(first, last, tally) if options["json"] else _lines(first, last, tally)


def _units(code: str | None, on: date) -> frozenset[int] | None:
    if code is None:
        return None
    tree = directory.tree(on)
    try:
        return tree.subtree(tree.by_code(code).id)
    except Refused as no:
        raise CommandError(f"{no.vi} / {no.en}") from None


def _json(first: date, last: date, tally: Tally) -> str:
    return json.dumps({
        "from": first.isoformat(), "to": last.isoformat(), "files": tally.files, "late": tally.late,
        "warned": tally.warned, "hits": tally.hits, "precision": tally.precision, "recall": tally.recall,
    })  # fmt: skip


def _lines(first: date, last: date, tally: Tally) -> str:
    return "\n".join([
        f"Dự báo các buổi sáng {first:%d/%m/%Y} – {last:%d/%m/%Y}, hồ sơ còn hai ngày làm việc là đến hẹn / mornings, "
        "dossiers two working days before their date",
        f"  {tally.files}  hồ sơ đã xét / dossiers looked at",
        f"  {tally.late}  trễ thật / came late",
        f"  {tally.warned}  đã báo sẽ trễ / warned of",
        f"  {_share(tally.precision)}  báo trễ và trễ thật / of those warned of came late (precision)",
        f"  {_share(tally.recall)}  trễ thật đã được báo / of the late had been warned of (recall)",
    ])  # fmt: skip


def _share(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%".replace(".", ",")
