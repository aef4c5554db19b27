"""After how long a silence is told to whom: dated data (silence.json), in working time of the unit that is silent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import Amount, Calendar, MissingYear, Mode, Unit
from motcua.promises.terms import Kind, Rung

_FILE = Path(__file__).parent.parent / "silence.json"
#: working time by the wall clock, where no calendar says what is worked: rather told early than not at all
ELAPSED = {Unit.HOUR: timedelta(hours=1), Unit.DAY: timedelta(days=1)}


@dataclass(frozen=True, slots=True)
class Clocks:
    """What holds from a day on. ladder: kind -> rung -> how long after the clock began (None: at once).

    answer: within what time a filing must have its first answer.
    """

    since: date
    ladder: Mapping[Kind, Mapping[Rung, Amount | None]]
    answer: Amount
    source: str


@lru_cache(maxsize=1)
def _shipped() -> tuple[Clocks, ...]:
    said = json.loads(_FILE.read_text())["clocks"]
    return tuple(sorted((_read(one) for one in said), key=lambda clocks: clocks.since, reverse=True))


def _read(said: dict[str, object]) -> Clocks:
    ladder = {kind: _rungs(said[kind.value]) for kind in Kind}
    return Clocks(
        date.fromisoformat(str(said["since"])), ladder, Amount.parse(str(said["answer"])), str(said["source"])
    )


def _rungs(said: object) -> dict[Rung, Amount | None]:
    assert isinstance(said, dict), "rungs are named"
    return {Rung[name.upper()]: Amount.parse(after) if after else None for name, after in said.items()}


def clocks_on(day: date) -> Clocks:
    """What holds on a day; before the first rule, the first."""
    return next((clocks for clocks in _shipped() if clocks.since <= day), _shipped()[-1])


def climbed(
    ladder: Mapping[Rung, Amount | None], clock: datetime, at: datetime, calendar: Calendar, mode: Mode
) -> Iterator[tuple[Rung, datetime]]:
    """The rungs reached by a moment, lowest first, each with the moment it was reached.

    Whoever looks only after three days finds them all, each with its own moment.
    """
    for rung in sorted(ladder):
        reached = _after(clock, ladder[rung], calendar, mode)
        if reached <= at:
            yield rung, reached


def answer_by(filed: datetime, calendar: Calendar, mode: Mode) -> datetime:
    """By when a filing must have its first answer (NĐ 45/2020 Art. 11)."""
    return _after(filed, clocks_on(day_of(filed)).answer, calendar, mode)


def _after(clock: datetime, amount: Amount | None, calendar: Calendar, mode: Mode) -> datetime:
    if amount is None:
        return clock
    try:
        return due_at(clock, amount, calendar, mode)
    except MissingYear:
        return clock + ELAPSED[amount.unit] * int(amount.count)
