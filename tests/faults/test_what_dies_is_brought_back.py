"""`motcua demo` keeps its processes alive: one that dies is started again, one that only dies ends it in words."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.house import House, children, until

SERVER = "import http.server as h; h.HTTPServer(('127.0.0.1', {port}), h.SimpleHTTPRequestHandler).serve_forever()"
KEEPER = """
import sys
from django.core.management import CommandError
from motcua.doors.terminal import running
running.PAUSE = 0.05
try:
    running.kept_running({words!r}, ready="http://127.0.0.1:{port}/", announce=lambda: print("ready", flush=True))
except CommandError as no:
    sys.exit(str(no))
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Only its folder and its database; nobody lives there."""
    house = House(tmp_path / "home")
    yield house
    house.stop()


@contextmanager
def keeper(house: House, other: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A web server and one other process, side by side as `motcua demo` keeps them. Returns when they are ready."""
    server = [sys.executable, "-c", SERVER.format(port=house.port)]
    script = KEEPER.format(words={"web": server, "other": [sys.executable, "-c", other]}, port=house.port)
    with subprocess.Popen(
        [sys.executable, "-c", script], env=house.environment(**environment), cwd=house.home.parent, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.terminate()


def test_a_process_that_was_killed_is_started_again(house: House) -> None:
    with keeper(house, "import time; time.sleep(60)", DATABASE_URL="postgresql://elsewhere/x") as process:
        before = children(process.pid)

        os.kill(before[1], signal.SIGKILL)
        until(lambda: len(set(children(process.pid)) - set(before)) == 1, 20)

        process.terminate()
        said, _ = process.communicate(timeout=20)
    assert "other đã dừng bất ngờ (-9), đang chạy lại. / other ended" in said
    assert said.count("\n") == 3, "one line for the death, two for the end"


def test_a_process_that_does_nothing_but_die_ends_it_in_words(house: House) -> None:
    once = "import pathlib as p, time; f = p.Path('ran'); f.exists() or (f.touch(), time.sleep(3)); raise SystemExit(3)"
    with keeper(house, once, DATABASE_URL="postgresql://elsewhere/x") as process:
        _, why = process.communicate(timeout=60)

        assert process.returncode == 1
    assert "other dừng 6 lần trong 60 giây" in why and "Traceback" not in why


def test_the_embedded_database_is_started_again_too(house: House) -> None:
    house.start_database()
    with keeper(house, "import time; time.sleep(60)") as process:
        house.kill_database()
        until(house.has_database, 60)

        process.terminate()
        said, _ = process.communicate(timeout=20)
    assert "Cơ sở dữ liệu đã dừng, đang chạy lại." in said
