"""Which of several carriers of one channel gets a message, and when a slow one is taken last."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from motcua.notices.terms import Standing

#: what counts is the last quarter of an hour, and whether a message took more than five minutes
WINDOW, SLOW = timedelta(minutes=15), timedelta(minutes=5)
#: this share of slow ones, of at least so many, demotes
TOO_MANY, FEWEST = Fraction(15, 100), 10
#: a demoted carrier rests, then gets one message in so many; so many quick ones promote it again
REST_OF_DEMOTED, ONE_IN, FEWEST_ON_TRIAL = timedelta(minutes=30), 10, 5


@dataclass(frozen=True, slots=True)
class Measured:
    """Messages given to a carrier in the window, and how many of them were slow or not taken."""

    total: int = 0
    slow: int = 0

    @property
    def share(self) -> Fraction:
        """The share of slow ones; nothing measured is nothing slow."""
        return Fraction(self.slow, self.total) if self.total else Fraction(0)


def standing(before: Standing, since: datetime, measured: Measured, at: datetime) -> Standing:
    """How the carrier stands now, having stood as before since a moment. On trial, measured counts the trial alone."""
    bad = measured.share >= TOO_MANY
    if before is Standing.GOOD:
        return Standing.DEMOTED if bad and measured.total >= FEWEST else Standing.GOOD
    if before is Standing.DEMOTED:
        return Standing.TRIAL if abs(at - since) >= REST_OF_DEMOTED else Standing.DEMOTED
    if measured.total < FEWEST_ON_TRIAL:
        return Standing.TRIAL
    return Standing.DEMOTED if bad else Standing.GOOD


def choose(key: str, tries: int, standings: Mapping[str, Standing], resting: frozenset[str] = frozenset()) -> str:
    """The carrier for this try: the preferred first, each later try the next in turn; slow ones last, resting ones only
    where nobody else is. standings: every carrier of the channel, in order of preference.
    """
    rank = {Standing.GOOD: 0, Standing.TRIAL: 1, Standing.DEMOTED: 2}
    if zlib.crc32(key.encode()) % ONE_IN == 0:
        rank[Standing.TRIAL] = -1
    ranked = sorted([name for name in standings if name not in resting] or standings, key=lambda n: rank[standings[n]])
    return ranked[tries % len(ranked)]
