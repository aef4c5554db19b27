"""Periods, half months, identities and rates: arithmetic without a database."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.calendars.terms import ZONE
from motcua.kernel.text import Text
from motcua.measures.rules.buckets import bucket_of, cut, next_bucket
from motcua.measures.rules.rates import national, on_time_of_due, on_time_of_solved
from motcua.measures.terms import DoesNotAddUp, Figures, Period, Rate, opening
from motcua.measures.terms.periods import Span

DAYS = st.dates(date(2018, 1, 1), date(2030, 1, 1))


def test_the_reporting_quarter_is_not_the_calendar_quarter() -> None:
    reporting, calendar = Period.reporting(2023, Span.Q1), Period.calendar(2023, Span.Q1)

    assert (reporting.start, reporting.end) == (date(2022, 12, 15), date(2023, 3, 14))
    assert (calendar.start, calendar.end) == (date(2023, 1, 1), date(2023, 3, 31))


def test_the_four_reporting_quarters_make_the_reporting_year() -> None:
    quarters = [Period.reporting(2024, s) for s in (Span.Q1, Span.Q2, Span.Q3, Span.Q4)]

    for before, after in zip(quarters, quarters[1:], strict=False):
        assert before.closes_at == after.opens_at
    year = Period.reporting(2024, Span.YEAR)
    assert (quarters[0].start, quarters[-1].end) == (year.start, year.end)


@given(DAYS)
def test_every_day_lies_in_one_half_month(day: date) -> None:
    first = bucket_of(day)

    assert first <= day < next_bucket(day)
    assert first.day in {1, 15}
    assert bucket_of(next_bucket(day)) == next_bucket(day)


@given(DAYS, st.integers(0, 400), st.integers(0, 24 * 60))
def test_whole_half_months_and_edges_cover_a_period_once(start: date, days: int, minutes: int) -> None:
    opens = opening(start)
    stop = opens + timedelta(days=days, minutes=minutes)

    parts = cut(opens, stop)

    inside = [(a, b) for a, b, past in parts.edges if not past]
    if parts.first < parts.last:
        inside.append((opening(parts.first), opening(parts.last)))
    covered = sorted(inside)
    assert sum((b - a for a, b in covered), timedelta()) == stop - opens
    assert all(b == c for (_, b), (c, _) in zip(covered, covered[1:], strict=False))
    assert sum((b - a for a, b, past in parts.edges if past), timedelta()) == opens - opening(parts.before)


def test_a_period_s_figures_are_read_at_the_cut_off_while_it_runs() -> None:
    period = Period(date(2024, 1, 1), date(2024, 3, 31))
    now = datetime(2024, 2, 1, 9, tzinfo=ZONE)

    assert period.stop(now) == now
    assert period.stop(datetime(2025, 1, 1, tzinfo=ZONE)) == period.closes_at == period.stop(None)


def test_figures_that_do_not_add_up_cannot_be_made() -> None:
    with pytest.raises(DoesNotAddUp, match="28582 ≠ 28535|28535 ≠ 28582"):
        Figures(carried=84, direct=16453, online=11998, on_time=28539, late=10, open_in_time=31, open_late=2)


def test_one_hundred_per_cent_needs_something_to_divide_by() -> None:
    nothing = Figures()

    assert on_time_of_solved(nothing).percent is None


def test_rates_are_rounded_half_up_to_two_decimals() -> None:
    def of(part: int, whole: int) -> Decimal | None:
        return Rate(Text("", ""), Text("", ""), part, Text("", ""), whole).percent

    assert of(13520, 13737) == Decimal("98.42")
    assert of(258, 285) == Decimal("90.53")
    assert of(129, 345) == Decimal("37.39")
    assert of(1, 800) == Decimal("0.13")


def test_open_and_overdue_dossiers_count_against_the_rate_of_those_due() -> None:
    seed = Figures(direct=1089, online=576, early=0, on_time=1504, late=19, open_in_time=54, open_late=88)

    assert on_time_of_solved(seed).percent == Decimal("98.75")
    assert on_time_of_due(seed).percent == Decimal("93.36")
    assert national(seed).percent == Decimal("93.57")
