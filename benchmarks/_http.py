"""Serving an application and asking it many times: requests per second, server CPU, bytes. Loopback only."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Asked:
    """What a burst of requests showed."""

    per_second: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    bytes: int


def medians(rounds: Sequence[tuple[Asked, Asked]], peer: str) -> dict[str, float]:
    """Rounds of (ours, a peer's) as one row of medians, and our share of the peer's requests per second."""
    rows = [(a.per_second, b.per_second, a.per_second / b.per_second, a.cpu_ms, b.cpu_ms, a.p99_ms) for a, b in rounds]
    names = ("per_s", f"{peer}_per_s", f"share_of_{peer}", "cpu_ms", f"{peer}_cpu_ms", "p99_ms")
    return {n: round(statistics.median(c), 3) for n, c in zip(names, zip(*rows, strict=True), strict=True)}


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def served(application: str, env: dict[str, str], cwd: Path | None = None) -> Iterator[tuple[int, int]]:
    """Run a WSGI application under granian with two workers. Yields (port, process id)."""
    port = free_port()
    words = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1",
             "--host", "127.0.0.1", "--port", str(port), "--no-ws", "--log-level", "error", application]  # fmt: skip
    process = subprocess.Popen(words, env={**os.environ, **env}, cwd=cwd, start_new_session=True)
    try:
        _wait(port)
        yield port, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server never listened")


def ask(port: int, pid: int, paths: Sequence[str], *, seconds: float, clients: int = 8, cookie: str = "") -> Asked:
    """Ask the paths in turn from that many kept connections. Every answer must be 200, or the figure is thrown away."""
    turns = [itertools.count(start, clients) for start in range(clients)]
    visitors = [Visitor(port, cookie) for _ in range(clients)]
    sizes: list[int] = []

    def one(visitor: Visitor, turn: Iterator[int]) -> Callable[[], None]:
        return lambda: sizes.append(len(visitor.get(paths[next(turn) % len(paths)])))

    done = repeat(pid, [one(*pair) for pair in zip(visitors, turns, strict=True)], seconds=seconds)
    return replace(done, bytes=max(sizes))


def repeat(pid: int, works: Sequence[Callable[[], object]], *, seconds: float) -> Asked:
    """Each of the works again and again for so long, side by side; times are those of one work. A work that fails
    fails the whole: a figure made of error pages is thrown away."""
    until = time.perf_counter() + seconds

    def client(work: Callable[[], object]) -> list[float]:
        mine: list[float] = []
        while (began := time.perf_counter()) < until:
            work()
            mine.append((time.perf_counter() - began) * 1000)
        return mine

    cpu, began = _cpu(pid), time.perf_counter()
    with ThreadPoolExecutor(len(works)) as pool:
        took = sorted(itertools.chain.from_iterable(pool.map(client, works)))
    elapsed = time.perf_counter() - began
    spent = (_cpu(pid) - cpu) / len(took) * 1000
    return Asked(len(took) / elapsed, spent, statistics.median(took), took[int(len(took) * 0.99)], 0)


class Visitor:
    """A browser as far as a server can tell: a kept connection, cookies, forms. Raises RuntimeError on any answer but
    a page (200, 201) or, after a form, a place to go on (302)."""

    token = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')

    def __init__(self, port: int, cookie: str = "") -> None:
        self.link = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies = {cookie.partition("=")[0]: cookie} if cookie else {}

    def get(self, path: str) -> str:
        """The page."""
        return self._ask("GET", path, None, {}, {200})[1]

    def send(self, path: str, form: dict[str, str]) -> str:
        """Where a form sends on to."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(form), kind, {302})[0].headers["Location"]

    def tell(self, path: str, said: object) -> str:
        """What is answered to a piece of JSON."""
        return self._ask("POST", path, json.dumps(said), {"Content-Type": "application/json"}, {200, 201})[1]

    def _ask(
        self, method: str, path: str, body: str | None, kind: dict[str, str], wanted: set[int]
    ) -> tuple[http.client.HTTPResponse, str]:
        answer = self._answer(method, path, body, {"Cookie": "; ".join(self.cookies.values()), **kind})
        said = answer.read().decode()
        if answer.status not in wanted:
            raise RuntimeError(f"{method} {path}: {answer.status} {said[-2000:]}")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies[cookie.partition("=")[0]] = cookie.partition(";")[0]
        return answer, said

    def _answer(self, method: str, path: str, body: str | None, head: dict[str, str]) -> http.client.HTTPResponse:
        """A connection the server has closed meanwhile is opened again, as a browser does."""
        try:
            self.link.request(method, path, body, head)
            return self.link.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError):
            self.link.close()
            self.link.request(method, path, body, head)
            return self.link.getresponse()


def _cpu(pid: int) -> float:
    """CPU seconds of a process and its children, from the kernel."""
    total, todo = 0, [pid]
    while todo:
        p = todo.pop()
        try:
            todo += [int(x) for x in Path(f"/proc/{p}/task/{p}/children").read_text().split()]
            fields = Path(f"/proc/{p}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")
