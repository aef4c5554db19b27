"""A clerk's two words among everybody's dossiers, the newest twenty of the own unit: our index against a plain one.

The reference is the same question over an index of the words alone, its rows filtered by unit afterwards; asked in turn
in the same run, over the same pairs of rare and frequent words. Goals: shared/performance.md section 9, rows 17 and 18.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from benchmarks import _place

DOSSIERS = int(os.environ.get("BENCH_N", "200000"))
UNITS = int(os.environ.get("BENCH_UNITS", "40"))
PAIRS = int(os.environ.get("BENCH_RUNS", "60"))
FAMILY = ("nguyen", "tran", "le", "pham", "hoang", "vu", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "lo", "ma")
MIDDLE = ("van", "thi", "duc", "minh", "thanh", "quang", "hong", "xuan", "ngoc", "kim")
GIVEN = ("an", "binh", "chi", "dung", "hoa", "hung", "khanh", "lan", "linh", "long", "mai", "nam", "nga", "phuong",
         "quy", "son", "tam", "thao", "tuan", "tuyet", "van", "vinh", "yen", "zung")  # fmt: skip
PLAIN = """select d.id from dossiers_dossier d where to_tsvector('simple', d.words) @@ to_tsquery('simple', %s)
    and d.units && %s::bigint[] order by d.submitted_at desc, d.id desc limit 20"""


def run() -> Iterator[dict[str, Any]]:
    """Milliseconds of both, their ratio, and how much worse the worst pair is than the middle one."""
    _place.ready()
    clerk, unit = _filled()
    pairs = _pairs(random.Random(4))  # noqa: S311  (not a secret)
    ours, plain = [], []
    for words in pairs + pairs:  # the first round warms both
        ours.append(_ours(clerk, words))
        plain.append(_plain(words, unit))
    a, b = sorted(ours[PAIRS:]), sorted(plain[PAIRS:])
    p99, reference = a[int(PAIRS * 0.99)], b[int(PAIRS * 0.99)]
    yield {
        "figure": "two words in the unit, newest 20, ms", "dossiers": DOSSIERS, "units": UNITS,
        "p50": round(statistics.median(a), 2), "p99": round(p99, 2), "worst": round(a[-1], 2),
        "plain_p50": round(statistics.median(b), 2), "plain_p99": round(reference, 2),
        "share_of_plain": round(p99 / reference, 3), "p99_of_p50": round(p99 / statistics.median(a), 1),
        "goal": "share <= 0.15, p99 <= 50, p99/p50 <= 6",
    }  # fmt: skip


def _pairs(draw: random.Random) -> list[str]:
    """Frequent with frequent, frequent with rare, and words cut short, as people type them."""
    drawn = [f"{draw.choice(FAMILY)} {draw.choice(GIVEN)}" for _ in range(PAIRS - 20)]
    return drawn + [f"{draw.choice(FAMILY)[:3]} {draw.choice(MIDDLE)}" for _ in range(20)]


def _ours(clerk: Any, words: str) -> float:
    from motcua.dossiers import queries

    began = time.perf_counter()
    queries.search(clerk, words, 20)
    return (time.perf_counter() - began) * 1000


def _plain(words: str, unit: list[int]) -> float:
    from django.db import connection

    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, [" & ".join(f"{w}:*" for w in words.split()), unit])
        cursor.fetchall()
    return (time.perf_counter() - began) * 1000


def _filled() -> tuple[Any, list[int]]:
    """Dossiers copied from one, with names drawn from the lists, evenly over the units; and a clerk of the first."""
    from django.db import connection
    from django.utils import timezone

    from motcua.dossiers.operations import intake
    from motcua.dossiers.terms import Applicant, Channel, Paper
    from motcua.kernel.actor import Role

    place = _place.province(UNITS, 1, date(2022, 1, 1))
    crew = sorted((unit, actor) for (role, unit), actor in place.crew.items() if role is Role.COUNTER)
    intake.take_in(
        procedure=place.procedures[0], unit=place.counters[0], channel=Channel.DIRECT, answers={},
        applicant=Applicant(name="Nguyễn Thị Mẫu", id_no="001190000001"), papers=(Paper("Đơn"),), by=crew[0][1],
        at=timezone.now(),
    )  # fmt: skip
    with connection.cursor() as cursor:
        columns = [c.name for c in cursor.execute("select * from dossiers_dossier limit 0").description]
        _copied(cursor, [c for c in columns if c != "id"], [unit for unit, _ in crew])
    return crew[0][1], [crew[0][0]]


def _copied(cursor: Any, columns: list[str], units: list[int]) -> None:
    said = {
        "code": "'B' || n", "units": "array[(%(units)s::bigint[])[1 + n %% cardinality(%(units)s::bigint[])]]",
        "submitted_at": "submitted_at - n * interval '1 minute'",
        "words": "'b' || n || ' ' || (%(family)s::text[])[1 + floor(15 * power(random(), 2))::int] || ' ' || "
        "(%(middle)s::text[])[1 + floor(10 * random())::int] || ' ' || "
        "(%(given)s::text[])[1 + floor(24 * random())::int] || ' 0' || (10000000000 + n)",
    }  # fmt: skip
    chosen, named = ", ".join(said.get(c, f'"{c}"') for c in columns), ", ".join(f'"{c}"' for c in columns)
    ((index,),) = cursor.execute("select indexdef from pg_indexes where indexname = 'dossier_words'").fetchall()
    cursor.execute("drop index dossier_words")  # built at once when the rows are there: minutes instead of an hour
    cursor.execute(
        f"insert into dossiers_dossier ({named}) select {chosen} from dossiers_dossier, generate_series(1, %(n)s) n",
        {"n": DOSSIERS, "units": units, "family": list(FAMILY), "middle": list(MIDDLE), "given": list(GIVEN)},
    )
    cursor.execute("set maintenance_work_mem = '1GB'")
    cursor.execute(index)
    cursor.execute("create index plain_words on dossiers_dossier using gin (to_tsvector('simple', words))")
    cursor.execute("vacuum analyze dossiers_dossier")
