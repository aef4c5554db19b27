"""The tracking page over HTTP, against the least such a page can be, asked in turn in the same run.

Goals: shared/performance.md section 9, rows 21 (share of the minimal page, SQL), 22 (bytes before compression) and 25
(connections kept).
"""

from __future__ import annotations

import os
import re
import urllib.request
from collections.abc import Iterator
from datetime import date
from typing import Any

from benchmarks import _place
from benchmarks._http import Asked, ask, medians, served

SECONDS = float(os.environ.get("BENCH_SECONDS", "3"))
ROUNDS = int(os.environ.get("BENCH_RUNS", "3"))
#: more than the pages kept by two processes, so that asking them in turn never finds one kept
DOSSIERS = 1500
#: few enough to be kept: people who look again
RETURNING = 200


def run() -> Iterator[dict[str, Any]]:
    """Requests per second of both, their ratio, SQL and bytes of ours, connections opened."""
    _place.ready()
    followed = _dossiers()
    env = _place.environment()
    ours, least = [f"/tra-cuu/{c}/{s}/" for c, s in followed], [f"/d/{c}" for c, _ in followed]
    new: list[tuple[Asked, Asked]] = []
    again: list[tuple[Asked, Asked]] = []
    with served("motcua.config.wsgi:application", env) as us, served("benchmarks._bare:application", env) as it:
        bytes_ = _bytes(us[0], ours[0])
        for port, pid, paths in ((*us, ours), (*it, least)):
            ask(port, pid, paths, seconds=0.5)
        before = _sessions()
        for _ in range(ROUNDS):
            reference = ask(*it, least, seconds=SECONDS)
            new.append((ask(*us, ours, seconds=SECONDS), reference))
            ask(*us, ours[:RETURNING], seconds=SECONDS / 2)
            again.append((ask(*us, ours[:RETURNING], seconds=SECONDS), reference))
        opened = _sessions() - before
    yield _ratio("tracking page, every reader new", new)
    yield _ratio("tracking page, readers who look again", again)
    yield {"figure": "tracking page, bytes before compression", **bytes_, "goal": "<= 14336"}
    asked = sum(round(a.per_second * SECONDS) for a, _ in new + again)
    yield {"figure": "connections opened while serving", "opened": opened, "requests": asked, "goal": 0}


def _ratio(figure: str, rounds: list[tuple[Asked, Asked]]) -> dict[str, Any]:
    return {"figure": figure, **medians(rounds, "minimal"), "rounds": len(rounds), "goal": ">= 0.6, stretch >= 2"}


def _dossiers() -> list[tuple[str, str]]:
    """Dossiers taken in at the counter: (code, secret)."""
    from django.utils import timezone

    from motcua.dossiers.operations import intake
    from motcua.dossiers.terms import Applicant, Channel, Paper
    from motcua.kernel.actor import Role

    place = _place.province(4, 4, date(2022, 1, 1))
    clerks = [actor for (role, _), actor in place.crew.items() if role is Role.COUNTER]
    found, now = [], timezone.now()
    for n in range(DOSSIERS):
        done = intake.take_in(
            procedure=place.procedures[n % 4], unit=place.counters[n % 4], channel=Channel.DIRECT, answers={},
            applicant=Applicant(name="Nguyễn Thị Đo", id_no=f"0{n:011d}", phone="0900000000"), papers=(Paper("Đơn"),),
            by=clerks[n % 4], at=now,
        )  # fmt: skip
        found.append((done.code, str(done.secret)))
    return found


def _sessions() -> int:
    """How many connections the server has taken for the scratch database since it began."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_stat_clear_snapshot()")
        cursor.execute("select sessions from pg_stat_database where datname = current_database()")
        return int(cursor.fetchone()[0])


def _bytes(port: int, path: str) -> dict[str, int]:
    """The page and the style sheets it names, as they travel uncompressed."""
    page = _fetch(port, path)
    sheets = re.findall(r'<link[^>]+href="([^"]+\.css[^"]*)"', page.decode())
    css = sum(len(_fetch(port, sheet)) for sheet in sheets)
    return {"html": len(page), "css": css, "bytes": len(page) + css}


def _fetch(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        body: bytes = answer.read()
        return body
