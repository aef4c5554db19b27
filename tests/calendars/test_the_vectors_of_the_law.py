"""Due dates somebody worked out by hand: the tables of the deadline rules, in both modes."""

from __future__ import annotations

import pytest

from motcua.calendars import rules
from motcua.calendars.terms import Amount, Mode, parse_moment

VECTORS = [
    # received, amount, due by days, due by the hour
    ("09:00 12/02/2026", "3d", "17:30 24/02/2026", "09:00 24/02/2026"),  # Tết
    ("16:10 13/02/2026", "5d", "17:30 27/02/2026", "16:10 27/02/2026"),
    ("10:00 24/04/2026", "3d", "17:30 04/05/2026", "10:00 04/05/2026"),  # Giỗ Tổ on a Sunday, 30/4, 1/5
    ("15:30 29/04/2026", "2d", "17:30 05/05/2026", "15:30 05/05/2026"),  # after 15:00: no day added
    ("08:00 21/08/2026", "3d", "17:30 25/08/2026", "08:00 25/08/2026"),  # Saturday 22/8 works
    ("16:45 28/08/2026", "1d", "17:30 03/09/2026", "16:45 03/09/2026"),  # 31/8 to 2/9 off
    ("09:15 25/04/2025", "3d", "17:30 29/04/2025", "09:15 29/04/2025"),  # Saturday 26/4 works
    ("09:00 13/06/2026", "2d", "17:30 16/06/2026", "17:30 16/06/2026"),  # a Saturday counter
    ("08:10 15/06/2026", "2d", "17:30 17/06/2026", "08:10 17/06/2026"),  # filed on Friday night, accepted on Monday
    ("20:00 12/06/2026", "2d", "17:30 16/06/2026", "17:30 16/06/2026"),  # accepted on Friday night
    ("06:00 15/06/2026", "1d", "17:30 16/06/2026", "17:30 15/06/2026"),  # before the office opens
    ("12:15 15/06/2026", "1d", "17:30 16/06/2026", "11:30 16/06/2026"),  # at noon: the afternoon session is next
    ("15:40 09/04/2026", "2.5d", "17:30 14/04/2026", "09:40 14/04/2026"),
    ("16:00 08/01/2026", "2d", "17:30 10/01/2026", "16:00 10/01/2026"),  # Saturday 10/1 works for Friday 2/1
    ("10:00 31/12/2025", "1d", "17:30 05/01/2026", "10:00 05/01/2026"),
    ("09:00 03/05/2024", "1d", "17:30 04/05/2024", "09:00 04/05/2024"),
    ("09:00 19/01/2023", "1d", "17:30 27/01/2023", "09:00 27/01/2023"),
    ("09:00 29/12/2021", "3d", "17:30 04/01/2022", "09:00 04/01/2022"),
    ("09:00 12/02/2026", "0d", "17:30 12/02/2026", "09:00 12/02/2026"),
]

SAME_DAY = [
    ("14:59 12/06/2026", "17:30 12/06/2026"),
    ("15:00 12/06/2026", "17:30 12/06/2026"),
    ("15:01 12/06/2026", "17:30 15/06/2026"),
    ("15:20 29/04/2026", "17:30 04/05/2026"),
    ("15:30 21/08/2026", "17:30 22/08/2026"),
    ("09:00 13/06/2026", "17:30 15/06/2026"),
    ("20:00 12/06/2026", "17:30 15/06/2026"),
    ("12:00 12/06/2026", "17:30 12/06/2026"),
]

#: counted the same in both modes
OTHERS = [
    ("09:00 12/02/2026", "12h", "15:00 13/02/2026"),
    ("16:10 13/02/2026", "8h", "16:10 23/02/2026"),
    ("20:00 12/06/2026", "8h", "17:30 15/06/2026"),
    ("07:30 15/06/2026", "4h", "11:30 15/06/2026"),
    ("11:30 15/06/2026", "1h", "14:30 15/06/2026"),
    ("17:30 15/06/2026", "8h", "17:30 16/06/2026"),
    ("10:00 15/06/2026", "0.25h", "10:15 15/06/2026"),
    ("09:00 12/02/2026", "10c", "17:30 23/02/2026"),  # ends on Sunday after Tết
    ("09:00 01/06/2026", "15c", "17:30 16/06/2026"),
    ("09:00 01/06/2026", "1.5c", "17:30 03/06/2026"),
    ("09:00 12/02/2026", "2m", "17:30 13/04/2026"),  # 12/4 is a Sunday
    ("09:00 31/12/2025", "2m", "17:30 02/03/2026"),  # no 31/2; 28/2 is a Saturday
    ("23:59 15/06/2026", "1m", "17:30 15/07/2026"),
    ("21:15 13/02/2026", "48e", "21:15 15/02/2026"),
]


@pytest.mark.parametrize(("received", "amount", "by_days", "by_the_hour"), VECTORS)
def test_working_days_end_as_the_law_counts_them(received: str, amount: str, by_days: str, by_the_hour: str) -> None:
    start, length = parse_moment(received), Amount.parse(amount)

    ends = [rules.due_at(start, length, rules.standard(), mode) for mode in (Mode.DAY, Mode.HOUR)]

    assert ends == [parse_moment(by_days), parse_moment(by_the_hour)]


@pytest.mark.parametrize(("received", "due"), SAME_DAY)
def test_received_after_15_hours_it_is_due_on_the_next_working_day(received: str, due: str) -> None:
    end = rules.due_at(parse_moment(received), Amount.parse("0s"), rules.standard())

    assert end == parse_moment(due)


def test_without_the_15_hour_rule_it_is_due_the_same_day_until_the_office_closes() -> None:
    same_day, calendar = Amount.parse("0s"), rules.standard()

    ends = [rules.due_at(parse_moment(f"{t} 12/06/2026"), same_day, calendar, cutoff=None) for t in ("17:30", "17:31")]

    assert ends == [parse_moment("17:30 12/06/2026"), parse_moment("17:30 15/06/2026")]


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("received", "amount", "due"), OTHERS)
def test_hours_calendar_days_and_months_end_the_same_in_both_modes(
    received: str, amount: str, due: str, mode: Mode
) -> None:
    end = rules.due_at(parse_moment(received), Amount.parse(amount), rules.standard(), mode)

    assert end == parse_moment(due)
