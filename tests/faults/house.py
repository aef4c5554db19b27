"""A house of its own to break: database with durability on, web server, worker; each can lose its power."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from motcua.kernel import embedded

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "src" / "motcua" / "doors" / "terminal" / "main.py"


class House:
    """One installation in a folder of its own, run by its own verbs."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def environment(self, **more: str) -> dict[str, str]:
        """What every process of this house is told; nothing of the tests' own database."""
        plain = {k: v for k, v in os.environ.items() if not k.startswith(("MOTCUA_", "DJANGO_", "DATABASE_URL"))}
        paths = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONUNBUFFERED": "1"}
        return {**plain, **paths, "MOTCUA_HOME": str(self.home), **more}

    def verb(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """A verb of motcua, run to its end."""
        return subprocess.run(
            [sys.executable, str(MAIN), *words], env=self.environment(**more), cwd=self.home.parent,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def start(self, name: str, *words: str) -> None:
        """A process that stays, in a group of its own; what it says is kept in NAME.log."""
        with (self.home.parent / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                words, env=self.environment(), cwd=self.home.parent, stdout=log, stderr=log, start_new_session=True
            )

    def start_web(self) -> None:
        """As an operator does; returns when it answers."""
        self.start("web", sys.executable, str(MAIN), "serve", "--port", str(self.port))
        until(self.answers, 60)

    def start_worker(self) -> None:
        """As an operator does."""
        self.start("worker", sys.executable, str(MAIN), "worker")

    def start_database(self) -> None:
        """Durable, as in service."""
        embedded.ensure(self.home)

    def kill(self, name: str) -> None:
        """kill -9 of the process and all its children at once."""
        gone = self.running.pop(name)
        os.killpg(gone.pid, signal.SIGKILL)
        gone.wait()

    def kill_database(self) -> None:
        """kill -9 of the server and every backend: nobody tidies up."""
        master = embedded.pid_of(self.home)
        assert master is not None
        os.kill(master, signal.SIGSTOP)  # so that it has no more children while we count them
        below = children(master)
        for pid in (master, *below):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until(lambda: not any(_lives(pid) for pid in (master, *below)), 20)

    def stop(self) -> None:
        """Everything down, gently first."""
        for child in self.running.values():
            child.terminate()
        for name, child in list(self.running.items()):
            with suppress(subprocess.TimeoutExpired):
                child.wait(10)
            with suppress(ProcessLookupError):
                self.kill(name)
        embedded.remove(self.home)

    def answers(self) -> bool:
        """Whether the web server answers at all."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            link.request("GET", "/dang-nhap/")
            with link.getresponse() as answer:
                return answer.status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            link.close()

    def ask(self, sql: str, *said: Any) -> list[tuple[Any, ...]]:
        """Rows as they stand in the database."""
        where = {"host": str(embedded.socket_folder(self.home)), "user": embedded.USER, "dbname": embedded.DATABASE}
        with psycopg.connect(**where, autocommit=True) as link:
            return link.execute(sql, said).fetchall()

    def has_database(self) -> bool:
        """Whether the database answers."""
        with suppress(psycopg.OperationalError):
            return self.ask("select 1") == [(1,)]
        return False

    def log(self, name: str) -> str:
        """What a process said."""
        return (self.home.parent / f"{name}.log").read_text(errors="replace")


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], bool], seconds: float) -> None:
    """Wait for it; AssertionError when it does not come."""
    last = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < last, f"not within {seconds} s: {true}"
        time.sleep(0.1)


def children(pid: int) -> list[int]:
    """Processes this one began, oldest first."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _lives(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


def built(where: Path) -> Iterator[House]:
    """A house with its database up and a district in it; taken down afterwards."""
    house = House(where / "home")
    house.start_database()
    try:
        subprocess.run(
            [sys.executable, "-m", "tests.faults.world"], env=house.environment(), cwd=ROOT, check=True, timeout=120
        )
        yield house
    finally:
        house.stop()
