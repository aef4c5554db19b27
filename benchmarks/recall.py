"""A day off decided late, over every open dossier of a province of 500 units: the preview, and how its time grows.

The rows are made with the columns a recall reads, their dates by the calendar; a tenth was paused before, a twentieth
stands paused. Goals: the preview over a million open dossiers in 30 s on two cores. BENCH_N sets the number (default
one million; a hundredth and a tenth are measured too). The smallest size is also done and taken back.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from benchmarks import _place

N = int(os.environ.get("BENCH_N", "1000000"))
UNITS, SEED = 500, 20260304
AMOUNTS = ("1d", "2d", "3d", "5d", "7d", "10d", "15d", "20d", "30d", "20c", "12h")
NOW = datetime.fromisoformat("2026-03-04T10:00+07:00")
DAY = "2026-03-06"
COLUMNS = (
    "code", "unit_id", "intake_unit_id", "units", "procedure_id", "version_id", "field_id", "channel", "applicant",
    "delivery", "state", "submitted_at", "accepted_at", "amount", "mode", "clock_at", "pauses", "original_due_at",
    "due_at", "paused_at", "seq", "head",
)  # fmt: skip
REST = {
    "assisted": "false", '"case"': "''", "subject": "''", "answers": "'{}'", "papers": "'[]'", "requests": "0",
    "extensions": "0", "waiting": "false", "words": "''",
}  # fmt: skip


def run() -> Iterator[dict[str, Any]]:
    """Three sizes, ten times apart."""
    _place.ready()
    _place.province(1, 9, date(2020, 1, 1))
    _units()
    made, before = 0, 0.0
    for n in (N // 100, N // 10, N):
        _fill(made, n)
        made = n
        took, shown = _preview()
        growth = round(math.log10(took / before), 2) if before else None
        yield {"figure": "recall preview", "files": n, "moves": shown.total, "s": round(took, 2), "growth": growth}
        yield {"figure": "counted as one by one", "files": n, "sampled": 500, "differences": _astray(shown)}
        before = took
        if n == N // 100:
            yield from _done_and_back(n)


def _values() -> dict[str, Any]:
    return {"unit": "H52", "days": [{"on": DAY, "works": False, "reason": "nghỉ bù"}]}


def _preview() -> tuple[float, Any]:
    from motcua.changes.operations import recall

    _, values = recall.checked(_values(), at=NOW)
    began = time.perf_counter()
    shown = recall.preview(values, at=NOW)
    return time.perf_counter() - began, shown


def _astray(shown: Any) -> int:
    """Dossiers among 500 whose new date is not what the clock of one makes of it."""
    import numpy as np

    from motcua.calendars.rules import due_at
    from motcua.calendars.terms import Amount, Mode
    from motcua.dossiers.queries.running import held
    from motcua.dossiers.rules import clock
    from motcua.dossiers.rules.recounting import moment

    work = shown.work
    rows = np.unique(np.linspace(0, len(work.ids) - 1, 500).astype(int))
    lives = held([int(work.ids[r]) for r in rows])
    wrong = 0
    for row in rows:
        one = lives[int(work.ids[row])]
        due = due_at(
            one.clock_at, Amount.parse(one.amount), work.calendars.after(one.unit), Mode(one.mode), clock.pauses_of(one)
        )  # fmt: skip
        wrong += max(due, one.original_due_at) != moment(work.after[row])
    return wrong


def _done_and_back(n: int) -> Iterator[dict[str, Any]]:
    from motcua.changes import operations
    from motcua.changes.terms import Kind

    reform, head = _people()
    before = _dates()
    number = operations.draft(kind=Kind.RECALL, title="Nghỉ bù", basis="QĐ", values=_values(), by=reform, at=NOW)
    for figure in ("recall done", "recall taken back"):
        operations.approve(plan=number, by=head, at=NOW)
        began = time.perf_counter()
        report = operations.apply(plan=number, at=NOW)
        yield {
            "figure": figure, "files": n, "moves": report["moves"], "s": round(time.perf_counter() - began, 2),
            "as_before": _dates() == before,
        }  # fmt: skip
        if figure == "recall done":
            number = operations.reverse(plan=number, by=reform, at=NOW)


def _people() -> tuple[Any, Any]:
    """Who plans and who approves, at the province."""
    from motcua.accounts import operations as accounts
    from motcua.directory import operations, queries
    from motcua.kernel.actor import SYSTEM, Role

    made = []
    for name, role in (("caicach", Role.REFORM), ("chutich", Role.HEAD)):
        person = accounts.enrol(username=name, name=name, by=SYSTEM, at=NOW).id
        post = operations.create_post(unit="H52", title=name, roles=[role], on=date(2026, 1, 1), by=SYSTEM, at=NOW)
        operations.appoint(post=post, person=name, on=date(2026, 1, 1), by=SYSTEM, at=NOW)
        made.append(queries.actor_of(person, NOW.date()))
    return made[0], made[1]


def _dates() -> list[Any]:
    return _asked("select id, due_at from dossiers_dossier order by id")


def _units() -> None:
    from motcua.audit import operations as audit

    _asked(
        "insert into directory_unit (code, name, short_name, level, parent_id, place, address, phone, valid_from, "
        "count_mode) select 'H52.' || 100 + n, 'Xã ' || n, '', 'commune', u.id, '', '', '', '2020-01-01', "
        f"case n %% 5 when 0 then 'hour' else '' end from generate_series(0, {UNITS - 1}) n, directory_unit u "
        "where u.code = 'H52' returning id"
    )
    audit.bump("directory")


def _fill(first: int, last: int) -> None:
    from django.db import connection

    units = _asked("select id, count_mode from directory_unit where code like 'H52.1%%' or code like 'H52.2%%' "
                   "or code like 'H52.3%%' or code like 'H52.4%%' or code like 'H52.5%%'")  # fmt: skip
    version, procedure, field = _asked("select id, procedure_id, field_id from catalogue_version order by id limit 1")[
        0
    ]
    names = ", ".join([*COLUMNS, *REST])
    _asked(f"create temp table bench as select {', '.join(COLUMNS)} from dossiers_dossier limit 0 with no data")
    with connection.cursor() as cursor:
        with cursor.connection.cursor().copy(f"copy bench ({', '.join(COLUMNS)}) from stdin") as stream:
            for line in _lines(first, last, units, version, procedure, field):
                stream.write(line)
        cursor.execute(
            f"insert into dossiers_dossier ({names}) select {', '.join(COLUMNS)}, {', '.join(REST.values())} from bench"
        )
        cursor.execute("drop table bench")
        cursor.execute(
            "insert into dossiers_task (dossier_id, step, name, unit_id, role, since, until, question, counted, origin)"
            " select id, 'xu-ly', 'Xử lý', unit_id, 'officer', clock_at, due_at, '', true, '' from dossiers_dossier d "
            "where not exists (select 1 from dossiers_task t where t.dossier_id = d.id)"
        )
        cursor.execute("analyze dossiers_dossier, dossiers_task")


def _lines(first: int, last: int, units: list[Any], version: int, procedure: int, field: int) -> Iterator[str]:
    """Received over the thirty days before, each promised by the shipped calendar."""
    import numpy as np

    from motcua.calendars.queries import standard
    from motcua.calendars.rules import due_at
    from motcua.calendars.terms import ZONE, Amount, Mode, Pause

    dice, calendar = np.random.default_rng(SEED + first), standard()
    amounts, opened = [Amount.parse(a) for a in AMOUNTS], datetime(2026, 2, 2, 7, 30, tzinfo=ZONE).timestamp()
    drawn = zip(
        dice.integers(0, len(units), last - first).tolist(), dice.integers(0, len(amounts), last - first).tolist(),
        dice.integers(0, 30 * 1440, last - first).tolist(), dice.integers(0, 20, last - first).tolist(), strict=True,
    )  # fmt: skip
    for n, (unit, amount, minute, fate) in enumerate(drawn, first + 1):
        number, mode = units[unit][0], Mode(units[unit][1] or "day")
        start = datetime.fromtimestamp(opened + minute * 60, ZONE)
        original = due_at(start, amounts[amount], calendar, mode)
        stood = [(start, datetime.fromtimestamp(start.timestamp() + 90_000, ZONE))] if fate < 2 else []
        due = due_at(start, amounts[amount], calendar, mode, [Pause(*p) for p in stood])
        pauses = "[" + ",".join(f'["{a.isoformat()}","{b.isoformat()}"]' for a, b in stood) + "]"
        paused = (start.isoformat(), 5) if fate == 2 else ("\\N", 4)
        yield (
            f"B-{n}\t{number}\t{number}\t{{{number}}}\t{procedure}\t{version}\t{field}\t1\t"
            f'{{"name":"x","phone":"09"}}\tcounter\t{paused[1]}\t{start.isoformat()}\t{start.isoformat()}\t'
            f"{AMOUNTS[amount]}\t{mode}\t{start.isoformat()}\t{pauses}\t{original.isoformat()}\t{due.isoformat()}\t"
            f"{paused[0]}\t2\t\\\\x{'00' * 32}\n"
        )


def _asked(sql: str) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, [])
        return list(cursor.fetchall()) if cursor.description else []
