"""Due dates: nanoseconds each, one call and by the million, against libraries measured in the same rounds.

Goals (rows 19 and 20): one date in days <= 0.3 us, >= 15 x a loop over `holidays`, >= 50 x workalendar; by the
million <= 30 ns and >= 1.5 x numpy.busday_offset; a moment in working hours <= 3 us, >= 300 x businesstimedelta.
A library that is not installed is named under "skipped". The times were set on a quiet machine, on which a bare
table look-up in Python takes 70 ns; "pace" says how much longer it takes here and now, and the goals are met or
missed at that pace.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from motcua.calendars import rules
from motcua.calendars.terms import Amount, Mode, Unit

ROUNDS = 7
MANY, ONES, SLOW = 1_000_000, 20_000, 300
LIMITS = (1, 2, 3, 5, 7, 10, 15, 20, 30)

#: ns of the yardstick on the machine the goals were set on
QUIET = 70

#: a way of counting: how many dates one call of it answers, and the call (None: the library is missing)
Way = tuple[int, Callable[[], Any]] | None


def run() -> Iterator[dict[str, Any]]:
    """One line each: days one by one, hours one by one, days by the million, hours by the million."""
    warnings.simplefilter("ignore")
    ones, many = _questions(ONES), _arrays(MANY)
    yield _line("days, one call", 300, _days(ones), {
        "holidays, loop": (15, _holidays(ones[:2000])), "workalendar": (50, _workalendar(ones[:500])),
        "numpy.busday_offset, scalar": (None, _busday_one(ones[:2000])),
    })  # fmt: skip
    yield _line("hours, one call", 3000, _hours(ones), {"businesstimedelta": (300, _businesstimedelta(ones[:SLOW]))})
    yield _line("days, a million", 30, _days_many(many), {"numpy.busday_offset": (1.5, _busday_many(many))})
    yield _line("hours, a million", None, _hours_many(many), {})


def _line(figure: str, goal: int | None, own: Way, peers: dict[str, tuple[float | None, Way]]) -> dict[str, Any]:
    """Median, spread and ratios; every round times every way once, in turn."""
    ways = {"": own, "yardstick": _yardstick(), **{name: way for name, (_, way) in peers.items()}}
    times: dict[str, list[float]] = {name: [] for name, way in ways.items() if way}
    for _ in range(ROUNDS):
        for name, spent in times.items():
            spent.append(_ns(ways[name]))
    mine = statistics.median(times[""])
    ratios = {
        n: statistics.median(a / b for a, b in zip(times[n], times[""], strict=True)) for n in times if n in peers
    }
    pace = statistics.median(times["yardstick"]) / QUIET
    return {
        "figure": figure, "ns": round(mine, 1), "best_ns": round(min(times[""]), 1),
        "spread": round((max(times[""]) - min(times[""])) / mine, 2), "goal_ns": goal, "pace": round(pace, 2),
        "references": {
            n: {"ns": round(statistics.median(times[n]), 1), "ratio": round(r, 1), "goal": peers[n][0]}
            for n, r in ratios.items()
        },
        "skipped": [n for n, way in ways.items() if way is None],
        "met": (goal is None or mine <= goal * max(pace, 1))
        and all(r >= (peers[n][0] or 0) for n, r in ratios.items()),
    }  # fmt: skip


def _ns(way: Way) -> float:
    if way is None:
        raise ValueError("no way")
    answers, call = way
    begin = time.perf_counter_ns()
    call()
    return (time.perf_counter_ns() - begin) / answers


def _yardstick() -> Way:
    """The least a date can cost in Python: two lists and a day's number, no zones, no units, no calendar."""
    asked = [(at.date(), n) for at, n in _questions(2000)]
    first = dt.date(2023, 1, 1).toordinal()
    days = [dt.date.fromordinal(first + n) for n in range(1400)]
    numbers = list(range(1400))
    return len(asked), lambda: [days[numbers[day.toordinal() - first] + n] for day, n in asked]


def _questions(count: int) -> list[tuple[dt.datetime, int]]:
    """Moments within office hours of 2024 and 2025, and limits in days."""
    chance = random.Random(1)
    first = dt.datetime(2024, 1, 2, 7, 30, tzinfo=rules.ZONE)
    moments = (first + dt.timedelta(days=chance.randrange(700), minutes=chance.randrange(600)) for _ in range(count))
    return [(at, chance.choice(LIMITS)) for at in moments]


def _arrays(count: int) -> tuple[Any, Any]:
    chance = np.random.default_rng(1)
    minutes = chance.integers(0, 700, count) * 1440 + chance.integers(0, 600, count)
    return np.datetime64("2024-01-02T07:30") + minutes.astype("m8[m]"), chance.choice(LIMITS, count)


def _days(questions: list[tuple[dt.datetime, int]]) -> Way:
    calendar, due_at = rules.standard(), rules.due_at
    asked = [(at, Amount(n, Unit.DAY)) for at, n in questions]
    return len(asked), lambda: [due_at(at, amount, calendar) for at, amount in asked]


def _hours(questions: list[tuple[dt.datetime, int]]) -> Way:
    calendar, due_at, hour = rules.standard(), rules.due_at, Mode.HOUR
    asked = [(at, Amount(8 * n, Unit.HOUR)) for at, n in questions]
    return len(asked), lambda: [due_at(at, amount, calendar, hour) for at, amount in asked]


def _days_many(arrays: tuple[Any, Any]) -> Way:
    starts, limits = arrays
    calendar = rules.standard()
    return len(starts), lambda: rules.due_many(starts, limits, Unit.DAY, calendar)


def _hours_many(arrays: tuple[Any, Any]) -> Way:
    starts, limits = arrays
    calendar = rules.standard()
    return len(starts), lambda: rules.due_many(starts, limits, Unit.DAY, calendar, Mode.HOUR)


def _off() -> list[dt.date]:
    return [d.on for d in rules.standard().special if not d.works]


def _busday_many(arrays: tuple[Any, Any]) -> Way:
    days, limits = arrays[0].astype("M8[D]"), arrays[1]
    calendar = np.busdaycalendar(holidays=_off())
    return len(days), lambda: np.busday_offset(days, limits, roll="backward", busdaycal=calendar)


def _busday_one(questions: list[tuple[dt.datetime, int]]) -> Way:
    calendar = np.busdaycalendar(holidays=_off())
    asked = [(np.datetime64(at.date()), n) for at, n in questions]
    return len(asked), lambda: [np.busday_offset(d, n, roll="backward", busdaycal=calendar) for d, n in asked]


def _holidays(questions: list[tuple[dt.datetime, int]]) -> Way:
    try:
        import holidays
    except ImportError:
        return None
    vietnam = holidays.country_holidays("VN", years=range(2023, 2028))
    asked, one = [(at.date(), n) for at, n in questions], dt.timedelta(1)

    def loop() -> None:
        for day, left in asked:
            while left:
                day += one
                if day.weekday() < 5 and day not in vietnam:
                    left -= 1

    return len(asked), loop


def _workalendar(questions: list[tuple[dt.datetime, int]]) -> Way:
    """Knows no Vietnam; Singapore has lunar holidays too."""
    try:
        from workalendar.asia import Singapore
    except ImportError:
        return None
    calendar, asked = Singapore(), [(at.date(), n) for at, n in questions]
    return len(asked), lambda: [calendar.add_working_days(day, n) for day, n in asked]


def _businesstimedelta(questions: list[tuple[dt.datetime, int]]) -> Way:
    try:
        import businesstimedelta as b
    except ImportError:
        return None
    week = [0, 1, 2, 3, 4]
    morning = b.WorkDayRule(start_time=dt.time(7, 30), end_time=dt.time(11, 30), working_days=week)
    afternoon = b.WorkDayRule(start_time=dt.time(13, 30), end_time=dt.time(17, 30), working_days=week)
    both = b.Rules([morning, afternoon, b.HolidayRule(set(_off()))])
    asked = [(at.replace(tzinfo=None), n) for at, n in questions]
    return len(asked), lambda: [at + b.BusinessTimeDelta(both, hours=8 * n) for at, n in asked]
