"""The watch over open files: the hourly check, the morning lists of 500 units, the preview of a day off in the country.

Goals: at a million open files 10 s, 60 s and 30 s on two cores. BENCH_N sets the largest number of open files; a
hundredth and a tenth of it are measured too, for the growth. Files are loaded in bulk, through rules and chains.
"""

from __future__ import annotations

import math
import os
import random
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from benchmarks import _place

N = int(os.environ.get("BENCH_N", "1000000"))
UNITS = int(os.environ.get("BENCH_UNITS", "500"))
#: finished files forecasts learn from
HISTORY = 20_000
#: lives handed to one load
PORTION = 100_000
NOW = datetime.fromisoformat("2026-03-04T06:30:00+07:00")
#: a working Friday that becomes a day off for the whole country
DAY_OFF = {"unit": "", "days": [{"on": "2026-03-06", "works": False, "reason": "Ngày nghỉ", "reason_en": "Day off"}]}


def run() -> Iterator[dict[str, Any]]:
    """Three figures at three sizes, ten times apart."""
    _place.ready()
    _place.calendar(NOW)
    place = _place.province(UNITS, len(_place.LIMITS), date(2020, 1, 1))
    dice = random.Random(7)
    _place.load(place, [_place.finished(place, dice, NOW) for _ in range(HISTORY)])
    before: dict[str, float] = {}
    there = 0
    for n in (N // 100, N // 10, N):
        while there < n:
            portion = min(PORTION, n - there)
            _place.load(place, [_place.under_way(place, dice, NOW) for _ in range(portion)])
            there += portion
        for figure, goal, work in _works(place):
            began = time.perf_counter()
            found = work()
            took = time.perf_counter() - began
            yield {
                "figure": figure, "open": n, "s": round(took, 2), "goal_s_at_1M": goal, "found": found,
                "growth": _growth(before, figure, took), "peak_mb": _peak(),
            }  # fmt: skip


def _works(place: _place.Place) -> list[tuple[str, int | None, Callable[[], Any]]]:
    from motcua.changes.operations import recall
    from motcua.kernel.actor import Role
    from motcua.promises.operations import checking, forecasting
    from motcua.promises.queries import morning

    heads = [actor for (role, _), actor in place.crew.items() if role is Role.HEAD]

    def check() -> dict[str, int]:
        kept = checking.check(at=NOW)
        return {"late": kept.late, "stuck": kept.stuck}

    def lists() -> dict[str, int]:
        return {"listed": sum(len(morning.morning(head).lines) for head in heads)}

    def preview() -> dict[str, int]:
        _, values = recall.checked(DAY_OFF, at=NOW)
        return {"moves": recall.preview(values, at=NOW).counts["moves"]}

    return [
        ("hourly check", 10, check),
        ("histories gathered, at night", None, lambda: forecasting.gather(at=NOW)),
        ("forecast of every open file, each hour", None, lambda: forecasting.forecast(at=NOW)),
        (f"morning lists of {len(heads)} units", 60, lists),
        ("preview of a day off in the whole country", 30, preview),
    ]


def _growth(before: dict[str, float], name: str, took: float) -> float | None:
    """The exponent since a tenth as many: 0 flat, 1 in step with the number of files."""
    smaller, before[name] = before.get(name), took
    return None if smaller is None else round(math.log10(took / smaller), 2)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
