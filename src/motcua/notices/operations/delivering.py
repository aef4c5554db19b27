"""Handing over what is due: claimed in one short transaction, carried in none, settled in another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from motcua.notices import queries, record, rules
from motcua.notices.operations import carrying, trusting
from motcua.notices.operations.carrying import Handed, Parcel, Trip
from motcua.notices.operations.owing import owe
from motcua.notices.record import Settled, Taken
from motcua.notices.rules import Tried
from motcua.notices.terms import TEMPLATES, Carriage, Letter, Outcome, Owed, Stage, Standing

LOT = 400
#: a run ends after that, so that what it takes is never taken by a moment long past, and a worker can be told to stop
LONGEST = timedelta(minutes=1)


def deliver(*, at: datetime, channel: Carriage | None = None, lot: int = LOT) -> int:
    """Hand over what is due from the moment on, by one way or by all, until nothing is or a minute has passed.

    Returns how many were handed over. Run it as often and as many times at once as you like, but not in a transaction:
    it waits for carriers.
    """
    ways = [channel] if channel else [*Carriage, *Carriage]  # twice: what is passed on may go by a way visited before
    return sum(_deliver(way, at, lot) for way in ways)


def take_turn(*, at: datetime, channel: Carriage) -> int:
    """Hand over what is due by one way, unless somebody is at it: a slow carrier shall not occupy every worker."""
    with record.turn(channel) as mine:
        return deliver(at=at, channel=channel) if mine else 0


def _deliver(channel: Carriage, at: datetime, size: int) -> int:
    record.put_right(channel, at)
    handed, trip = 0, Trip(at)
    while trip.now - at < LONGEST and (some := _lot(channel, trip.now, size)) is not None:
        handed += some
    return handed


def _lot(channel: Carriage, at: datetime, size: int) -> int | None:
    """One lot. Returns how many were handed over; None when nothing is due or nobody would take it."""
    standings, resting = trusting.standings(channel, at)
    if standings and resting >= standings.keys():
        return None
    lot = uuid4()
    taken = record.claim(channel, lot=lot, at=at, limit=size, choose=_chooser(standings, resting))
    if not taken:
        return None
    done = _carried(channel, taken, resting, max(len(standings), 1), at)
    _write(lot, taken, done, at)
    return sum(s.outcome is Outcome.SENT for s in done)


@transaction.atomic
def _write(lot: UUID, taken: list[Taken], done: list[Settled], at: datetime) -> None:
    owe(_passed_on(taken, done))
    record.settle(lot, done)
    trusting.rest(done, at)


def _chooser(standings: Mapping[str, Standing], resting: frozenset[str]) -> record.Chooser:
    """The provider bound to, else the one whose turn it is; "" where the settings name none."""

    def choose(key: str, tries: int, bound: str) -> str:
        return bound or (rules.choose(key, tries, standings, resting) if standings else "")

    return choose


def _carried(
    channel: Carriage, taken: list[Taken], resting: frozenset[str], rivals: int, at: datetime
) -> list[Settled]:
    written, known = queries.in_force(at), {t.id: t for t in taken}
    parcels: dict[str, list[Parcel]] = {}
    for t in taken:
        if t.provider not in resting:
            parcels.setdefault(t.provider, []).append(_parcel(t, written))
    done = carrying.carry(channel, parcels, at)
    done += [Handed(t.id, Outcome.HELD, at, 0, honours_keys=True) for t in taken if t.provider in resting]
    return [_settled(known[h.id], h, rivals, at, written) for h in done]


def _parcel(taken: Taken, written: queries.InForce) -> Parcel:
    letter, why = _letter(taken.message, written)
    return Parcel(taken.id, taken.message.key, taken.message.recipient, letter, why, taken.bound)


def _letter(message: Owed, written: queries.InForce) -> tuple[Letter | None, str]:
    """In the words in force; where those cannot be filled, in the shipped ones; else none, and why."""
    why = f"Không có mẫu tin “{message.template}”."
    for wording in (written.get(message.template, (0, None))[1], TEMPLATES.get(message.template)):
        if wording is not None:
            try:
                return rules.letter(wording, message.channel, message.values), ""
            except (LookupError, ValueError, AttributeError, TypeError) as problem:
                why = f"Mẫu tin “{message.template}” không điền được: {problem!r}"
    return None, why


def _settled(taken: Taken, handed: Handed, rivals: int, at: datetime, written: queries.InForce) -> Settled:
    tried = Tried(
        handed.outcome, tries=taken.tries, bound=taken.bound, rivals=rivals, honours_keys=handed.honours_keys,
        another_way=bool(taken.message.others),
    )  # fmt: skip
    return Settled(
        taken.id, rules.after(tried, at), handed.outcome, taken.provider, handed.begun_at, handed.took,
        handed.receipt, handed.words, written.get(taken.message.template, (0, None))[0],
    )  # fmt: skip


def _passed_on(taken: list[Taken], done: list[Settled]) -> list[Owed]:
    going = {s.id for s in done if s.after.stage is Stage.PASSED_ON}
    onward = (rules.onward(t.message) for t in taken if t.id in going)
    return [message for message in onward if message is not None]
