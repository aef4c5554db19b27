"""From quotas to lives: which unit, procedure and days each dossier has, so that the counts come out exactly."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, chain, repeat

from motcua.calendars.terms import Calendar
from motcua.directory.rules.description import Description
from motcua.directory.terms import Level
from motcua.doors.terminal.scenarios.days import EARLY, Days
from motcua.doors.terminal.scenarios.file import Quota, Scenario
from motcua.doors.terminal.scenarios.people import applicant
from motcua.doors.terminal.scenarios.procedures import Offered, offered
from motcua.dossiers.operations.bulk import Apology, Life
from motcua.dossiers.terms import Channel, Paper

CHANNELS = {"direct": Channel.DIRECT, "online": Channel.ONLINE, "post": Channel.POST}
OUTCOMES = ("early", "on_time", "late", "open_in_time", "open_late", "put_off")
#: outcome -> shortest and longest promise (working days) it is given to
FITS = {"early": (2, 30), "on_time": (0, 20), "late": (0, 10), "open_in_time": (3, 30), "open_late": (1, 10),
        "put_off": (3, 30)}  # fmt: skip
#: a letter is signed so many working days before the date, on one of these grounds, and asks for so many days more
SIGNED, GROUNDS, ASKED = 2, ("verification", "complex", "overload", "absence"), (2, 5)
PAPERS = (Paper("Đơn, tờ khai theo mẫu"), Paper("Bản sao giấy tờ kèm theo", kind=1, original=0, copy=1))
#: nobody is later than this many working days when a result comes late
LATEST = 6
#: overdue dossiers that are still open were due within so many working days
BACKLOG = 15


@dataclass(frozen=True, slots=True)
class Kind:
    """Where a dossier comes from and what becomes of it."""

    channel: Channel
    carried: bool
    outcome: str


def lives(scenario: Scenario, calendar: Calendar) -> list[Life]:
    """Every dossier of the scenario. The same file always makes the same lives."""
    dice = random.Random(scenario.name)  # noqa: S311
    days = Days(calendar, scenario.report.start, scenario.report.end, dice)
    known = offered(scenario)
    return [life for quota in scenario.quotas for life in _Level(scenario, quota, known, days, dice).lives()]


def kinds(quota: Quota, dice: random.Random) -> list[Kind]:
    """Origins and outcomes joined at random; what was carried over has ended, or is overdue."""
    many = {name: getattr(quota, name) for name in OUTCOMES}
    many["on_time"] -= quota.put_off
    ends = list(chain.from_iterable(repeat(name, n) for name, n in many.items()))
    dice.shuffle(ends)
    ends.sort(key=lambda outcome: outcome != "on_time" and outcome != "late")
    origins: list[tuple[Channel, bool]] = [(Channel.DIRECT, True)] * quota.carried
    received = list(chain.from_iterable(repeat((CHANNELS[n], False), getattr(quota, n)) for n in CHANNELS))
    dice.shuffle(received)
    return [Kind(c, k, e) for (c, k), e in zip(origins + received, ends, strict=True)]


class _Level:
    def __init__(
        self, scenario: Scenario, quota: Quota, known: Sequence[Offered], days: Days, dice: random.Random
    ) -> None:
        self.quota, self.days, self.dice, self.watched = quota, days, dice, scenario.watched
        self.own = [p for p in known if p.level == quota.level]
        self.counters = _counters(scenario, quota.level)
        weights = [quota.weights.get(c, 0.6 + dice.random()) for c in self.counters]
        self.spread = list(accumulate(weights))
        self.choices: dict[tuple[str, bool, bool], tuple[list[Offered], list[float]]] = {}

    def lives(self) -> Iterator[Life]:
        online = 0
        for kind in kinds(self.quota, self.dice):
            first = None
            if kind.channel is Channel.ONLINE and kind.outcome == "on_time" and online < self.quota.online_procedures:
                first, online = self.own[online], online + 1
            yield self._life(kind, first)

    def _life(self, kind: Kind, given: Offered | None) -> Life:
        procedure = given or self._procedure(kind)
        accepted, ended, apology = self._told(kind, procedure.days)
        steps = self._steps(accepted, ended)
        unit = self.dice.choices(self.counters, cum_weights=self.spread)[0]
        return Life(
            procedure=procedure.code, unit=unit, channel=kind.channel, applicant=applicant(self.dice),
            accepted_at=accepted, steps=steps, papers=PAPERS, delivery="counter",
            submitted_at=accepted - timedelta(minutes=self.dice.randrange(5, 240))
            if kind.channel is Channel.ONLINE else None,
            returned_at=ended + timedelta(minutes=self.dice.randrange(5, 1200))
            if ended and (self.dice.random() < 0.95 or self.watched) else None,
            apology=apology,
        )  # fmt: skip

    def _procedure(self, kind: Kind) -> Offered:
        key = (kind.outcome, kind.carried, kind.channel is Channel.ONLINE)
        if key not in self.choices:
            low, high = FITS["put_off" if self._apologised(kind) else kind.outcome]
            low = max(low, 3) if kind.carried else low
            among = self.own[: self.quota.online_procedures] if key[2] else self.own
            fit = [p for p in among if low <= p.days <= high]
            self.choices[key] = (fit, list(accumulate(1 / (p.rank + 1) ** 0.9 for p in fit)))
        fit, weights = self.choices[key]
        return self.dice.choices(fit, cum_weights=weights)[0]

    def _apologised(self, kind: Kind) -> bool:
        return kind.outcome == "put_off" or (self.watched and kind.outcome == "late")

    def _told(self, kind: Kind, promise: int) -> tuple[datetime, datetime | None, Apology | None]:
        """The span, and the letter signed in it where the promise is put off."""
        if not self._apologised(kind):
            return *self._span(kind, promise), None
        days, asked = self.days, self.days.between(*ASKED)
        extra = days.between(1, LATEST) if kind.outcome == "late" else 0
        day = days.between(0, days.last - promise - asked - extra)
        due = day + promise
        ended = days.moment(due + asked + extra)
        explained = days.moment(due + asked + extra + 2) if extra else None
        letter = Apology(days.moment(due - SIGNED), days.close(due + asked), self.dice.choice(GROUNDS), explained)
        return days.moment(day, until=EARLY), ended, letter

    def _span(self, kind: Kind, promise: int) -> tuple[datetime, datetime | None]:
        """When it was accepted, and when processing ended. A promise of n days is due on the nth day after."""
        days, last = self.days, self.days.last
        extra = days.between(1, LATEST) if kind.outcome == "late" else 0
        low, high = (-promise - extra, -1) if kind.carried else (0, last - promise - extra)
        if kind.outcome == "early":
            high = -1 if kind.carried else last - 1
            low = min(low + 1, high) if kind.carried else low
        if kind.outcome == "open_in_time":
            low, high = max(0, last - promise + 1), last
        if kind.outcome == "open_late":
            low = max(0, last - promise - BACKLOG)
            high = last - promise - 1
        day = days.between(low, high)
        accepted = days.moment(day, until=EARLY)
        if kind.outcome.startswith("open"):
            return accepted, None
        due = day + promise
        end = days.between(max(day, 0), min(due - 1, last)) if kind.outcome == "early" else due + extra
        return accepted, days.moment(end, after=accepted if end == day else None)

    def _steps(self, accepted: datetime, ended: datetime | None) -> tuple[datetime, ...]:
        """Four steps to an end; none to three on the way."""
        if ended is None:
            done = self.dice.randrange(3)
            return tuple(accepted + timedelta(minutes=7 * (n + 1)) for n in range(done))
        share = (ended - accepted) / 20
        return (accepted + share, accepted + share * 12, accepted + share * 18, ended)


def _counters(scenario: Scenario, level: str) -> list[str]:
    """Codes of the counters of the level's agencies."""
    said = Description.model_validate(scenario.directory)
    level_of = {u.code: u.level for u in said.units}
    return [u.code for u in said.units if u.level is Level.COUNTER and u.parent and level_of[u.parent] == level]
