"""The ledger of a due date: every day from intake to the due day, what it counts, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cached_property

from motcua.calendars.rules import paused, words
from motcua.calendars.rules.ending import DAY_MINUTES, due_at, last_calendar_day, months_on
from motcua.calendars.rules.working import snap
from motcua.calendars.terms import CUTOFF, ZONE, Amount, Calendar, Due, LedgerLine, Mode, Pause, Unit, hours_of, local
from motcua.kernel.text import Text

NOTHING, WHOLE = Fraction(0), Fraction(1)
DAY = timedelta(days=1)

_NAMES = {
    Unit.DAY: Text("ngày làm việc", "working day"),
    Unit.HOUR: Text("giờ làm việc", "working hour"),
    Unit.CALENDAR_DAY: Text("ngày", "day"),
    Unit.MONTH: Text("tháng", "month"),
    Unit.ELAPSED: Text("giờ đồng hồ", "hour"),
}


def due(
    start: datetime,
    amount: Amount,
    calendar: Calendar,
    mode: Mode = Mode.DAY,
    pauses: Sequence[Pause] = (),
    cutoff: time | None = CUTOFF,
) -> Due:
    """due_at() with its ledger. The counts add up to the amount exactly. Raises MissingYear."""
    at = due_at(start, amount, calendar, mode, pauses, cutoff)
    count = Count(local(start), amount, calendar, mode, tuple(paused.merged(pauses)), cutoff, at)
    return Due(at, tuple(count.lines()))


def added(after: datetime, until: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()) -> tuple[LedgerLine, ...]:
    """The days by which a decision moved a date: working days count one each, but for those that stood still whole."""
    first = local(after).date() + DAY
    count = (local(until).date() - first).days + 1
    return tuple(_added(first + n * DAY, local(until), calendar, pauses) for n in range(count))


def _added(day: date, until: datetime, calendar: Calendar, pauses: Sequence[Pause]) -> LedgerLine:
    sessions = calendar.sessions(day)
    if not sessions:
        return LedgerLine(day, NOTHING, words.joined([words.day_off(day, calendar)]))
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    opens, closes = (midnight + timedelta(minutes=m) for m in (sessions[0][0], sessions[-1][1]))
    if any(p.start <= opens and closes <= p.end for p in pauses):
        return LedgerLine(day, NOTHING, words.joined([words.paused_all_day()]))
    due = [words.due(until)] if day == until.date() else []
    return LedgerLine(day, WHOLE, words.joined([words.added(), *due]))


@dataclass(frozen=True)
class Count:
    """One count: what was asked, and the moment it ends. The pauses are merged."""

    start: datetime
    amount: Amount
    calendar: Calendar
    mode: Mode
    pauses: tuple[Pause, ...]
    cutoff: time | None
    at: datetime

    def lines(self) -> Iterator[LedgerLine]:
        """A line for each day; of a count of months only the days that have something to tell."""
        total, left = NOTHING, Fraction(self.amount.count)
        share_of = _SHARE[self.amount.unit]
        for day in self._days():
            share = min(share_of(self, day), left)
            total, left = total + share, left - share
            if self._tells(day, share):
                yield LedgerLine(day, share, words.joined([*self._why(day, share, total)] or [words.not_counted()]))

    def _days(self) -> Iterator[date]:
        for n in range((self.at.date() - self.start.date()).days + 1):
            yield self.start.date() + n * DAY

    def _calendar_share(self, day: date) -> Fraction:
        if day == self.start.date():
            return NOTHING
        return 1 - Fraction(self._stood(day), DAY_MINUTES) if self.pauses else WHOLE

    def _working_share(self, day: date) -> Fraction:
        length = self._length(day)
        if not length or (self.mode is Mode.DAY and day == self.start.date()):
            return NOTHING
        if self.mode is Mode.DAY and not self.pauses:
            return WHOLE
        return Fraction(self._worked_minutes(day), length)

    def _length(self, day: date) -> int:
        return sum(end - start for start, end in self.calendar.sessions(day))

    def _begin(self, day: date) -> int:
        """The minute of the day from which it may count."""
        return self.start.hour * 60 + self.start.minute if day == self.start.date() else 0

    def _stops(self, day: date) -> Iterator[tuple[int, int]]:
        """The pauses within the part of the day that may count, from minute to minute."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE)
        for p in self.pauses:
            a, b = ((moment - midnight) // paused.MINUTE for moment in (p.start, p.end))
            if a < DAY_MINUTES and b > self._begin(day):
                yield max(a, self._begin(day)), min(b, DAY_MINUTES)

    def _worked_minutes(self, day: date) -> int:
        """Working minutes of the day from intake on that do not stand still."""
        hours = hours_of(self.calendar.sessions(day))
        return hours.length - hours.worked[self._begin(day)] - self._paused_minutes(day)

    def _paused_minutes(self, day: date) -> int:
        hours = hours_of(self.calendar.sessions(day))
        return sum(hours.worked[b] - hours.worked[a] for a, b in self._stops(day))

    def _elapsed_minutes(self, day: date) -> int:
        return DAY_MINUTES - self._begin(day) - self._stood(day)

    def _stood(self, day: date) -> int:
        return sum(b - a for a, b in self._stops(day))

    @cached_property
    def _completed(self) -> list[date]:
        """The days on which the first, second, … month is complete."""
        run = self.calendar.run(self.start.year)
        days = [
            (months_on(self.start.date(), n + 1, run) - self.start.date()).days for n in range(int(self.amount.count))
        ]
        return [
            date.fromordinal(run.first + last_calendar_day(self.start, Fraction(n), self.pauses, run)) for n in days
        ]

    def _tells(self, day: date, share: Fraction) -> bool:
        if self.amount.unit is not Unit.MONTH or share or day in {self.start.date(), self.at.date()}:
            return True
        after = bool(self._completed) and day > self._completed[-1]
        return after or any(p.start.date() <= day <= p.end.date() for p in self.pauses)

    def _why(self, day: date, share: Fraction, total: Fraction) -> Iterator[Text]:
        if day == self.start.date():
            yield from self._intake()
        if reason := self._off(day):
            yield reason
        if (made_up := words.made_up(day, self.calendar)) and self.amount.unit is not Unit.ELAPSED:
            yield made_up
        yield from self._standing(day)
        if share:
            yield words.ordinal(total, _NAMES[self.amount.unit])
            if total == self.amount.count and day != self.at.date():
                yield words.moved()
        if day.year in self.calendar.unofficial:
            yield words.unofficial(day.year)
        if day == self.at.date():
            yield words.due(self.at)

    def _off(self, day: date) -> Text | None:
        """Why the day is off, where that matters to the count."""
        if self.amount.unit is Unit.ELAPSED or self._length(day):
            return None
        return words.day_off(day, self.calendar)

    def _intake(self) -> Iterator[Text]:
        yield words.received(self.start)
        match self.amount.unit:
            case Unit.SAME_DAY:
                yield from self._same_day()
            case Unit.CALENDAR_DAY | Unit.MONTH:
                yield words.counted_from(self.start.date() + DAY)
            case Unit.DAY if self.mode is Mode.DAY:
                yield words.counted_from(self._next_working_day())
            case Unit.DAY | Unit.HOUR:
                yield from self._off_hours()

    def _off_hours(self) -> Iterator[Text]:
        opening = snap(self.start, self.calendar)
        if opening > self.start:
            yield words.off_hours(opening)

    def _same_day(self) -> Iterator[Text]:
        yield from self._off_hours()
        late = self.cutoff is not None and snap(self.start, self.calendar).time() > self.cutoff
        if late and self.cutoff is not None:
            hour = f"{self.cutoff:%H:%M}"
            yield Text(f"sau {hour}, trả trong ngày làm việc tiếp theo", f"after {hour}, due on the next working day")

    def _next_working_day(self) -> date:
        day = self.start.date() + DAY
        while day < self.at.date() and not self._length(day):
            day += DAY
        return day

    def _standing(self, day: date) -> Iterator[Text]:
        """The part of the day that is paused, in the measure that is counted."""
        if not self.pauses:
            return
        if self.amount.unit in {Unit.DAY, Unit.HOUR}:
            minutes, whole, unit = self._paused_minutes(day), self._length(day), _NAMES[Unit.HOUR]
        else:
            minutes, whole, unit = self._stood(day), DAY_MINUTES, _NAMES[Unit.ELAPSED]
        if minutes:
            yield words.paused_all_day() if minutes == whole else words.paused(Fraction(minutes, 60), unit)


#: how much of the amount a day can count, in the amount's unit
_SHARE: dict[Unit, Callable[[Count, date], Fraction]] = {
    Unit.DAY: Count._working_share,
    Unit.HOUR: lambda count, day: Fraction(count._worked_minutes(day), 60),
    Unit.CALENDAR_DAY: Count._calendar_share,
    Unit.MONTH: lambda count, day: Fraction(count._completed.count(day)),
    Unit.SAME_DAY: lambda count, day: NOTHING,
    Unit.ELAPSED: lambda count, day: Fraction(count._elapsed_minutes(day), 60),
}
