"""Numbers, money and moments are written one way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from motcua.doors.kit import formats

MOMENT = datetime(2026, 9, 5, 0, 30, tzinfo=UTC)


def test_thousands_are_parted_by_dots() -> None:
    assert formats.number(13520) == "13.520"


def test_decimals_follow_a_comma() -> None:
    assert formats.number(Fraction(5, 2), 1) == "2,5"


def test_a_share_has_two_places() -> None:
    assert formats.percent(13520, 13737) == "98,42%"


def test_a_span_of_time_is_told_by_its_two_largest_parts() -> None:
    spans = [timedelta(days=2, hours=3, minutes=5), timedelta(hours=3, minutes=10), timedelta(minutes=7), timedelta()]
    assert [formats.lasting(s) for s in spans] == ["2 ngày 3 giờ", "3 giờ 10 phút", "7 phút", "0 phút"]


def test_a_share_of_nothing_is_a_dash() -> None:
    assert formats.percent(0, 0) == "–"


def test_money_is_whole_dong() -> None:
    assert formats.money(1250000) == "1.250.000 đ"


def test_a_moment_is_told_by_the_clock_on_the_wall() -> None:
    assert formats.full(MOMENT) == "07:30 ngày 05/09/2026 (thứ Bảy)"


def test_a_moment_in_english_keeps_the_digits() -> None:
    assert formats.full(MOMENT, "en") == "07:30, 05/09/2026 (Saturday)"


def test_a_day_needs_no_hour() -> None:
    assert formats.day(date(2025, 7, 1)) == "01/07/2025"


def test_file_sizes_are_in_megabytes() -> None:
    assert [formats.size(n) for n in (300_000, 1_200_000, 14_000_000)] == ["300 kB", "1,2 MB", "14 MB"]
