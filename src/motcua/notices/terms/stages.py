"""How far a message has come, how a try ended, how well a carrier does."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far a message has come. The first two are open, all others are final, SENT until a report comes."""

    WAITING = "waiting"
    IN_HAND = "in_hand"  # a worker has it; after a crash, until the worker's time is over
    SENT = "sent"  # the carrier took it over
    DELIVERED = "delivered"  # the carrier says that it arrived
    PASSED_ON = "passed_on"  # this way stayed closed; it was owed by another
    SUPERSEDED = "superseded"  # a later message made it pointless before it left
    FAILED = "failed"  # no way is left, or nobody can know; a person decides
    CANCELLED = "cancelled"  # by a person


class Outcome(StrEnum):
    """How one try ended."""

    SENT = "sent"
    FAILED = "failed"  # surely not handed over: may be tried anywhere
    UNCLEAR = "unclear"  # perhaps handed over: only the same carrier may be tried, and only if it knows keys
    UNDELIVERABLE = "undeliverable"  # never by this address
    BROKEN = "broken"  # no words could be made of it
    HELD = "held"  # not tried: its carrier answers nobody at the moment


class Standing(StrEnum):
    """How well a carrier does."""

    GOOD = "good"
    DEMOTED = "demoted"  # too slow: taken last
    TRIAL = "trial"  # rested: gets one message in ten
