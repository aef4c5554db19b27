"""Starting and stopping the parts of the house: database, web server, worker."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import DatabaseError, NotSupportedError, connection

from motcua.kernel import embedded, env

#: a process that dies is brought back after so many seconds, and so many times within a minute
PAUSE, MOST_DEATHS, WITHIN = 1.0, 5, 60.0

#: prctl(2): the signal a process gets when its parent dies
PR_SET_PDEATHSIG = 1

#: PostgreSQL's version that everything here is written for
OLDEST = 15


def database(*, say: Callable[[str], None] | None = None) -> None:
    """Make sure the embedded PostgreSQL runs, or that the one DATABASE_URL names answers. CommandError in words.

    say: told when the embedded one had stopped though it should run; nothing else is looked at then.
    """
    if env.DATABASE_URL.value:
        return None if say else _must_answer()
    if say and embedded.running(env.home()):
        return None
    if say:
        say("Cơ sở dữ liệu đã dừng, đang chạy lại. / The database had stopped, starting it again.")
    _must_lie_outside_the_checkout(env.home())
    try:
        embedded.ensure(env.home())
    except embedded.CannotRun as problem:
        raise CommandError(str(problem)) from problem
    except OSError as problem:
        raise CommandError(
            f"MOTCUA_HOME không dùng được: {problem.filename}: {problem.strerror}. / MOTCUA_HOME cannot be used."
        ) from problem


def _must_lie_outside_the_checkout(home: Path) -> None:
    checkout = Path(__file__).resolve().parents[4]
    if (checkout / "pyproject.toml").exists() and home.resolve().is_relative_to(checkout):
        raise CommandError(
            f"MOTCUA_HOME={home} nằm trong thư mục mã nguồn: chọn thư mục khác, dữ liệu không để cùng mã nguồn. / "
            f"MOTCUA_HOME lies inside the checkout {checkout}: choose another folder."
        )


def _must_answer() -> None:
    try:
        connection.ensure_connection()
        version = connection.get_database_version()[0]
    except (DatabaseError, NotSupportedError) as problem:
        why = " ".join(str(problem).split())
        raise CommandError(
            f"Không kết nối được PostgreSQL mà DATABASE_URL chỉ tới. / DATABASE_URL's server does not answer: {why}"
        ) from problem
    if version < OLDEST:
        raise CommandError(
            f"DATABASE_URL chỉ tới PostgreSQL {version}: cần {OLDEST} trở lên. / "
            f"DATABASE_URL names PostgreSQL {version}: {OLDEST} or later is needed."
        )


def must_be_free(host: str, port: int) -> None:
    """Raises CommandError when nobody could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as problem:
            other = port + 1 if 0 < port < 65535 else 8001
            raise CommandError(
                f"Không mở được {host}:{port} ({problem}). Nếu cổng đang có chương trình khác dùng, chạy cổng khác: "
                f"--port {other}, hoặc PORT={other} make demo. / "
                f"{host}:{port} cannot be opened, perhaps the port is taken: --port {other}, or PORT={other} make demo."
            ) from problem


def migrated() -> None:
    """Bring the tables to this version of the program."""
    database()
    (env.home() / "static").mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)


def emptied() -> None:
    """Remove the embedded database and every file of this MOTCUA_HOME. Refuses to touch a foreign database."""
    if env.DATABASE_URL.value:
        raise CommandError(
            "DATABASE_URL đang trỏ tới một PostgreSQL bên ngoài: demo-reset chỉ xóa cơ sở dữ liệu nhúng. / "
            "DATABASE_URL names a PostgreSQL of yours: demo-reset only removes the embedded one."
        )
    embedded.remove(env.home())
    for folder in ("files", "static"):
        shutil.rmtree(env.home() / folder, ignore_errors=True)


def web_server(host: str, port: int, workers: int) -> list[str]:
    """The command line of the web server: WSGI, kept connections, one thread per worker and request."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers",
        "--log-level", "warning", "motcua.config.wsgi:application",
    ]  # fmt: skip


class _Child:
    """One of the processes side by side: brought back when it dies, unless it does nothing but die."""

    def __init__(self, name: str, words: list[str]) -> None:
        self.name, self.words = name, words
        self.deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        self.process = self._begin()

    def _begin(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self.words, env=os.environ.copy(), preexec_fn=_ends_with_its_parent)  # noqa: S603, PLW1509

    @property
    def dead(self) -> bool:
        """Whether it ended."""
        return self.process.poll() is not None

    def bring_back(self) -> None:
        """Start it again after a pause. Raises CommandError after too many deaths in too short a time."""
        now = time.monotonic()
        if len(self.deaths) == MOST_DEATHS and now - self.deaths[0] < WITHIN:
            raise CommandError(
                f"{self.name} dừng {MOST_DEATHS + 1} lần trong {WITHIN:.0f} giây, xem lý do ở trên. / "
                f"{self.name} ended {MOST_DEATHS + 1} times in {WITHIN:.0f} seconds; its reason is printed above."
            )
        self.deaths.append(now)
        how = f"{self.name} đã dừng bất ngờ ({self.process.returncode}), đang chạy lại."
        print(f"{how} / {self.name} ended, starting it again.", flush=True)
        time.sleep(PAUSE)
        self.process = self._begin()


def kept_running(words: dict[str, list[str]], ready: str, announce: Callable[[], None]) -> None:
    """Run the commands side by side, by name; announce once the address answers; bring back what dies, and the
    database too; stop all on Ctrl-C. Raises CommandError when one does not start, or dies again and again."""
    with _children(words) as children:
        _wait_for(ready, children)
        for child in children:
            if child.dead:
                raise CommandError(
                    f"{child.name} không khởi động được, xem lý do ở trên. / "
                    f"{child.name} did not start; its reason is printed above."
                )
        announce()
        while True:
            time.sleep(0.5)
            database(say=print)
            for child in children:
                if child.dead:
                    child.bring_back()


@contextlib.contextmanager
def _children(words: dict[str, list[str]]) -> Iterator[list[_Child]]:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    children = [_Child(name, line) for name, line in words.items()]
    try:
        yield children
    except KeyboardInterrupt:
        print("\nĐang dừng… / stopping…")
    finally:
        for child in children:
            child.process.terminate()
        for child in children:
            try:
                child.process.wait(15)
            except subprocess.TimeoutExpired:
                child.process.kill()


def _wait_for(address: str, children: list[_Child]) -> None:
    for _ in range(300):
        if any(child.dead for child in children):
            return
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (our own http address)
                return
        except urllib.error.HTTPError:
            return  # it answers; what it says is for the browser to show
        except OSError:
            time.sleep(0.2)


def motcua(*words: str) -> list[str]:
    """The command line of another verb of this program, in this very environment."""
    return [sys.executable, str(Path(__file__).with_name("main.py")), *words]


def _ends_with_its_parent() -> None:
    """Linux stops a child whose parent was killed, so that no web server is left holding the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
