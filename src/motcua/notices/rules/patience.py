"""What follows from how a try ended: how long to wait, when to take another way, when to leave it to a person.

Patience is counted in tries, not in time, so a clock that jumps cannot end it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.notices.terms import Outcome, Stage

#: how long a worker may keep a message in hand; after that its worker is taken for dead
LEASE = timedelta(minutes=1)
#: the longest wait between two tries; whatever waits longer waits by a clock that was wrong
LONGEST = timedelta(minutes=15)
#: after so many rounds, half an hour, the next way is taken where there is one
ROUNDS_BEFORE_ANOTHER_WAY = 5
#: after so many rounds, three days, it is left to a person
MOST_ROUNDS = 300
#: so many failures in a row, and a carrier is left alone for a while
STRIKES = 3
REST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class After:
    """What becomes of a message after a try. bound: only the same carrier may have it again."""

    stage: Stage
    next_try_at: datetime | None = None
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """A message at the end of a try. tries: those before; rivals: carriers of its channel; bound: the carrier may have
    had it before this try."""

    outcome: Outcome
    tries: int
    bound: bool
    rivals: int
    honours_keys: bool
    another_way: bool


def wait(rounds: int) -> timedelta:
    """How long to wait after that many rounds of failures: one minute, doubling, at most LONGEST."""
    return min(timedelta(minutes=2 ** min(rounds - 1, 10)), LONGEST)


def after(tried: Tried, at: datetime) -> After:
    """What becomes of the message, tried at that moment."""
    if tried.outcome is Outcome.SENT:
        return After(Stage.SENT)
    if tried.outcome is Outcome.HELD:
        return After(Stage.WAITING, at + REST, bound=tried.bound)
    if _hopeless(tried) or (tried.another_way and _rounds(tried) >= ROUNDS_BEFORE_ANOTHER_WAY):
        return After(Stage.PASSED_ON if tried.another_way else Stage.FAILED)
    if tried.outcome is Outcome.FAILED and not tried.bound and (tried.tries + 1) % tried.rivals:
        return After(Stage.WAITING, at)  # the rival at once
    return After(
        Stage.WAITING, at + wait(max(_rounds(tried), 1)), bound=tried.bound or tried.outcome is Outcome.UNCLEAR
    )


def _hopeless(tried: Tried) -> bool:
    """Never by this way: a second try would be in vain, or might tell the same person twice."""
    lost = tried.outcome is Outcome.UNCLEAR and not tried.honours_keys
    return tried.outcome is Outcome.UNDELIVERABLE or lost or _rounds(tried) >= MOST_ROUNDS


def _rounds(tried: Tried) -> int:
    return (tried.tries + 1) // tried.rivals
