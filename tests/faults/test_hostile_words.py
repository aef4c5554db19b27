"""Every verb answers broken, hostile or impossible input with a sentence on stderr, and changes nothing."""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.doors.terminal import main, running
from tests import build
from tests.catalogue.test_reading_a_file import a_file, an_entry
from tests.faults.house import MAIN, ROOT

BLANK = "%missing%"
DIRECTORY = {
    "units": [{"code": "H52.501", "name": "Phường Thử", "level": "commune", "from": "2025-07-01"}],
    "posts": [],
}
#: a file's content that no importer may take
BROKEN = {
    "empty": b"", "blank": b" \n ", "nul": b"\0" * 100, "utf-16": '{"units": []}'.encode("utf-16"),
    "latin": b'{"a": "\xe9"}',
    "array": b"[]", "number": b"7", "null": b"null", "half": b'{"units": [{"code": "H52', "two": b"{}{}",
    "deep": b"[" * 200_000, "deep object": b'{"units":' * 50_000, "long number": b'{"units": 1' + b"0" * 10_000 + b"}",
    "nan": b'{"units": NaN, "procedures": NaN}',
    "wrong kinds": b'{"units": {"a": 1}, "posts": "x", "procedures": {"a": 1}}',
    "lists of nothing": b'{"units": [null, 1, "x", []], "procedures": [null, 1, "x", []]}',
    "unknown key": b'{"drop table": true, "procedures": [], "surprise": 1}', "html": b"<html><body>404</body></html>",
    "zip": b"PK\x03\x04" + bytes(range(256)),
}  # fmt: skip
REPORT = ("report", "II.06", "--unit", "H52.30", "--from", "2026-01-01", "--to", "2026-03-31")
#: words no verb can do anything with
WORDS: list[tuple[str, ...]] = [
    ("no-such-verb",), ("../../etc/passwd",), ("<script>",),
    ("catalogue",), ("catalogue", "drop"), ("catalogue", "import"), ("catalogue", "import", BLANK),
    ("catalogue", "import", "/"), ("catalogue", "import", "/dev/null"), ("catalogue", "import", "x" * 5000),
    ("catalogue", "import", "/dev/null", "--from", "2026-02-30"),
    ("catalogue", "import", "/dev/null", "--decided-on", "x"),
    ("directory",), ("directory", "import", BLANK), ("directory", "import", "/"), ("directory", "import", "/dev/null"),
    ("directory", "password"), ("directory", "password", "' or 1=1 --"), ("directory", "password", "nobody\N{BOM}"),
    ("report",), ("report", "II.06"), ("report", "XX.99", *REPORT[2:]), ("report", "../II.06", *REPORT[2:]),
    ("report", "II.06", "--scenario", "none"), ("report", "II.06", "--scenario", "../../../etc/passwd"),
    ("report", "II.06", "--scenario", "/etc/passwd"), (*REPORT[:3], "H99.99", *REPORT[4:]),
    (*REPORT[:3], "'; drop table dossiers_event; --", *REPORT[4:]), (*REPORT[:5], "2026-13-01", "--to", "2026-03-31"),
    (*REPORT[:5], "2026-04-01", "--to", "2026-03-31"), (*REPORT, "--level", "moon"),
    (*REPORT, "--cut-off", "yesterday"),
    (*REPORT, "--format", "docx"), (*REPORT, "--out", "/no/such/folder/x.json"), (*REPORT, "--out", "/"),
    (*REPORT, "--surprise"), ("tour", "--out", "/dev/null"), ("tour", "--out", "/dev/null/x"),
    ("tour", "--out", "/proc/x"),
    ("tour", "x"), ("audit",), ("audit", "forge"), ("audit", "verify", "x"), ("rebuild", "x"), ("rebuild", "--chekc"),
    ("demo", "--port", "x"), ("demo", "--port", "-1"), ("demo", "--port", "70000"), ("demo", "--host", "256.1.1.1"),
    ("serve", "--port", "70000"), ("serve", "--workers", "many"), ("worker", "x"),
    ("due",), ("due", "now", "5d"), ("due", "2026-01-05T08:00", "five"), ("due", "--batch", "/"),
    ("due", "2026-01-05T08:00", "5d", "--unit", "H99.99"), ("due", "2026-01-05T08:00", "5d", "--unit", "'; --"),
]  # fmt: skip


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A district; verbs leave the test's own connection open, and argparse as they found it."""
    build.a_district()
    monkeypatch.setattr(connections, "close_all", lambda: None)
    monkeypatch.setattr(argparse.ArgumentParser, "error", argparse.ArgumentParser.error)
    yield


def call(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> tuple[Any, str]:
    """The verb as a person calls it: its exit status and what stderr says."""
    monkeypatch.setattr(sys, "argv", ["motcua", *words])
    capfd.readouterr()
    code: Any = 0
    try:
        main.main()
    except SystemExit as end:
        code = end.code
    except Exception:
        return 1, traceback.format_exc()
    said = capfd.readouterr().err + (code if isinstance(code, str) else "")
    return (1 if isinstance(code, str) else code), said


def everything() -> dict[str, Any]:
    """How many rows each table holds, and where the numbers stand."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        cursor.execute(" union all ".join(f"select '{t}', count(*) from {t}" for t in tables))
        return dict(cursor.fetchall())


def is_a_sentence(said: str) -> bool:
    """Words in Vietnamese, no traceback, not a page of it."""
    vietnamese = re.search("[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]", said, re.IGNORECASE)
    return bool(vietnamese) and "Traceback" not in said and len(said) < 8000


def test_impossible_words_are_answered_in_words(
    world: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before, found = everything(), []
    for words in WORDS:
        code, said = call(words, monkeypatch, capfd)
        if code in {0, None} or not is_a_sentence(said):
            found.append((words, code, said))
    assert found == []
    assert everything() == before


@pytest.mark.parametrize("verb", ["catalogue", "directory"])
def test_a_broken_file_is_refused_whole(
    world: None, verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file, before, found = tmp_path / "tệp.json", everything(), []
    for name, content in BROKEN.items():
        file.write_bytes(content)
        code, said = call((verb, "import", str(file)), monkeypatch, capfd)
        if code in {0, None} or not is_a_sentence(said):
            found.append((name, code, said))
    assert found == []
    assert everything() == before


#: what may stand anywhere in a file
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just("\0"), st.just("\ud800"),
    st.just("<b>'\""), st.just("9" * 400), st.just([]), st.just({}), st.just([{}]), st.just(10**400),
    st.just("0000-00-00"),
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, whole: Any) -> Any:
    """The file with one value somewhere replaced by something odd, or one key gone or new."""
    copy = json.loads(json.dumps(whole))
    holders = list(_holders(copy))
    holder, key = draw(st.sampled_from(holders))
    how = draw(st.sampled_from(["replace", "replace", "remove", "add"]))
    if how == "replace":
        holder[key] = draw(ODD)
    elif how == "remove":
        del holder[key]
    elif isinstance(holder, dict):
        holder[draw(st.text(max_size=5))] = draw(ODD)
    else:
        holder.append(draw(ODD))
    return copy


def _holders(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, dict | list):
            yield from _holders(value)


PEOPLE = {
    "units": [{"code": "H52.501", "name": "Phường Thử", "level": "commune", "from": "2025-07-01"}],
    "posts": [{"unit": "H52.501", "title": "Công chức", "roles": ["counter"], "from": "2025-07-01",
               "person": {"username": "thu.nguyen", "name": "Nguyễn Thị Thử"}}],
}  # fmt: skip
FILES = {"catalogue": json.loads(a_file(an_entry())), "directory": PEOPLE}


@pytest.mark.parametrize("verb", ["catalogue", "directory"])
def test_a_file_with_anything_odd_anywhere_is_taken_or_refused_in_words(
    world: None, verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tệp.json"

    @settings(max_examples=20, suppress_health_check=list(HealthCheck), database=None)
    @given(spoilt(FILES[verb]))
    def spoil(whole: Any) -> None:
        file.write_text(json.dumps(whole), encoding="utf-8", errors="surrogatepass")
        before = everything()
        code, said = call((verb, "import", str(file)), monkeypatch, capfd)
        assert not code or is_a_sentence(said), f"{code}: {said}"
        assert not code or everything() == before

    spoil()


def test_a_taken_port_is_named_before_anything_is_loaded(
    world: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = everything()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for verb in ("demo", "serve"):
            code, said = call((verb, "--port", port), monkeypatch, capfd)
            assert code == 1 and port in said and is_a_sentence(said)
    assert everything() == before


def test_a_postgresql_too_old_is_named(world: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/x")
    monkeypatch.setattr(connections["default"], "pg_version", 140012)
    with pytest.raises(CommandError, match="PostgreSQL 14: cần 15 trở lên"):
        running.database()


OUTSIDE: list[dict[str, str]] = [
    {"DATABASE_URL": "nonsense"}, {"DATABASE_URL": "mysql://a:secret@b/c"},
    {"DATABASE_URL": "postgresql://a:secret@b:port/c"},
    {"DATABASE_URL": "postgresql://a:secret@[::1/c"}, {"DATABASE_URL": "postgresql://127.0.0.1:1/x"},
    {"DATABASE_URL": "postgresql://a:secret@127.0.0.1:1/x?surprise=1"},
    {"DATABASE_URL": "postgresql://127.0.0.1"}, {"MOTCUA_HOME": "/dev/null"}, {"MOTCUA_HOME": "/dev/null/x"},
    {"MOTCUA_HOME": "/proc/x"}, {"MOTCUA_HOME": "/proc/x", "MOTCUA_SECRET_KEY": "x", "MOTCUA_TRACKING_KEY": "x"},
]  # fmt: skip


@pytest.mark.parametrize("environment", OUTSIDE, ids=lambda e: " ".join(e.values())[:40])
def test_a_broken_environment_is_answered_in_words(environment: dict[str, str]) -> None:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("MOTCUA_", "DJANGO_", "DATABASE_URL"))}
    done = subprocess.run(
        [sys.executable, str(MAIN), "audit", "verify"], env={**plain, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode != 0 and is_a_sentence(done.stderr), done.stderr
    assert "secret" not in done.stderr
