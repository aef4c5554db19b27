"""Properties of every count, over made-up calendars too."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.calendars import rules
from motcua.calendars.terms import ZONE, Amount, Calendar, MissingYear, Mode, Pause, SpecialDay, Unit
from motcua.kernel.text import Text
from tests.calendars.worlds import AMOUNTS, DAYS, MODES, MOMENTS, calendars, due_or_year, not_earlier, pauses

MINUTE = timedelta(minutes=1)
OFF = Text("nghỉ thêm", "one more day off")


def known(start: datetime, calendar: Calendar) -> bool:
    """Whether the count begins in a known year."""
    return start.year in calendar.runs


@given(MOMENTS, st.integers(0, 100_000), AMOUNTS, calendars(), MODES, pauses())
def test_received_later_is_due_no_earlier(
    start: datetime, minutes: int, amount: Amount, calendar: Calendar, mode: Mode, stops: tuple[Pause, ...]
) -> None:
    """Months are of different lengths (28/11 and 30/11 both fall due on 28/2), so that a pause between two starts may
    turn their order round by those days: of months only the count without a pause is promised to be monotone."""
    later = min(start + minutes * MINUTE, datetime(2026, 12, 31, tzinfo=ZONE))
    stops = () if amount.unit is Unit.MONTH else stops
    assume(start <= later and calendar.runs.get(start.year) is calendar.runs.get(later.year))

    earlier_due = due_or_year(start, amount, calendar, mode, *stops)

    assert not_earlier(due_or_year(later, amount, calendar, mode, *stops), earlier_due)


@given(MOMENTS, AMOUNTS, st.integers(0, 40), calendars(), MODES, pauses())
def test_a_longer_amount_is_due_no_earlier(
    start: datetime, amount: Amount, more: int, calendar: Calendar, mode: Mode, stops: tuple[Pause, ...]
) -> None:
    extra = 0 if amount.unit is Unit.SAME_DAY else more
    longer = Amount(amount.count + extra, amount.unit)

    due = due_or_year(start, amount, calendar, mode, *stops)

    assert not_earlier(due_or_year(start, longer, calendar, mode, *stops), due)


@given(MOMENTS, AMOUNTS, calendars(), MODES, pauses(), st.data())
def test_splitting_a_pause_changes_nothing(
    start: datetime, amount: Amount, calendar: Calendar, mode: Mode, stops: tuple[Pause, ...], data: st.DataObject
) -> None:
    assume(stops)
    first, *others = stops
    cut = first.start + data.draw(st.timedeltas(timedelta(0), first.end - first.start))
    halves = data.draw(st.permutations([Pause(first.start, cut), Pause(cut, first.end), *others]))

    whole = due_or_year(start, amount, calendar, mode, *stops)

    assert due_or_year(start, amount, calendar, mode, *halves) == whole


@given(MOMENTS, AMOUNTS, calendars(), MODES, pauses())
def test_a_pause_never_makes_a_date_earlier(
    start: datetime, amount: Amount, calendar: Calendar, mode: Mode, stops: tuple[Pause, ...]
) -> None:
    due = due_or_year(start, amount, calendar, mode)

    assert not_earlier(due_or_year(start, amount, calendar, mode, *stops), due)


@given(MOMENTS, AMOUNTS, calendars(), MODES, pauses(), DAYS)
def test_an_added_holiday_never_makes_a_date_earlier(
    start: datetime, amount: Amount, calendar: Calendar, mode: Mode, stops: tuple[Pause, ...], day: date
) -> None:
    holiday = calendar.with_special([SpecialDay(day, False, OFF)])

    due = due_or_year(start, amount, calendar, mode, *stops)

    assert not_earlier(due_or_year(start, amount, holiday, mode, *stops), due)


@given(MOMENTS, st.integers(0, 120), calendars(), pauses())
def test_by_the_hour_is_never_later_than_by_days(
    start: datetime, quarters: int, calendar: Calendar, stops: tuple[Pause, ...]
) -> None:
    amount = Amount(Fraction(quarters, 4), Unit.DAY)

    by_hour = due_or_year(start, amount, calendar, Mode.HOUR, *stops)

    assert not_earlier(due_or_year(start, amount, calendar, Mode.DAY, *stops), by_hour)


@given(MOMENTS, AMOUNTS, calendars(), MODES, pauses())
def test_the_ledger_adds_up_to_the_amount(
    start: datetime, amount: Amount, calendar: Calendar, mode: Mode, stops: tuple[Pause, ...]
) -> None:
    assume(known(start, calendar))
    try:
        due = rules.due(start, amount, calendar, mode, stops)
    except MissingYear:
        return

    assert sum(line.counted for line in due.ledger) == amount.count
    assert due.at == rules.due_at(start, amount, calendar, mode, stops)
    assert (due.ledger[0].on, due.ledger[-1].on) == (rules.day_of(start), due.at.date())
    assert all(a.on < b.on for a, b in pairwise(due.ledger))
    assert all(line.counted >= 0 and line.why.vi and line.why.en for line in due.ledger)


@given(MOMENTS, AMOUNTS, calendars(), MODES)
def test_a_working_day_office_is_open_at_the_due_moment(
    start: datetime, amount: Amount, calendar: Calendar, mode: Mode
) -> None:
    assume(amount.unit is not Unit.ELAPSED)

    due = due_or_year(start, amount, calendar, mode)

    if isinstance(due, datetime):
        before = due - MINUTE  # a close at midnight belongs to the day before
        assert due >= start.replace(second=0, microsecond=0)
        assert calendar.sessions(before.date()) or not amount.count


@given(st.lists(st.tuples(MOMENTS, AMOUNTS), min_size=1, max_size=30), calendars(), MODES, st.sampled_from(list(Unit)))
def test_one_and_many_agree_bit_for_bit(
    questions: list[tuple[datetime, Amount]], calendar: Calendar, mode: Mode, unit: Unit
) -> None:
    whole = unit in {Unit.MONTH, Unit.SAME_DAY}
    asked = [
        (s, Amount(0 if unit is Unit.SAME_DAY else int(a.count) if whole else a.count, unit)) for s, a in questions
    ]
    answers = [(s, a, due_or_year(s, a, calendar, mode)) for s, a in asked]
    good = [(s, a, d) for s, a, d in answers if isinstance(d, datetime)]

    starts = np.array([s.replace(tzinfo=None) for s, _, _ in good], "datetime64[us]")
    many = rules.due_many(starts, np.array([float(a.count) for _, a, _ in good]), unit, calendar, mode)

    assert many.tolist() == [d.replace(tzinfo=None) for _, _, d in good]
    for start, amount, missing in answers:
        if isinstance(missing, int):
            with pytest.raises(MissingYear, match=str(missing)):
                one = np.array([start.replace(tzinfo=None)], "datetime64[us]")
                rules.due_many(one, [float(amount.count)], unit, calendar, mode)


@given(MOMENTS, st.integers(1, 40), calendars(), MODES)
def test_whole_numbers_and_fractions_take_the_same_road(
    start: datetime, days: int, calendar: Calendar, mode: Mode
) -> None:
    assume(known(start, calendar))
    starts = np.array([start.replace(tzinfo=None)], "datetime64[m]")
    try:
        whole = rules.due_many(starts, np.array([days]), Unit.DAY, calendar, mode)
    except MissingYear:
        return

    assert rules.due_many(starts, np.array([float(days)]), Unit.DAY, calendar, mode) == whole


@settings(max_examples=25)
@given(MOMENTS, st.integers(0, 60 * 30), calendars(), pauses())
def test_hours_agree_with_a_walk_minute_by_minute(
    start: datetime, minutes: int, calendar: Calendar, stops: tuple[Pause, ...]
) -> None:
    due = due_or_year(start, Amount(Fraction(minutes, 60), Unit.HOUR), calendar, Mode.DAY, *stops)

    assume(isinstance(due, datetime) and minutes)
    assert isinstance(due, datetime)
    assert due == walked(start, minutes, calendar, stops)


def walked(start: datetime, minutes: int, calendar: Calendar, stops: tuple[Pause, ...]) -> datetime:
    """The slow and plain way: one minute after the other."""
    at = start.replace(second=0, microsecond=0)
    floors = [(p.start.replace(second=0, microsecond=0), p.end.replace(second=0, microsecond=0)) for p in stops]
    while minutes:
        minute = at.hour * 60 + at.minute
        works = any(a <= minute < b for a, b in calendar.sessions(at.date()))
        minutes -= works and not any(a <= at < b for a, b in floors)
        at += MINUTE
    return at


@given(MOMENTS, st.integers(1, 60), calendars())
def test_days_agree_with_a_walk_day_by_day(start: datetime, days: int, calendar: Calendar) -> None:
    due = due_or_year(start, Amount(days, Unit.DAY), calendar, Mode.DAY)

    assume(isinstance(due, datetime))
    day = start.date()
    while days:
        day += timedelta(days=1)
        days -= bool(calendar.sessions(day))
    close = calendar.sessions(day)[-1][1]
    assert due == datetime(day.year, day.month, day.day, tzinfo=ZONE) + close * MINUTE


@given(MOMENTS, MOMENTS, MOMENTS, calendars())
def test_working_time_adds_up(a: datetime, b: datetime, c: datetime, calendar: Calendar) -> None:
    a, b, c = sorted((a, b, c))
    assume(known(a, calendar) and calendar.runs[a.year] is calendar.runs.get(c.year))

    parts = rules.working_minutes(a, b, calendar) + rules.working_minutes(b, c, calendar)

    assert rules.working_minutes(a, c, calendar) == parts


@given(MOMENTS, calendars())
def test_snapping_leaves_open_moments_alone_and_loses_no_working_time(start: datetime, calendar: Calendar) -> None:
    assume(known(start, calendar))
    try:
        opening = rules.snap(start, calendar)
    except MissingYear:
        return

    assert opening >= start
    assert rules.snap(opening, calendar) == opening
    assert opening == start or rules.working_minutes(start, opening, calendar) == 0


@given(AMOUNTS)
def test_an_amount_is_written_as_it_is_read(amount: Amount) -> None:
    assert Amount.parse(str(amount)) == amount
