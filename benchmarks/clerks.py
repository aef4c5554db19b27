"""Fifty clerks at once among a million files: what each of their pages takes, with the machine's own limits beside it.

A clerk takes a citizen in, opens the file, looks at the inbox, searches a name, and pauses as somebody who reads does;
the same fifty also ask the least page Django can make, at the same pace, in the same run. Then nobody pauses: what the
machine can do at most. Goals: p95 <= 150 ms for intake, file page and inbox on two cores. BENCH_N sets the number of
files (default one million, one in thirty under way), BENCH_CLERKS that of clerks.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from benchmarks import _place
from benchmarks._http import Visitor, served

N = int(os.environ.get("BENCH_N", "1000000"))
CLERKS = int(os.environ.get("BENCH_CLERKS", "50"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "30"))
#: one file in so many is under way
UNDER_WAY = 30
#: seconds between a clerk's requests, on the average: a file in a minute and a half is ten requests
PAUSE = 4.0
PORTION = 100_000
#: seconds of nobody pausing, so that both workers have seen every desk
WARM = float(os.environ.get("BENCH_WARM", "30"))
GOAL = "p95 <= 150 ms"
Took = dict[str, list[float]]


def run() -> Iterator[dict[str, Any]]:
    """One line a page and pace; the least page's beside each pace."""
    _place.ready()
    place = _filled()
    cookies = [_place.signed_in(f"motcua{n}") for n in range(CLERKS)]
    env = _place.environment()
    with served("motcua.config.wsgi:application", env) as us, served("benchmarks._bare:application", env) as it:
        days = [Clerk(us[0], cookie, place.procedures) for cookie in cookies]
        least = [Reader(it[0], _codes()) for _ in range(CLERKS)]
        _worked([d.day for d in days], WARM, 0)  # every desk has been open since the morning
        for pace, pause in (("as people work", PAUSE), ("without a pause", 0.0)):
            yield from _lines(pace, _worked([d.day for d in days], SECONDS, pause), GOAL)
            yield from _lines(pace, _worked([r.day for r in least], SECONDS / 3, pause), None)


def _lines(pace: str, took: Took, goal: str | None) -> Iterator[dict[str, Any]]:
    for page, times in sorted(took.items()):
        times.sort()
        p50, p95, p99 = (round(times[int(len(times) * share)] * 1000, 1) for share in (0.5, 0.95, 0.99))
        line = {"figure": page, "pace": pace, "files": N, "clerks": CLERKS, "requests": len(times)}
        yield line | {"p50_ms": p50, "p95_ms": p95, "p99_ms": p99} | ({"goal": goal} if goal else {})


def _filled() -> _place.Place:
    from django.utils import timezone

    now, dice = timezone.now(), random.Random(11)
    place = _place.province(CLERKS, len(_place.LIMITS), date(2020, 1, 1))
    _place.calendar(now)
    for first in range(0, N, PORTION):
        makers = (_place.under_way if n % UNDER_WAY == 0 else _place.finished for n in range(min(PORTION, N - first)))
        _place.load(place, [make(place, dice, now) for make in makers])
    return place


def _codes() -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select code from dossiers_dossier order by id desc limit 200")
        return [code for (code,) in cursor.fetchall()]


def _worked(days: list[Callable[[Took, Callable[[], bool]], None]], seconds: float, pause: float) -> Took:
    """Everybody at work for so long. The first request of each comes at a moment of its own."""
    took: Took = defaultdict(list)
    until = time.perf_counter() + seconds
    failed: list[BaseException] = []

    def go_on() -> bool:
        time.sleep(random.expovariate(1 / pause) if pause else 0)
        return time.perf_counter() < until and not failed

    def work(day: Callable[[Took, Callable[[], bool]], None]) -> None:
        try:
            while go_on():
                day(took, go_on)
        except BaseException as broken:  # noqa: BLE001 - a figure made of error pages is thrown away
            failed.append(broken)

    threads = [threading.Thread(target=work, args=(day,)) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return took


class Reader:
    """Asks the least page again and again."""

    def __init__(self, port: int, codes: list[str]) -> None:
        self.visitor, self.codes = Visitor(port), codes

    def day(self, took: Took, go_on: Callable[[], bool]) -> None:
        """One page."""
        _timed(took, "the least page there can be", lambda: self.visitor.get(f"/d/{random.choice(self.codes)}"))


class Clerk:
    """Takes people in: the counter's page, the form sent, the file, the inbox, a name searched."""

    def __init__(self, port: int, cookie: str, procedures: tuple[str, ...]) -> None:
        self.visitor, self.procedures = Visitor(port, cookie), procedures

    def day(self, took: Took, go_on: Callable[[], bool]) -> None:
        """One citizen."""
        page = _timed(took, "counter's page", lambda: self.visitor.get("/quay/"))
        if not go_on():
            return
        form = taken_in(self.procedures) | {"csrfmiddlewaretoken": Visitor.token.findall(page)[0]}
        code = _timed(took, "intake", lambda: self.visitor.send("/quay/", form)).split("/")[2]
        for name, path in (
            ("file page", f"/ho-so/{code}/"), ("inbox", "/viec/"),
            ("search of two words", f"/tim/?q={quote('nguyen ' + str(random.randrange(500)))}"),
        ):  # fmt: skip
            if not go_on():
                return
            _timed(took, name, lambda path=path: self.visitor.get(path))


def taken_in(procedures: tuple[str, ...]) -> dict[str, str]:
    """What the counter's form sends for somebody nobody knows yet."""
    number = random.randrange(10**9)
    return {
        "key": os.urandom(16).hex(), "do": "take-in", "procedure": random.choice(procedures),
        "id_no": f"0{number:011d}", "name": f"Nguyễn Thị Đo {_lettered(number)}", "address": "Bản Đo",
        "phone": "0900000000", "channel": "1", "delivery": "counter",
    }  # fmt: skip


def _lettered(number: int) -> str:
    """A name of its own: a person's has no digits."""
    return "".join("abcdeghikl"[int(digit)] for digit in str(number)).capitalize()


def _timed(took: Took, name: str, ask: Callable[[], str]) -> str:
    began = time.perf_counter()
    said = ask()
    took[name].append(time.perf_counter() - began)
    return said
