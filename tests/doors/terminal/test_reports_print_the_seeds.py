"""A seed loaded from its scenario prints its published figures to the unit, and notes where they contradict."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.management import call_command

from motcua.calendars import operations as calendars
from motcua.calendars.terms import ZONE
from motcua.doors.terminal import scenarios
from motcua.kernel.actor import SYSTEM

NOW = datetime(2025, 3, 4, 8, tzinfo=ZONE)
Printed = Callable[[str], dict[str, object]]


@pytest.fixture
def printed(db: None, capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Mộc Châu loaded; what `motcua report` prints of a level."""
    calendars.install_national(by=SYSTEM, at=NOW)
    scenarios.load("moc-chau-2023q1", at=NOW, say=lambda _: None, workers=1)

    def run(level: str) -> dict[str, object]:
        capfdbinary.readouterr()
        call_command("report", "II.06", scenario="moc-chau-2023q1", level=level, format="json")
        found: dict[str, object] = json.loads(capfdbinary.readouterr().out)
        return found

    return run


@pytest.mark.slow
def test_moc_chau_prints_its_figures_and_loads_only_once(printed: Printed) -> None:
    district, communes, whole = (printed(level) for level in ("district", "commune", "all"))

    assert _of(district, "3", "7", "11") == (3255, 3043, 212)
    assert _of(communes, "3", "4", "5", "6", "7", "11") == (10482, 2144, 8329, 9, 10477, 5)
    assert _of(whole, "3", "4", "7", "11") == (13737, 2260, 13520, 217)
    assert any("98,42 %" in note for note in whole["notes"])
    assert any("số đã công bố 212 ít hơn 5" in note for note in whole["notes"])
    assert scenarios.load("moc-chau-2023q1", at=NOW, say=lambda _: None, workers=1) == 0


def _of(report: dict[str, object], *columns: str) -> tuple[int, ...]:
    total = report["total"]
    assert isinstance(total, dict)
    return tuple(total[c] for c in columns)
