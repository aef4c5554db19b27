"""Serving an application and asking it many times: requests per second, server CPU, bytes. Loopback only."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """What a burst of requests showed."""

    per_second: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    bytes: int


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


def ask(port: int, pid: int, paths: Sequence[str], *, seconds: float, clients: int = 8) -> Asked:
    """Ask the paths in turn from that many kept connections. Every answer must be 200, or the figure is thrown away."""
    until = time.perf_counter() + seconds
    took: list[float] = []
    sizes: list[int] = []
    lock = threading.Lock()

    def client(start: int) -> None:
        link = http.client.HTTPConnection("127.0.0.1", port)
        mine, i = [], start
        while time.perf_counter() < until:
            began = time.perf_counter()
            link.request("GET", paths[i % len(paths)])
            answer = link.getresponse()
            size = len(answer.read())
            if answer.status != 200:
                raise RuntimeError(f"{paths[i % len(paths)]}: {answer.status}")
            mine.append((time.perf_counter() - began) * 1000)
            i += clients
        with lock:
            took.extend(mine)
            sizes.append(size)

    cpu = _cpu(pid)
    threads = [threading.Thread(target=client, args=(i,)) for i in range(clients)]
    began = time.perf_counter()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    elapsed = time.perf_counter() - began
    took.sort()
    spent = (_cpu(pid) - cpu) / len(took) * 1000
    return Asked(len(took) / elapsed, spent, statistics.median(took), took[int(len(took) * 0.99)], max(sizes))


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
