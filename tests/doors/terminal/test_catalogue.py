"""motcua catalogue: shown first, refused whole, repeatable without effect."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from motcua.catalogue import queries
from motcua.doors.terminal import running
from tests.catalogue.test_reading_a_file import a_file, an_entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_database_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own database runs already; nothing is to be started."""
    monkeypatch.setattr(running, "database", lambda: None)


def told(*words: str) -> str:
    """What the verb prints."""
    out = io.StringIO()
    call_command("catalogue", *words, stdout=out)
    return out.getvalue()


def a_path(folder: Path, *entries: dict[str, Any], **said: Any) -> str:
    path = folder / "danh-muc.json"
    path.write_bytes(a_file(*entries, **said))
    return str(path)


def test_a_dry_run_shows_and_changes_nothing(tmp_path: Path) -> None:
    shown = told("import", a_path(tmp_path, an_entry()), "--dry-run")

    assert "+ 1.999001 Thủ tục thử" in shown
    assert queries.find("1.999001") == []


def test_an_import_is_repeatable_without_effect(tmp_path: Path) -> None:
    path = a_path(tmp_path, an_entry())

    first = told("import", path, "--yes", "--decision", "12/QĐ-UBND", "--decided-on", "2025-06-30")
    second = told("import", path, "--yes")

    assert "Đã công bố: 1 mới" in first and "Chưa ghi số quyết định" not in first
    assert "Không có gì để thay đổi" in second


def test_a_change_is_shown_old_and_new(tmp_path: Path) -> None:
    told("import", a_path(tmp_path, an_entry()), "--yes")

    shown = told("import", a_path(tmp_path, an_entry(name="Tên mới")), "--yes")

    assert "tên: Thủ tục thử -> Tên mới" in shown
    assert "Đã công bố: 0 mới, 1 thay đổi" in shown


def test_what_is_gone_stays_unless_ended_on_purpose(tmp_path: Path) -> None:
    told("import", a_path(tmp_path, an_entry(), an_entry(code="1.999002", name="Thứ hai")), "--yes")

    kept = told("import", a_path(tmp_path, an_entry()), "--yes")
    ended = told("import", a_path(tmp_path, an_entry()), "--yes", "--end-missing")

    assert "- 1.999002 Thứ hai (giữ nguyên)" in kept
    assert "1 bãi bỏ" in ended
    assert queries.find("1.999002") == []


def test_a_broken_file_is_refused_whole_with_file_line_and_reason(tmp_path: Path) -> None:
    path = a_path(tmp_path, an_entry(), an_entry(code="1.999002", name="Hai", set_count=-1))

    with pytest.raises(CommandError, match=r"danh-muc\.json:\d+: thủ tục thứ 2 › set_count: .*nhỏ hơn 1"):
        told("import", path, "--yes")

    assert queries.find("1.999001") == []


class Person(io.StringIO):
    """Somebody at a terminal, with an answer ready."""

    def isatty(self) -> bool:
        return True


def test_a_person_is_asked_and_no_is_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Person("k\n"))

    told("import", a_path(tmp_path, an_entry()))

    assert queries.find("1.999001") == []


def test_a_person_who_says_yes_publishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Person("c\n"))

    told("import", a_path(tmp_path, an_entry()))

    assert queries.find("1.999001")[0].code == "1.999001"


def test_a_missing_file_and_a_wrong_date_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        told("import", str(tmp_path / "khong-co.json"))
    with pytest.raises((CommandError, SystemExit)):
        told("import", "x.json", "--from", "hôm qua")


def test_found_and_cut_at_the_terminal(tmp_path: Path) -> None:
    legal = {"legal_time_limit": {"kind": "working_days", "value": 4}}
    told("import", a_path(tmp_path, an_entry(name="Cấp Giấy chứng nhận số nhà", **legal)), "--yes")

    assert "1.999001" in told("find", "bien", "so", "nha")
    assert '"code": "1.999001"' in told("find", "so nha", "--json")
    assert "Tòa án" in told("find", "ly hon")
    assert "25,00 %  4d -> 3d" in told("cuts")
