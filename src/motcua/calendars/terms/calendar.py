"""A calendar: who works when, which days are off or made up, and for which years somebody has said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType

from motcua.calendars.terms.run import Run
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

#: from minute to minute of the day, e.g. (450, 690) for 07:30-11:30
Session = tuple[int, int]
#: the sessions of Monday to Sunday, each in order and apart
Week = tuple[tuple[Session, ...], ...]

#: more than all working days there will ever be
FAR = 10**12


class MissingYear(Refused):
    """Nobody has entered the days off of this year, so counting into it would be a guess."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"Chưa có lịch nghỉ của năm {year}: quản trị cần nhập ngày nghỉ, ngày làm bù của năm {year} rồi tính lại.",
            f"The calendar has no year {year}: enter its days off and make-up days, then count again.",
        )
        self.year = year


@dataclass(frozen=True, slots=True)
class Span:
    """A week's sessions from a day on, until the next span begins."""

    valid_from: date
    week: Week

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week) or not all(map(_in_order, self.week)):
            raise Refused(
                f"Giờ làm việc từ {self.valid_from:%d/%m/%Y} không hợp lệ: các buổi phải nối tiếp, không chồng nhau, "
                "và ít nhất một ngày trong tuần có làm việc.",
                f"The working hours from {self.valid_from} do not hold: sessions must be in order and apart, "
                "and some day of the week must work.",
            )


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not what its weekday says: off, or made up. ground: the deciding text."""

    on: date
    works: bool
    reason: Text
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year whose days off are entered; official is False while the yearly decision is awaited."""

    year: int
    official: bool = True
    source: str = ""


@dataclass(frozen=True, eq=False)
class Calendar:
    """Sessions, special days and known years of one unit. Immutable, so its tables are computed once.

    Before the first span the first span holds. A special day of a date given twice: the later entry wins.
    """

    spans: tuple[Span, ...]
    special: tuple[SpecialDay, ...]
    years: tuple[Year, ...]
    #: shortcut, filled with the runs: day (ordinal) -> number of the last working day up to it; the number is FAR
    #: apart from one run to the next
    following: dict[int, int] = field(default_factory=dict, init=False, repr=False)
    #: shortcut, filled with the runs: number of a working day -> its close
    closes: dict[int, datetime] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def runs(self) -> Mapping[int, Run]:
        """For each known year the tables of its unbroken run of known years."""
        known = sorted({y.year for y in self.years})
        runs = [Run(first, last, self) for first, last in _unbroken(known)]
        for base, run in enumerate(runs):
            self.following.update({run.first + n: base * FAR + k - 1 for n, k in enumerate(run.next[1:])})
            self.closes.update({base * FAR + k: close for k, close in enumerate(run.closes)})
        return MappingProxyType({y: run for run in runs for y in range(run.first_year, run.last_year + 1)})

    @cached_property
    def specials(self) -> Mapping[date, SpecialDay]:
        """The special days by date."""
        return MappingProxyType({s.on: s for s in self.special})

    @cached_property
    def unofficial(self) -> frozenset[int]:
        """Known years whose decision is still awaited."""
        return frozenset(y.year for y in self.years if not y.official)

    @cached_property
    def _newest_first(self) -> tuple[Span, ...]:
        return tuple(sorted(self.spans, key=lambda s: s.valid_from, reverse=True))

    def run(self, year: int) -> Run:
        """The tables that hold this year. Raises MissingYear."""
        try:
            return self.runs[year]
        except KeyError:
            raise MissingYear(year) from None

    def week_on(self, day: date) -> Week:
        """The sessions of the week as they stand on a day."""
        for span in self._newest_first:
            if span.valid_from <= day:
                return span.week
        return self._newest_first[-1].week

    def sessions(self, day: date) -> tuple[Session, ...]:
        """The sessions of a day; empty when it is off. A make-up day has the hours of the week's first working day."""
        week, special = self.week_on(day), self.specials.get(day)
        if special is None:
            return week[day.weekday()]
        return next(filter(None, week)) if special.works else ()

    def with_special(self, days: Iterable[SpecialDay]) -> Calendar:
        """The same calendar with more special days."""
        return Calendar(self.spans, (*self.special, *days), self.years)


def _in_order(sessions: tuple[Session, ...]) -> bool:
    bounds = [0, *(b for s in sessions for b in s), 24 * 60]
    inside = all(start < end for start, end in sessions)
    return inside and all(a <= b for a, b in zip(bounds, bounds[1:], strict=False))


def _unbroken(years: list[int]) -> Iterator[tuple[int, int]]:
    starts = [y for y in years if y - 1 not in years]
    ends = [y for y in years if y + 1 not in years]
    return zip(starts, ends, strict=True)
