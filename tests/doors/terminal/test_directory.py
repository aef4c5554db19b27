"""motcua directory: the first units and the first administrator of a new installation."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from motcua.accounts import operations as accounts
from motcua.directory import queries
from motcua.doors.terminal import running

pytestmark = pytest.mark.django_db
OURS: dict[str, Any] = {
    "units": [{"code": "H52.501", "name": "Phường Mộc Châu", "level": "commune", "from": "2025-07-01"}],
    "posts": [
        {"unit": "H52.501", "title": "Quản trị viên", "roles": ["admin"],
         "person": {"username": "quan.tri", "name": "Vàng A Sử"}}
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _the_tests_bring_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "database", lambda: None)


def say(*words: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("directory", *words, stdout=out)
    return out.getvalue()


def a_file(folder: Path, content: str | bytes) -> str:
    """A file with that content."""
    path = folder / "to-chuc.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_a_new_installation_gets_its_first_administrator(tmp_path: Path) -> None:
    file = a_file(tmp_path, json.dumps(OURS))

    assert "Mới: 1 đơn vị, 1 chức vụ, 1 người" in say("import", file)
    username, password = say("password", "quan.tri").strip().split(": ")

    assert accounts.sign_in(username=username, password=password, address=None, at=timezone.now())
    assert "Mới: 0 đơn vị, 0 chức vụ, 0 người" in say("import", file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "không phải JSON"),
        ("[]", "đối tượng JSON"),
        ('{"units": 3}', "units"),
        ("[" * 100_000, "không phải JSON"),
        (b"\xff\xfe", "UTF-8"),
        ('{"units": [{"code": "?"}]}', r"units\[0\]"),
        ('{"people": []}', "people"),
    ],
)
def test_a_broken_file_is_refused_whole(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        say("import", a_file(tmp_path, content))

    assert len(queries.tree(timezone.localdate())) == 0


def test_a_missing_file_or_person_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        say("import", str(tmp_path / "none.json"))
    with pytest.raises(CommandError, match="ai-do"):
        say("password", "ai-do")
