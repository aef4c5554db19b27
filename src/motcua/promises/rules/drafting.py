"""When a letter of apology is drafted, whose delay it names, and which day it promises. Data in letters.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from motcua.calendars.rules import closing, day_of, due_at, working_minutes
from motcua.calendars.terms import Amount, Calendar, Mode, Unit
from motcua.dossiers.rules import apologies
from motcua.dossiers.rules.clock import shifted
from motcua.dossiers.terms import Open, asks
from motcua.workflow import rules as flow
from motcua.workflow.terms import Definition

_FILE = Path(__file__).parent.parent / "letters.json"


@dataclass(frozen=True, slots=True)
class Drafting:
    """What holds from a day on. days_before: working days between draft and date. share: of the time up to the last
    moment to sign, where that comes later. least: between the old date and the new one. answer: within which the head
    answers for a new date missed."""

    since: date
    days_before: int
    share: Fraction
    least: Amount
    answer: Amount
    source: str


@dataclass(frozen=True, slots=True)
class Blame:
    """Whose delay it is, and the ground the file's own history gives for it; "": none, the head chooses."""

    unit: int
    ground: str


@lru_cache(maxsize=1)
def _shipped() -> tuple[Drafting, ...]:
    said = json.loads(_FILE.read_text())["drafting"]
    rules = [
        Drafting(
            date.fromisoformat(one["since"]), one["days_before"], Fraction(one["share"]), Amount.parse(one["least"]),
            Amount.parse(one["answer"]), one["source"],
        )
        for one in said
    ]  # fmt: skip
    return tuple(sorted(rules, key=lambda rule: rule.since, reverse=True))


def drafting_on(day: date) -> Drafting:
    """What holds on a day; before the first rule, the first."""
    return next((rule for rule in _shipped() if rule.since <= day), _shipped()[-1])


def endangered(since: datetime, due: datetime, at: datetime, calendar: Calendar) -> bool:
    """Whether so much of the time is used up by a moment that a letter is drafted.

    since: from when the clock runs without a stop.
    """
    rule = drafting_on(day_of(due))
    if closing(due, calendar, before=rule.days_before) > at:
        return False
    last = apologies.sign_by(since, due, calendar)
    return shifted(since, int(working_minutes(since, last, calendar) * rule.share), calendar) <= at


def blame(tasks: Iterable[Open], unit: int, at: datetime, slow: int | None = None) -> Blame:
    """Whose delay it is: of an agency asked that has not answered in time, else of whoever's step is past its time,
    else of the agency that answered latest, else of whoever's step is open.

    Only a late answer is seen from the file; why people were slow is known to people.

    unit: the competent one, where no step is open. slow: the agency that was latest with an answer, or never gave one.
    """
    by_age = sorted((t for t in tasks if t.until), key=lambda t: t.until or at)
    owing = [t for t in by_age if asks(t.step) and t.until and t.until < at]
    if owing:
        return Blame(owing[0].unit, "opinion")
    steps = [t for t in (*by_age, *tasks) if not asks(t.step)]
    if slow is not None and not any(t.until and t.until < at for t in steps):
        return Blame(slow, "opinion")
    return Blame(steps[0].unit if steps else unit, "")


def new_due(due: datetime, tasks: Iterable[Open], definition: Definition, at: datetime, calendar: Calendar) -> datetime:
    """The day a letter promises: when the open and the following steps can be done, and no sooner than the least.

    A step whose own time is up is given it once more.
    """
    ahead = flow.ahead(definition)
    ends = (_end(t, definition, ahead, at, calendar) for t in tasks if t.step in definition.by_id)
    done = max(ends, default=at)
    return max(closing(done, calendar), due_at(due, drafting_on(day_of(due)).least, calendar))


def _end(task: Open, definition: Definition, ahead: dict[str, Fraction], at: datetime, calendar: Calendar) -> datetime:
    left = ahead.get(task.step, Fraction(0))
    if task.until is None or task.until <= at:
        left += flow.length(definition, task.step)
        return due_at(at, Amount(left, Unit.DAY), calendar, Mode.HOUR)
    return due_at(task.until, Amount(left, Unit.DAY), calendar, Mode.HOUR)
