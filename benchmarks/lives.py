"""Lives of dossiers: SQL per act, lives per second against plain psycopg in the same run, and what more clients do.

Goals: shared/performance.md section 9, rows 1 to 3 and 9. A life is six commits: taken in (registered and accepted in
one), four steps of which the last ends processing, result returned. The reference writes as many rows without rights,
deadline, hash or numbers: one insert with one event, then five updates with one event each.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from benchmarks._district import DAY, PROCEDURE, Desk, database, districts

SECONDS = float(os.environ.get("BENCH_SECONDS", "1"))
ROUNDS = int(os.environ.get("BENCH_RUNS", "9"))
CLIENTS = 8
DATA = {"diachi": "12 Lê Lợi, phường Bến Nghé", "sdt": "0900000000", "giayto": ["đơn", "bản sao"]}


def run() -> Iterator[dict[str, Any]]:
    """One line a figure."""
    with database():
        desks = districts(CLIENTS)
        yield from _sql_per_act(desks[0])
        yield from _against_psycopg(desks[0])
        yield from _more_clients(desks)


def life(desk: Desk) -> Iterator[Callable[[], Any]]:
    """The acts of one life, each to be called in turn."""
    from motcua.dossiers.operations import decide, deliver, intake, resolve
    from motcua.dossiers.terms import Applicant, Channel, Paper

    who = Applicant(name="Nguyễn Thị Minh Khai", id_no="001190000001", address=DATA["diachi"], phone="0900000000")
    done = []
    yield lambda: done.append(
        intake.take_in(
            procedure=PROCEDURE, unit=desk.counter, applicant=who, papers=(Paper("Đơn"),), answers=DATA,
            channel=Channel.DIRECT, by=desk.clerk, at=DAY, key=os.urandom(16).hex(),
        )
    )  # fmt: skip
    code = done[0].code
    yield lambda: resolve.complete_step(code=code, by=desk.clerk, at=DAY)
    yield lambda: resolve.complete_step(code=code, by=desk.officer, at=DAY)
    yield lambda: decide.approve(code=code, by=desk.head, at=DAY)
    yield lambda: resolve.complete_step(code=code, by=desk.stamp, at=DAY)
    yield lambda: deliver.return_result(code=code, by=desk.clerk, at=DAY)


ACTS = ("take_in", "complete_step 1", "complete_step 2", "approve", "complete_step 4, finish", "return_result")


def _live(desk: Desk) -> None:
    for act in life(desk):
        act()


def _sql_per_act(desk: Desk) -> Iterator[dict[str, Any]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _live(desk)
    for name, act in zip(ACTS, life(desk), strict=True):
        with CaptureQueriesContext(connection) as asked:
            act()
        asked_for = [q["sql"] for q in asked.captured_queries if not q["sql"].startswith(("BEGIN", "COMMIT"))]
        yield {"figure": "SQL per act", "act": name, "sql": len(asked_for), "goal": "<= 4, stretch <= 2"}


@contextmanager
def _reference() -> Iterator[dict[str, Callable[[], None]]]:
    """The same writes by psycopg alone, statement by statement and as one statement a step."""
    import psycopg
    from django.db import connection

    said = connection.get_connection_params() | {"cursor_factory": psycopg.Cursor, "prepare_threshold": 2}
    with psycopg.connect(**said, autocommit=True) as raw:
        yield _ways(raw)


def _ways(raw: Any) -> dict[str, Callable[[], None]]:
    raw.execute(
        "create table r_d(id bigint generated always as identity primary key, code text unique, unit int, name text,"
        " data jsonb, state smallint, step smallint, received timestamptz, resolved timestamptz)"
    )
    raw.execute("create index on r_d(unit)")
    raw.execute(
        "create table r_e(id bigint generated always as identity primary key, dossier bigint references r_d,"
        " kind smallint, actor int, at timestamptz default now(), note text)"
    )
    raw.execute("create index on r_e(dossier)")
    turn, said = itertools.count(), json.dumps(DATA)
    columns, event = "code, unit, name, data, state, step, received", "insert into r_e(dossier, kind, actor, note)"
    new = f"insert into r_d({columns}) values (%s, %s, %s, %s, 0, 0, now()) returning id"

    def first(n: int) -> tuple[Any, ...]:
        return (f"H{n}", n % 500, "Nguyễn Thị Minh Khai", said)

    def plain() -> None:
        with raw.transaction():
            row = raw.execute(new, first(next(turn))).fetchone()
            raw.execute(f"{event} values (%s, 0, 7, '')", row)
        for k in range(1, 6):
            with raw.transaction():
                raw.execute(f"{event} values (%s, %s, 7, '')", (row[0], k))
                raw.execute("update r_d set state = %s, step = %s where id = %s", (k, k, row[0]))

    def bundled() -> None:
        row = raw.execute(
            f"with d as ({new}) {event} select id, 0, 7, '' from d returning dossier",
            first(next(turn)),
        ).fetchone()
        for k in range(1, 6):
            raw.execute(
                "with u as (update r_d set state = %s, step = %s where id = %s and state = %s returning id)"
                f" {event} select id, %s, 7, '' from u",
                (k, k, row[0], k - 1, k),
            )

    return {"psycopg, 12 statements": plain, "psycopg, one statement a step": bundled}


def _rate(one: Callable[[], None], seconds: float = SECONDS) -> tuple[float, float]:
    """Lives per second, and CPU milliseconds of this process a life."""
    count, start, cpu = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        one()
        count += 1
    return count / (time.perf_counter() - start), (time.process_time() - cpu) / count * 1000


def _against_psycopg(desk: Desk) -> Iterator[dict[str, Any]]:
    with _reference() as references:
        ways = {"motcua": lambda: _live(desk), **references}
        for way in ways.values():
            _rate(way, 0.5)
        rounds = [{name: _rate(way) for name, way in ways.items()} for _ in range(ROUNDS)]
    for reference in list(ways)[1:]:
        shares = [r["motcua"][0] / r[reference][0] for r in rounds]
        yield {
            "figure": "lives per second, one process, share of the reference", "reference": reference,
            "share": _middle(shares), "spread": _spread(shares), "goal": ">= 0.27, stretch 0.6 of 12 statements",
        }  # fmt: skip
    for name in ways:
        yield {
            "figure": "lives", "way": name, "per_second": _middle([r[name][0] for r in rounds]),
            "cpu_ms": _middle([r[name][1] for r in rounds]),
        }  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield {"figure": "peak memory of the process", "mib": peak}


def _middle(values: list[float]) -> float:
    return round(statistics.median(values), 3)


def _spread(values: list[float]) -> float:
    return round((max(values) - min(values)) / statistics.median(values), 3)


def _client(desk: Desk, name: str, seconds: float) -> float:
    """One client in a process of its own, for so long: lives per second."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = name
    _live(desk)
    return _rate(lambda: _live(desk), seconds)[0]


def _more_clients(desks: list[Desk]) -> Iterator[dict[str, Any]]:
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    found: list[tuple[float, float]] = []
    with get_context("spawn").Pool(CLIENTS) as pool:
        for _ in range(max(3, ROUNDS // 3)):
            one = pool.starmap(_client, [(desks[0], name, 2 * SECONDS)])
            many = pool.starmap(_client, [(d, name, 2 * SECONDS) for d in desks], chunksize=1)
            found.append((sum(one), sum(many)))
    gains = [many / one for one, many in found]
    yield {
        "figure": f"lives per second, {CLIENTS} clients against 1", "ratio": _middle(gains), "spread": _spread(gains),
        "one": _middle([o for o, _ in found]), "many": _middle([m for _, m in found]), "goal": ">= 1.4",
    }  # fmt: skip
