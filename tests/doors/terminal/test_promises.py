"""motcua promises check, motcua promises backtest."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from motcua.promises.queries import counted
from motcua.promises.terms import Kept
from tests import build
from tests.promises.test_the_morning_list import a_slow_past

LATER = datetime.fromisoformat("2026-03-12T09:00+07:00")


@pytest.fixture
def code(db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """A dossier that passed its date, looked at two days later."""
    build.a_district()
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    return build.an_accepted_dossier(build.Staff().counter).code


def test_json_is_one_object_of_five_counts(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("promises", "check", "--json")

    said = json.loads(capsys.readouterr().out)
    assert said == {"files": 1, "late": 1, "late_without_apology": 1, "unanswered": 0, "stuck": 0}


def test_in_words_the_worst_files_are_named(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("promises", "check")

    said = capsys.readouterr().out
    assert "1  Qua ngày hẹn mà chưa xin lỗi trước" in said
    assert f"{code}: qua hẹn 17:30 10/03/2026, đang giải quyết" in said


def test_every_check_is_kept_for_the_public_page(code: str) -> None:
    call_command("promises", "check", "--json")

    assert counted.latest(LATER) == (LATER, Kept(1, 1, 1, 0, 0))


@pytest.fixture
def late_ones(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten dossiers of January, each late in the same way."""
    a_slow_past(build.a_staffed_district(), 10)
    monkeypatch.setattr(timezone, "now", lambda: LATER)


def test_the_back_test_answers_in_one_object(late_ones: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("promises", "backtest", "--from", "2026-01-05", "--to", "2026-02-27", "--json")

    said = json.loads(capsys.readouterr().out)
    assert (said["from"], said["to"]) == ("2026-01-05", "2026-02-27")
    assert said["files"] == said["late"] > 0
    assert said["precision"] == 1.0 and 0 < said["recall"] <= 1


def test_another_unit_s_back_test_has_nothing_to_judge(late_ones: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("promises", "backtest", "--from", "2026-01-05", "--to", "2026-02-27", "--unit", build.COMMUNE)

    said = capsys.readouterr().out
    assert "0  hồ sơ đã xét" in said and "–  báo trễ và trễ thật" in said


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (["--from", "2026-03-01", "--to", "2026-02-01"], "không kiểm được"),
        (["--from", "2026-03-01", "--to", "2027-02-01"], "không sau hôm nay"),
        (["--unit", "H99"], "H99"),
    ],
)
def test_what_cannot_be_tested_is_refused_in_words(late_ones: None, asked: list[str], answer: str) -> None:
    with pytest.raises(CommandError, match=answer):
        call_command("promises", "backtest", *asked)
