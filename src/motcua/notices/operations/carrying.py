"""Hands parcels to carriers, several lines at once, outside any transaction; a carrier that answers nobody is left."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.notices.ports import Carrier, Unclear, Undeliverable
from motcua.notices.rules import LEASE, STRIKES
from motcua.notices.terms import Carriage, Letter, Outcome, Receipt

#: connections to one carrier at once
LINES = 8
#: no line begins another parcel when so much of the lease is gone
ENOUGH = LEASE / 3
MOST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter for a carrier; without one, why no words could be made. bound: the carrier may have had it before."""

    id: int
    key: str
    recipient: str
    letter: Letter | None
    why: str
    bound: bool


@dataclass(frozen=True, slots=True)
class Handed:
    """What came of one parcel: how it ended, when it began, milliseconds it took; whether the carrier knows keys."""

    id: int
    outcome: Outcome
    begun_at: datetime
    took: int
    honours_keys: bool
    receipt: str = ""
    words: str = ""


@dataclass(slots=True)
class Trip:
    """One visit to carriers: since when, and how many failures in a row all lines to one have met."""

    at: datetime
    begun: float = field(default_factory=time.monotonic)
    strikes: int = 0

    @property
    def now(self) -> datetime:
        """The moment the trip began, and what has passed since by the stopwatch."""
        return self.at + timedelta(seconds=time.monotonic() - self.begun)

    @property
    def over(self) -> bool:
        """Whether nothing more should be tried."""
        return self.strikes >= STRIKES or self.now - self.at > ENOUGH


def carriers(channel: Carriage) -> dict[str, str]:
    """The providers the settings name for a channel, in order of preference, with the class that speaks to each."""
    found: dict[str, str] = settings.CARRIERS.get(channel.value, {})
    return found


def opened(channel: Carriage, provider: str) -> Carrier:
    """A carrier, for one thread. KeyError when the settings do not name it."""
    made: Carrier = import_string(carriers(channel)[provider])(provider)
    return made


def reporting() -> list[tuple[Carriage, str]]:
    """The providers that say later what arrived, each with its channel."""
    named = [(channel, name) for channel in Carriage for name in carriers(channel)]
    return [(channel, name) for channel, name in named if _reports(channel, name)]


def _reports(channel: Carriage, provider: str) -> bool:
    try:
        return opened(channel, provider).reports_arrival
    except Exception:  # told when something is to be sent by it
        return False


def carry(channel: Carriage, parcels: dict[str, list[Parcel]], at: datetime) -> list[Handed]:
    """Hand over each provider's parcels, several lines to each, all at once. Returns what came of every parcel."""
    lines = [(name, share, trip) for name, some in parcels.items() for trip in [Trip(at)] for share in _lines(some)]
    with ThreadPoolExecutor(max(1, len(lines))) as pool:
        running = [pool.submit(_line, channel, *line) for line in lines]
    return [handed for done in running for handed in done.result()]


def _lines(parcels: list[Parcel]) -> list[list[Parcel]]:
    return [parcels[n::LINES] for n in range(min(LINES, len(parcels)))]


def _line(channel: Carriage, provider: str, parcels: Sequence[Parcel], trip: Trip) -> list[Handed]:
    try:
        carrier = opened(channel, provider)
    except Exception as problem:  # a carrier that cannot even be made must not hold up the others
        return [_unopened(parcel, problem, trip) for parcel in parcels]
    with closing(carrier):
        return [_hand_over(carrier, parcel, trip) for parcel in parcels]


def _unopened(parcel: Parcel, problem: Exception, trip: Trip) -> Handed:
    """Not named in the settings any more, or its class is broken. What it may have had is lost sight of."""
    outcome = Outcome.UNCLEAR if parcel.bound else Outcome.UNDELIVERABLE
    return Handed(
        parcel.id, outcome, trip.now, 0, honours_keys=False, words=f"Không mở được nơi gửi: {problem!r}"[:300]
    )


def _hand_over(carrier: Carrier, parcel: Parcel, trip: Trip) -> Handed:
    begun_at, begun, receipt = trip.now, time.monotonic(), ""
    outcome, words = _ruled_out(carrier, parcel, trip)
    if outcome is None:
        outcome, receipt, words = _try(carrier, parcel, begun_at)
        trip.strikes = trip.strikes + 1 if outcome in {Outcome.FAILED, Outcome.UNCLEAR} else 0
    took = round((time.monotonic() - begun) * 1000)
    return Handed(parcel.id, outcome, begun_at, took, carrier.honours_keys, receipt, words[:MOST_WORDS])


def _ruled_out(carrier: Carrier, parcel: Parcel, trip: Trip) -> tuple[Outcome | None, str]:
    """Why nothing is tried; no outcome when it may be."""
    if parcel.letter is None:
        return Outcome.BROKEN, parcel.why
    if parcel.bound and not carrier.honours_keys:
        return Outcome.UNCLEAR, "Không rõ lần gửi trước đã đến nơi chưa; không gửi lại để khỏi trùng."
    return (Outcome.HELD, "") if trip.over else (None, "")


def _try(carrier: Carrier, parcel: Parcel, at: datetime) -> tuple[Outcome, str, str]:
    assert parcel.letter is not None
    try:
        receipt = carrier.send(parcel.recipient, parcel.letter, key=parcel.key, at=at)
    except Undeliverable as problem:
        return Outcome.UNDELIVERABLE, "", str(problem)
    except Unclear as problem:
        return Outcome.UNCLEAR, "", str(problem)
    except OSError as problem:  # the network's own word for every way of not arriving
        return Outcome.FAILED, "", str(problem)
    except Exception as problem:  # a fault in an adapter: nobody knows how far it came
        return Outcome.UNCLEAR, "", repr(problem)
    return _believed(receipt)


def _believed(receipt: Receipt) -> tuple[Outcome, str, str]:
    """A receipt without a number is none."""
    with suppress(AttributeError):
        if receipt.id and len(receipt.id) <= 200:
            return Outcome.SENT, receipt.id, ""
    return Outcome.UNCLEAR, "", "Nơi gửi trả lời nhưng không có số biên nhận."
