"""Made-up calendars and moments for properties: uneven days, changing hours, years missing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from motcua.calendars import rules
from motcua.calendars.terms import ZONE, Amount, Calendar, MissingYear, Mode, Pause, Span, SpecialDay, Unit, Week, Year
from motcua.kernel.text import Text

OFFICE = ((450, 690), (810, 1050))
SUMMER = ((420, 690), (780, 1005))
MORNING = ((450, 690),)
NIGHT = ((0, 300), (960, 1440))

WEEKS: list[Week] = [
    (OFFICE,) * 5 + ((), ()),
    (OFFICE,) * 5 + (MORNING, ()),
    (SUMMER,) * 4 + (MORNING, (), ()),
    (OFFICE, MORNING, NIGHT, (), OFFICE, (), MORNING),
]

DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
SPECIAL = st.builds(SpecialDay, on=DAYS, works=st.booleans(), reason=st.just(Text("ngày", "day")))
YEARS = st.sampled_from([(2025, 2026), (2024, 2025, 2026, 2027), (2025,), (2026, 2028)])


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Some calendar; one in two is the shipped one."""
    if draw(st.booleans()):
        return rules.standard()
    first = Span(date(2024, 1, 1), draw(st.sampled_from(WEEKS)))
    later = draw(st.lists(st.builds(Span, DAYS, st.sampled_from(WEEKS)), max_size=2))
    special = draw(st.lists(SPECIAL, max_size=8))
    return Calendar((first, *later), tuple(special), tuple(Year(y) for y in draw(YEARS)))


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 30)).map(lambda at: at.replace(tzinfo=ZONE))
MODES = st.sampled_from(list(Mode))


def _amount(unit: Unit, halves: int) -> Amount:
    whole = {Unit.SAME_DAY: 0, Unit.MONTH: halves % 7}
    return Amount(whole.get(unit, Fraction(halves, 4)), unit)


AMOUNTS = st.builds(_amount, st.sampled_from(list(Unit)), st.integers(0, 120))


@st.composite
def pauses(draw: st.DrawFn) -> tuple[Pause, ...]:
    """Up to three pauses, overlapping or not."""
    starts = draw(st.lists(MOMENTS, max_size=3))
    return tuple(Pause(s, s + timedelta(minutes=draw(st.integers(0, 20_000)))) for s in starts)


def due_or_year(start: datetime, amount: Amount, calendar: Calendar, mode: Mode, *stops: Pause) -> datetime | int:
    """The due date, or the year that is missing."""
    try:
        return rules.due_at(start, amount, calendar, mode, stops)
    except MissingYear as missing:
        return missing.year


def not_earlier(later: datetime | int, earlier: datetime | int) -> bool:
    """Whether one answer is not before another; a count that runs out of the known years is after every date."""
    if isinstance(later, int):
        return True
    return isinstance(earlier, datetime) and later >= earlier
