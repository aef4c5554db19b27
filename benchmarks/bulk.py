"""Bulk load: full lives per second through rules, chains and COPY."""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from benchmarks import _place

LIVES = int(os.environ.get("BENCH_LIVES", "40000"))


def lives(place: _place.Place, count: int, seed: int = 7) -> list[Any]:
    """Finished and open lives over three years: seven events each when finished."""
    from motcua.calendars.terms import ZONE
    from motcua.dossiers.operations.bulk import Life
    from motcua.dossiers.terms import Applicant, Channel, Paper

    dice = random.Random(seed)
    first, papers = datetime(2023, 1, 2, 8, tzinfo=ZONE), (Paper("Đơn đề nghị"),)
    people = [Applicant(name=f"Nguyễn Văn {n}", id_no=f"0{n:011d}", phone="0900000000") for n in range(500)]
    weights = [1 / (n + 1) ** 0.5 for n in range(len(place.counters))]
    units = dice.choices(place.counters, weights, k=count)
    made = []
    for n in range(count):
        day = first + timedelta(days=dice.randrange(3 * 365), minutes=dice.randrange(8 * 60))
        steps = tuple(day + timedelta(hours=h) for h in sorted(dice.choices(range(1, 24 * 12), k=3)))
        is_open = n % 100 == 0
        made.append(
            Life(
                place.procedures[n * 7 % len(place.procedures)], units[n], Channel(1 + n % 3), people[n % 500], day,
                steps[:1] if is_open else steps, None, None if is_open else steps[-1] + timedelta(hours=20), papers,
            )
        )  # fmt: skip
    return made


def run() -> Iterator[dict[str, Any]]:
    """Lives per second of one process and of two."""
    _place.ready()
    from motcua.dossiers.operations import bulk

    place = _place.province(50, 20, date(2022, 1, 1))
    for workers in (1, 2):
        told = lives(place, LIVES, seed=workers)
        began, spent = time.perf_counter(), _cpu()
        done = bulk.load(lives=told, crew=place.crew, workers=workers)
        took = time.perf_counter() - began
        yield {
            "figure": f"bulk load, {workers} process(es)", "lives_per_s": round(done.dossiers / took),
            "events_per_s": round(done.events / took), "cpu_us_per_life": round((_cpu() - spent) / LIVES * 1e6),
            "lives": done.dossiers, "goal": 10000, "peak_mb": _peak(),
        }  # fmt: skip


def _cpu() -> float:
    """CPU seconds of this process and the children it has waited for; the database's are not in it."""
    own, theirs = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
