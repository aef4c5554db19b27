"""motcua promises check."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from motcua.promises.queries import counted
from motcua.promises.terms import Kept
from tests import build

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
