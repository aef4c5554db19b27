"""A district of 30,000 dossiers a year: whatever was late had a letter before the date and an answer after it."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from django.core.management import call_command

from motcua.calendars import operations as calendars
from motcua.calendars.terms import ZONE
from motcua.doors.terminal import scenarios
from motcua.kernel.actor import SYSTEM

NOW = datetime(2025, 3, 4, 8, tzinfo=ZONE)


@pytest.mark.slow
def test_a_year_of_30000_files_ends_with_no_date_missed_without_an_apology(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    calendars.install_national(by=SYSTEM, at=NOW)
    scenarios.load("giu-loi-hen-2024", at=NOW, say=lambda _: None, workers=1)

    capsys.readouterr()
    call_command("promises", "check", "--json")

    said = json.loads(capsys.readouterr().out)
    assert said == {"files": 30000, "late": 30, "late_without_apology": 0, "unanswered": 0, "stuck": 0}
