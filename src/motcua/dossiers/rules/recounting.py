"""Every promise counted anew under another calendar, a million at a time. Equal bit for bit to the clock of one.

A date moves when the change of the calendar matters to it. It never comes before the slip's (decision 12).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np

from motcua.calendars.rules import due_at, due_many
from motcua.calendars.terms import ZONE, Amount, Calendar, Mode, Pause
from motcua.dossiers.rules.clock import relettered

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Moments = NDArray[np.datetime64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendar a unit counts by before the change, and after it: the very same object where nothing changes."""

    before: Callable[[int], Calendar]
    after: Callable[[int], Calendar]

    def of(self, unit: int) -> tuple[Calendar, Calendar]:
        """Both."""
        return self.before(unit), self.after(unit)

    def differ(self, unit: int) -> bool:
        """Whether the change reaches the unit at all."""
        return self.before(unit) is not self.after(unit)


@dataclass(frozen=True, slots=True)
class Many:
    """Open dossiers as columns, in order of id. Moments: datetime64[us] on the wall clock of Việt Nam."""

    id: Ints
    unit: Ints
    #: index into amounts, from 1
    amount: Ints
    by_the_hour: NDArray[np.bool_]
    clock_at: Moments
    due_at: Moments
    original_due_at: Moments
    paused: NDArray[np.bool_]
    #: was paused, or was promised another date by letter: One says how
    special: NDArray[np.bool_]
    put_off: NDArray[np.bool_]
    #: has an address or a telephone number
    reachable: NDArray[np.bool_]
    amounts: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.id)


@dataclass(frozen=True, slots=True)
class One:
    """What the columns cannot say of one dossier. letter_at: when the letter that moved its date was signed."""

    id: int
    clock_at: datetime
    due_at: datetime
    original_due_at: datetime
    pauses: tuple[Pause, ...]
    letter_at: datetime | None


def recounted(many: Many, special: Callable[[Sequence[int]], Iterable[One]], calendars: Calendars) -> Moments:
    """The promise of each after the calendar changed, where the change matters to it; else as it stands.

    special: told the ids of those that were paused or put off. Moments are datetime64[us] on the wall clock.
    """
    found = many.due_at.copy()
    pairs, pair = _pairs(many, calendars)
    for rows in _groups(many, pair):
        found[rows] = _plain(many, rows, pairs[int(pair[rows[0]])])
    odd = np.flatnonzero(many.special & (pair >= 0))
    for one in special(many.id[odd].tolist()):
        row = int(np.searchsorted(many.id, one.id))
        found[row] = wall(_one(one, _amount(many, row), _mode(many, row), pairs[int(pair[row])]))
    return found


def _pairs(many: Many, calendars: Calendars) -> tuple[list[tuple[Calendar, Calendar]], Ints]:
    """The different calendars before and after, and for each dossier which of them is its unit's; -1: none differs."""
    units, place = np.unique(many.unit, return_inverse=True)
    pairs: dict[tuple[int, int], tuple[int, tuple[Calendar, Calendar]]] = {}
    numbers = []
    for unit in units.tolist():
        both = calendars.of(unit)
        known = pairs.setdefault((id(both[0]), id(both[1])), (len(pairs), both))
        numbers.append(known[0] if calendars.differ(unit) else -1)
    return [both for _, both in pairs.values()], np.array(numbers, np.int64)[place]


def _groups(many: Many, pair: Ints) -> Iterable[Ints]:
    """Rows of one pair of calendars, amount and mode together, of those that were neither paused nor put off."""
    plain = np.flatnonzero(~many.special & (pair >= 0))
    columns = (pair[plain], many.amount[plain], many.by_the_hour[plain].astype(np.int64))
    order = np.lexsort(columns)
    keys = np.stack(columns)[:, order]
    turns = np.flatnonzero(np.any(keys[:, 1:] != keys[:, :-1], axis=0)) + 1
    return np.split(plain[order], turns) if len(plain) else ()


_parsed = lru_cache(maxsize=1024)(Amount.parse)


def _amount(many: Many, row: int) -> Amount:
    return _parsed(many.amounts[int(many.amount[row]) - 1])


def _mode(many: Many, row: int) -> Mode:
    return Mode.HOUR if many.by_the_hour[row] else Mode.DAY


def _plain(many: Many, rows: Ints, both: tuple[Calendar, Calendar]) -> Moments:
    """Neither paused nor put off: the count from the clock's start."""
    starts, amount, mode = many.clock_at[rows], _amount(many, rows[0]), _mode(many, rows[0])
    count = cast("ArrayLike", amount.count)
    was, now = (due_many(starts, count, amount.unit, c, mode).astype("datetime64[us]") for c in both)
    return np.where(was == now, many.due_at[rows], np.maximum(now, many.original_due_at[rows]))


def _one(one: One, amount: Amount, mode: Mode, both: tuple[Calendar, Calendar]) -> datetime:
    """Paused before, or put off by letter."""
    if one.letter_at is not None:
        return relettered(one.letter_at, one.due_at, one.pauses, *both)
    was, now = (due_at(one.clock_at, amount, c, mode, pauses=one.pauses) for c in both)
    return one.due_at if was == now else max(now, one.original_due_at)


def wall(at: datetime) -> np.datetime64:
    """A moment as the arrays have it."""
    return np.datetime64(at.astimezone(ZONE).replace(tzinfo=None), "us")


def moment(at: np.datetime64) -> datetime:
    """A moment of the arrays with its zone."""
    return _EPOCH + timedelta(microseconds=int(at.astype(np.int64)))


_EPOCH = datetime(1970, 1, 1, tzinfo=ZONE)
