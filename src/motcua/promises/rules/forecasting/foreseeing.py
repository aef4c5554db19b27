"""The forecast itself: for every open step at once, out of how many such dossiers how many needed more than is left."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from motcua.promises.rules.forecasting.histories import Histories
from motcua.promises.rules.forecasting.pauses import Bools, Ints
from motcua.promises.rules.forecasting.thresholds import thresholds
from motcua.promises.terms import Basis

#: a chance or a time that nobody can tell
UNKNOWN = -1
#: nobody is told to wait longer than this many working days in a queue
LONGEST = 250
#: so many open steps are looked at together
AT_ONCE = 20_000


@dataclass(frozen=True)
class Asked:
    """Open steps. Working minutes: run by the clock (Passages.run), left until the promise (negative: past it), planned
    from now by the times of the steps (UNKNOWN: they have none). ahead: dossiers in the same queue before it."""

    key: Ints
    wide: Ints
    desk: Ints
    run: Ints
    left: Ints
    planned: Ints
    ahead: Ints
    day: Ints

    def part(self, rows: slice | Ints) -> Asked:
        """Some of them."""
        return Asked(*(getattr(self, f.name)[rows] for f in fields(self)))


@dataclass(frozen=True)
class Foreseen:
    """By open step. chance: in per cent; needs: working minutes from now to the likely end; UNKNOWN: nobody can tell.

    such: finished dossiers that were in the step after the same time; longer: how many of them needed more than is
    left. known: finished dossiers looked at. extra: working minutes for a queue much longer than usual.
    """

    chance: Ints
    needs: Ints
    basis: Ints
    such: Ints
    longer: Ints
    known: Ints
    extra: Ints
    usual: Ints

    @property
    def told(self) -> Bools:
        """Whether a likely day is known."""
        told: Bools = self.needs >= 0
        return told


def foresee(asked: Asked, known: Histories) -> Foreseen:
    """What finished dossiers say about each open step."""
    parts = [_foresee(asked.part(slice(n, n + AT_ONCE)), known) for n in range(0, max(len(asked.key), 1), AT_ONCE)]
    return Foreseen(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Foreseen)))


def _foresee(asked: Asked, known: Histories) -> Foreseen:
    usual, extra = _queue(asked, known)
    counted = _counted(asked, known, asked.key, extra)
    enough = counted.such >= thresholds().few
    few = np.flatnonzero(~enough)
    _replace(counted, few, _counted(asked.part(few), known, asked.wide[few], extra[few]))
    told = counted.such >= thresholds().few
    planned = np.where(asked.planned >= 0, asked.planned + extra, UNKNOWN)
    plan = np.where(asked.planned >= 0, Basis.ALLOTTED, Basis.NOTHING)
    return Foreseen(
        chance=np.where(told, 100 * (counted.such - counted.longer) // np.maximum(counted.such, 1), UNKNOWN),
        needs=np.where(told, counted.middle, planned),
        basis=np.where(told, np.where(enough, Basis.UNIT, Basis.EVERYWHERE), plan),
        such=counted.such, longer=counted.longer, known=counted.known, extra=extra, usual=usual,
    )  # fmt: skip


@dataclass(frozen=True)
class _Counted:
    known: Ints
    such: Ints
    longer: Ints
    middle: Ints


def _counted(asked: Asked, known: Histories, key: Ints, extra: Ints) -> _Counted:
    """Of the dossiers that were in the step after the same time: how many, how many of them needed more than is left,
    and how much the middle one needed. Half a working day sooner or later is the same time to come into a step."""
    place = known.find(key)
    many = known.known(place)
    if not many.any():
        return _Counted(many, many.copy(), many.copy(), many.copy())
    needed, came, passed = known.stretch(place, int(many.max()))
    run = asked.run[:, None]
    as_slow = (came <= run + asked.day[:, None] // 2) & (passed > run)
    such = as_slow.sum(axis=1)
    longer = (as_slow & (needed > run + (asked.left - extra)[:, None])).sum(axis=1)
    middle = np.argmax(np.cumsum(as_slow, axis=1) > ((such - 1) // 2)[:, None], axis=1)
    return _Counted(many, such, longer, needed[np.arange(len(key)), middle] - asked.run + extra)


def _replace(counted: _Counted, rows: Ints, other: _Counted) -> None:
    for one in fields(_Counted):
        getattr(counted, one.name)[rows] = getattr(other, one.name)


def _queue(asked: Asked, known: Histories) -> tuple[Ints, Ints]:
    """The usual queue at each step, and the working minutes a much longer one takes beyond that."""
    usual, per_day = known.queue(asked.desk)
    usual = np.ceil(usual)
    long = usual * thresholds().long_queue + thresholds().few
    waits = np.maximum(asked.ahead - long, 0) / np.where(per_day > 0, per_day, np.inf)
    return usual.astype(np.int64), (np.minimum(waits, LONGEST) * asked.day).astype(np.int64)
