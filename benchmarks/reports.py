"""Reports over many files: kept sums against DuckDB's scan of the same files in Parquet, and how time grows.

The rows are made by SQL with the columns figures read (units, fields, channels, moments, verdicts), without chains.
Goals: performance 9, rows 11-15. BENCH_N sets the number of files (default one million; a tenth is measured too).
"""

from __future__ import annotations

import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks import _place

N = int(os.environ.get("BENCH_N", "1000000"))
RUNS = int(os.environ.get("BENCH_RUNS", "7"))
UNITS, FIELDS = 500, 60
START, END = date(2025, 1, 1), date(2025, 12, 31)

#: three years of files: most end in time, a hundredth is open
MADE = """
insert into dossiers_dossier (code, unit_id, intake_unit_id, units, procedure_id, version_id, field_id, channel,
    assisted, "case", applicant, subject, answers, papers, delivery, state, submitted_at, accepted_at, amount, mode,
    clock_at, pauses, original_due_at, due_at, ended_at, verdict, requests, extensions, waiting, seq, head, words)
select 'B-' || g, u.id, u.id, array[u.id], v.procedure_id, v.id, v.field_id, 1 + g %% 3,
    false, '', '{}', '', '{}', '[]', 'counter', case when d.ended is null then 4 else 9 end, d.at, d.at, '5d', 'day',
    d.at, '[]', d.due, d.due, d.ended,
    case when d.ended is null then null when d.ended > d.due then 'late'
         when d.ended::date < d.due::date then 'early' else 'on_time' end, 0, 0, false, 2, '\\x00', ''
from generate_series(%(first)s, %(last)s) g
cross join lateral (select random() a, random() b, random() c, random() e, random() f, g as again) r
cross join lateral (
    select timestamptz '2023-01-02 08:00+07' + (random() * 1090 + g * 0) * interval '1 day' as at,
        (array[1, 2, 3, 5, 7, 10, 15, 20, 30])[1 + floor(r.b * 9)::int] as days) m
cross join lateral (
    select m.at, m.at + m.days * interval '1.4 day' as due,
        case when r.c < case when m.at > timestamptz '2025-12-01' then 0.3 else 0.001 end then null
        else least(m.at + m.days * 1.4 * (0.1 + 1.1 * r.e) * interval '1 day', timestamptz '2025-12-31 23:00+07')
        end as ended) d
join bench_units u on u.n = floor(500 * r.f * r.f)::int
join bench_versions v on v.n = floor(60 * power(r.a, 1.5))::int
"""
TOLD = """
insert into dossiers_event (dossier_id, seq, act, happened_at, recorded_at, name, step, reason, state, due_at, data,
    form, form_no, hash)
select d.id, x.seq, x.act, x.at, x.at, '', '', '', x.state, d.due_at, '{}', '', '', '\\x00' from dossiers_dossier d
cross join lateral (values (1, 'accept', d.accepted_at, 2), (2, 'finish', d.ended_at, 9)) x (seq, act, at, state)
where x.at is not null and d.id > %(after)s
"""


def run() -> Iterator[dict[str, Any]]:
    """Two sizes, ten times apart."""
    _place.ready()
    _place.province(1, FIELDS, date(2020, 1, 1))
    before: dict[str, float] = {}
    made = 0
    for n in (N // 10, N):
        _fill(made, n)
        made = n
        yield from _measured(n, before)


def _measured(n: int, before: dict[str, float]) -> Iterator[dict[str, Any]]:
    from motcua.measures import operations

    began = time.perf_counter()
    operations.recount()
    yield {"figure": "recount of both sums", "files": n, "s": round(time.perf_counter() - began, 1)}
    began = time.perf_counter()
    wrong = operations.check()
    yield {"figure": "kept sums equal a recount", "files": n, "s": _since(began), "differences": len(wrong)}
    units, scan = _units(), _parquet()
    for name, ask, columns in _questions(units):
        ours, theirs = _median(ask), _median(lambda columns=columns: scan(columns))
        yield {
            "figure": name, "files": n, "ms": round(ours * 1e3, 1), "duckdb_ms": round(theirs * 1e3, 1),
            "of_duckdb": round(ours / theirs, 3), "growth": _growth(before, name, ours),
        }  # fmt: skip
    yield _overdue(n, units)


def _questions(units: frozenset[int]) -> list[tuple[str, Callable[[], Any], str]]:
    from motcua.measures import queries

    return [
        ("year by unit", lambda: queries.by_unit(units, START, END), "unit"),
        ("year by channel", lambda: queries.by_channel(units, START, END), "channel"),
        ("year by field", lambda: queries.by_field(units, START, END), "field"),
        ("a period off the bounds, in all", lambda: queries.figures(units, date(2025, 2, 7), date(2025, 11, 20)), "1"),
        ("one unit's quarter by field", lambda: queries.by_field(frozenset([min(units)]), date(2024, 12, 15),
                                                                   date(2025, 3, 14)), "field"),
    ]  # fmt: skip


def _overdue(n: int, units: frozenset[int]) -> dict[str, Any]:
    from motcua.measures import queries

    now = datetime.fromisoformat("2025-12-31T23:30+07:00")
    took = _median(lambda: queries.overdue_by_unit(units, now))
    is_open = sum(count for count, _ in queries.overdue_by_unit(units, now).values())
    return {
        "figure": "overdue now by unit", "files": n, "open": is_open, "ms": round(took * 1e3, 1),
        "ms_per_1000_open": round(took * 1e6 / max(is_open, 1), 3),
    }  # fmt: skip


def _fill(first: int, last: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if first == 0:
            cursor.execute(
                f"insert into directory_unit (code, name, short_name, level, place, address, phone, valid_from, "
                f"count_mode) select 'G90.' || n, 'Đơn vị ' || n, '', 'commune', '', '', '', '2020-01-01', '' "
                f"from generate_series(0, {UNITS - 1}) n"
            )
            cursor.execute("create table bench_units as select row_number() over (order by id) - 1 as n, id "
                           "from directory_unit where code like 'G90.%'")  # fmt: skip
            cursor.execute("create table bench_versions as select row_number() over (order by id) - 1 as n, id, "
                           "procedure_id, field_id from catalogue_version")  # fmt: skip
        cursor.execute("select coalesce(max(id), 0) from dossiers_dossier")
        (after,) = cursor.fetchone()
        cursor.execute(MADE, {"first": first + 1, "last": last})
        cursor.execute(TOLD, {"after": after})
        for table in ("dossiers_dossier", "dossiers_event"):
            cursor.execute(f"vacuum analyze {table}")


def _units() -> frozenset[int]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select id from bench_units")
        return frozenset(row[0] for row in cursor.fetchall())


def _parquet() -> Callable[[str], Any]:
    """The same files in Parquet; a scan answers the year's counts by one column, on two threads."""
    import duckdb
    from django.db import connection

    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    with connection.cursor() as cursor, (folder / "d.csv").open("wb") as out:
        command = ("copy (select unit_id as unit, field_id as field, channel, accepted_at, ended_at, due_at, verdict "
                   "from dossiers_dossier) to stdout (format csv, header)")  # fmt: skip
        with cursor.connection.cursor().copy(command) as stream:
            for block in stream:
                out.write(block)
    link = duckdb.connect()
    link.execute("set threads = 2")
    link.execute(f"copy (from read_csv('{folder}/d.csv')) to '{folder}/d.parquet' (compression zstd)")
    (folder / "d.csv").unlink()
    span = "between timestamptz '2025-01-01 00:00+07' and timestamptz '2026-01-01 00:00+07'"
    counts = ", ".join(f"count(*) filter (where ended_at {span} and verdict = '{v}')"
                       for v in ("early", "on_time", "late"))  # fmt: skip
    live = "count(*) filter (where ended_at is null), count(*) filter (where ended_at is null and due_at < now())"
    return lambda column: link.execute(
        f"select {column}, count(*) filter (where accepted_at {span}), {counts}, {live} "
        f"from read_parquet('{folder}/d.parquet') group by 1"
    ).fetchall()


def _median(ask: Callable[[], Any]) -> float:
    ask()
    return statistics.median(_timed(ask) for _ in range(RUNS))


def _timed(ask: Callable[[], Any]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _since(began: float) -> float:
    return round(time.perf_counter() - began, 1)


def _growth(before: dict[str, float], name: str, took: float) -> float | None:
    """The exponent: 0 flat, 1 in step with the number of files."""
    smaller = before.setdefault(name, took)
    return None if smaller == took else round(math.log10(took / smaller), 2)
