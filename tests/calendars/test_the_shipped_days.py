"""The shipped calendar against the deciding texts, written out a second time, and against the law's own numbers."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from motcua.calendars import rules

#: working weekdays that are off, and Saturdays that are worked, as the yearly decisions list them
DECIDED = {
    2019: ("1/1 4/2 5/2 6/2 7/2 8/2 15/4 29/4 30/4 1/5 2/9", "5/1 4/5"),
    2020: ("1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9", ""),
    2021: ("1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9", ""),
    2022: ("3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9", ""),
    2023: ("2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9", ""),
    2024: ("1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
    2025: ("1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
    2026: ("1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9", "10/1 22/8"),
    2027: ("1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9", ""),
}


def days(year: int, written: str) -> list[date]:
    """Dates written day/month."""
    pairs = (word.split("/") for word in written.split())
    return [date(year, int(month), int(day)) for day, month in pairs]


def year_of(year: int) -> list[date]:
    """Every day of a year."""
    return [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


@pytest.mark.parametrize("year", DECIDED)
def test_exactly_the_decided_days_are_off_or_worked(year: int) -> None:
    off, worked = (days(year, written) for written in DECIDED[year])
    calendar = rules.standard()

    free = [d for d in year_of(year) if d.weekday() < 5 and not calendar.sessions(d)]
    made_up = [d for d in year_of(year) if d.weekday() >= 5 and calendar.sessions(d)]

    assert (free, made_up) == (off, worked)


@pytest.mark.parametrize("year", DECIDED)
def test_every_swapped_day_is_made_up(year: int) -> None:
    """Paid holidays are 10 a year, 11 since the Labour Code of 2019; a swap moves a day and adds none."""
    off, worked = DECIDED[year]
    weekdays, saturdays = len(off.split()), len(worked.split())
    from_the_year_before = 1 if year == 2019 else 0  # 31/12/2018 was made up on 5/1/2019

    assert weekdays - (saturdays - from_the_year_before) == (10 if year < 2021 else 11)


def test_every_special_day_has_its_reason_in_both_languages_and_its_ground() -> None:
    assert all(d.reason.vi and d.reason.en and d.ground for d in rules.standard().special)


def test_only_the_year_without_a_decision_is_provisional() -> None:
    assert rules.standard().unofficial == {2027}


def test_a_day_named_but_not_yet_law_is_noted_and_worked() -> None:
    shipped = json.loads((Path(rules.__file__).parents[1] / "national.json").read_text())

    noted = [date.fromisoformat(n["on"]) for n in shipped["noted"]]

    assert noted == [date(2026, 11, 24), date(2027, 11, 24)]
    assert all(rules.standard().sessions(d) for d in noted)
