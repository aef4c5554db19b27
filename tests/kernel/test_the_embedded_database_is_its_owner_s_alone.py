"""The embedded PostgreSQL: made once, started again, entered by its owner only, wherever its home lies."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.kernel import embedded

NOBODY = 65534


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home in a folder of mode 0700, as temporary folders are."""
    where = tmp_path_factory.mktemp("private") / "home"
    embedded.ensure(where, fast=True)
    yield where
    embedded.remove(where)


def connect(home: Path) -> psycopg.Connection:
    folder = str(embedded.socket_folder(home))
    return psycopg.connect(host=folder, user=embedded.USER, dbname=embedded.DATABASE, autocommit=True)


def test_ensuring_twice_keeps_the_data(home: Path) -> None:
    with connect(home) as link:
        link.execute("create table if not exists kept (n int)")

    embedded.ensure(home)

    with connect(home) as link:
        assert link.execute("select to_regclass('kept') is not null").fetchone() == (True,)


def test_a_stopped_server_starts_again_with_its_data(home: Path) -> None:
    with connect(home) as link:
        link.execute("create table if not exists stayed (n int)")
    embedded.stop(home)
    assert not embedded.running(home)

    embedded.ensure(home)

    with connect(home) as link:
        assert link.execute("select to_regclass('stayed') is not null").fetchone() == (True,)


def test_it_listens_on_no_network(home: Path) -> None:
    with connect(home) as link:
        assert link.execute("show listen_addresses").fetchone() == ("",)


def test_its_folders_are_closed_to_others(home: Path) -> None:
    for folder in (embedded.base(home) / "pg", embedded.socket_folder(home)):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
def test_another_user_of_the_machine_cannot_enter(home: Path) -> None:
    for folder in (embedded.base(home) / "pg", embedded.socket_folder(home)):
        done = subprocess.run(["/bin/ls", folder], user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True)

        assert done.returncode != 0
        assert done.stdout == b""


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 120)

    assert len(str(embedded.socket_folder(long)) + "/.s.PGSQL.5432") <= 107
