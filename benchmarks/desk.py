"""A clerk's work over HTTP, against the same in bare Django with a session, asked in turn in the same run.

Goals: shared/performance.md section 9, rows 7 and 8 (lives: six forms sent, each act with its rights, deadline, chain
and outbox) and 23 (the inbox of a hundred lines, HTML, against a hundred rows of JSON).
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks import _place
from benchmarks._district import DAY, PROCEDURE, districts
from benchmarks._http import Asked, Visitor, ask, medians, repeat, served
from benchmarks.clerks import taken_in

SECONDS = float(os.environ.get("BENCH_SECONDS", "3"))
ROUNDS = int(os.environ.get("BENCH_RUNS", "5"))
CLIENTS = 8
#: lines of the inbox measured
LINES = 100
#: Open Zaak's CPU a life as a multiple of bare Django's, asked in turn on the machine the goals were set on: 540 ms
#: against six requests of 2.5. A multiple travels to other machines, milliseconds do not
OPEN_ZAAK = 540 / 15
#: who sends which form for which step
STEPS = (
    ("counter", "hoan-thanh-buoc", "nhan"), ("officer", "hoan-thanh-buoc", "tham-dinh"), ("head", "phe-duyet", "ky"),
    ("clerk", "hoan-thanh-buoc", "van-thu"),
)  # fmt: skip
BARE_DATA = {"diachi": "12 Lê Lợi, phường Bến Nghé", "sdt": "0900000000", "giayto": ["đơn", "bản sao"]}


def run() -> Iterator[dict[str, Any]]:
    """Lives of both, their ratio; lists of both, their ratio."""
    _place.ready()
    _place.calendar(DAY)
    districts(CLIENTS + 1)
    env = _place.environment()
    cookie = subprocess.run(
        [sys.executable, "-m", "benchmarks._bare"],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    with served("motcua.config.wsgi:application", env) as us, served("benchmarks._bare:application", env) as it:
        yield _lives(us, it, cookie)
        yield _lists(us, it, cookie)


def _lives(us: tuple[int, int], it: tuple[int, int], cookie: str) -> dict[str, Any]:
    ours = [Crew(us[0], n).live for n in range(CLIENTS)]
    bare = [_bare_life(Visitor(it[0], cookie)) for _ in range(CLIENTS)]
    rounds = _in_turn(lambda: repeat(us[1], ours, seconds=SECONDS), lambda: repeat(it[1], bare, seconds=SECONDS))
    said = _middle(rounds)
    return {"figure": f"lives over HTTP, {CLIENTS} clients, share of bare Django", **said,
            "cpu_share_of_open_zaak": round(said["cpu_ms"] / said["bare_cpu_ms"] / OPEN_ZAAK, 3),
            "goal": "share >= 0.45, stretch 0.9; CPU <= 1/12 of Open Zaak"}  # fmt: skip


def _lists(us: tuple[int, int], it: tuple[int, int], cookie: str) -> dict[str, Any]:
    crew = Crew(us[0], CLIENTS)
    for _ in range(LINES):
        crew.take_in()
    pages = [f"/list?unit={n}" for n in range(1, 200)]
    rounds = _in_turn(
        lambda: ask(*us, ["/viec/"], seconds=SECONDS, cookie=crew.seats["counter"].cookies["sessionid"]),
        lambda: ask(*it, pages, seconds=SECONDS, cookie=cookie),
    )
    said = _middle(rounds)
    return {"figure": f"list of {LINES} for a clerk, CPU against bare JSON", **said,
            "cpu_ratio": round(statistics.median(a.cpu_ms / b.cpu_ms for a, b in rounds), 2),
            "bytes": rounds[0][0].bytes, "bare_bytes": rounds[0][1].bytes, "goal": "CPU <= 4, stretch 2.5"}  # fmt: skip


def _in_turn(ours: Callable[[], Asked], bare: Callable[[], Asked]) -> list[tuple[Asked, Asked]]:
    ours(), bare()  # both warm
    return [(ours(), bare()) for _ in range(ROUNDS)]


def _middle(rounds: list[tuple[Asked, Asked]]) -> dict[str, Any]:
    shares = [a.per_second / b.per_second for a, b in rounds]
    spread = round((max(shares) - min(shares)) / statistics.median(shares), 3)
    return {**medians(rounds, "bare"), "spread": spread, "rounds": len(rounds)}


class Crew:
    """The four people of a district, each in a browser of their own, their forms drawn once: a form's own page is no
    part of the reference's life either."""

    def __init__(self, port: int, n: int) -> None:
        seats = ("counter", "officer", "head", "clerk")
        self.seats = {seat: Visitor(port, _place.signed_in(f"{seat}{n}")) for seat in seats}
        self.tokens = {seat: Visitor.token.findall(one.get("/viec/"))[0] for seat, one in self.seats.items()}

    def take_in(self) -> str:
        """A citizen's file; its code."""
        return self._send("counter", "/quay/", taken_in((PROCEDURE,)) | {"paper-1": "on"}).split("/")[2]

    def live(self) -> None:
        """From the counter and back to it: six forms."""
        code = self.take_in()
        for seat, act, step in STEPS:
            self._send(seat, f"/ho-so/{code}/{act}/", {"outcome": f"{step}:xong", "result_name": "Quyết định"})
        self._send("counter", f"/ho-so/{code}/tra-ket-qua/", {"receiver": "Nguyễn Thị Đo", "how": "counter"})

    def _send(self, seat: str, path: str, form: dict[str, str]) -> str:
        key = {"csrfmiddlewaretoken": self.tokens[seat], "key": os.urandom(16).hex()}
        return self.seats[seat].send(path, key | form)


def _bare_life(visitor: Visitor) -> Callable[[], None]:
    def live() -> None:
        said = {"code": os.urandom(8).hex(), "unit": random.randint(1, 500), "name": "Nguyễn Thị Minh Khai"}
        made = json.loads(visitor.tell("/life", said | {"data": BARE_DATA}))
        for kind in range(1, 6):
            visitor.tell(f"/life/{made['id']}/{kind}", {})

    return live
