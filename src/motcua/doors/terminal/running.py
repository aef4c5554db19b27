"""Starting and stopping the parts of the house: database, web server, worker."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import CommandError, call_command

from motcua.kernel import embedded, env


def database() -> None:
    """Make sure the embedded PostgreSQL runs, unless DATABASE_URL names another. Raises CommandError in words."""
    if env.DATABASE_URL.value:
        return
    try:
        embedded.ensure(env.home())
    except embedded.CannotRun as problem:
        raise CommandError(str(problem)) from problem


def migrated() -> None:
    """Bring the tables to this version of the program."""
    database()
    (env.home() / "static").mkdir(exist_ok=True)
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


def kept_running(words: list[list[str]], ready: str, announce: Callable[[], None]) -> None:
    """Run the commands side by side, announce once the address answers, stop all when one ends or on Ctrl-C."""
    with _children(words) as children:
        _wait_for(ready, children)
        announce()
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        raise CommandError("Một tiến trình đã dừng, xem lý do ở trên. / A process ended; its reason is printed above.")


@contextlib.contextmanager
def _children(words: list[list[str]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    children = [subprocess.Popen(w, env=os.environ.copy()) for w in words]  # noqa: S603
    try:
        yield children
    except KeyboardInterrupt:
        print("\nĐang dừng… / stopping…")
    finally:
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()


def _wait_for(address: str, children: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(300):
        if any(child.poll() is not None for child in children):
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
