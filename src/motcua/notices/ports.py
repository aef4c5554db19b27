"""What we ask of those who carry messages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from motcua.notices.terms import Letter, Receipt, Report


class Unclear(OSError):  # noqa: N818
    """Nobody knows whether the message was taken over: the answer did not come."""


class Undeliverable(OSError):  # noqa: N818
    """This address can never be reached by this way."""


class Carrier(Protocol):
    """Hands letters to somebody's network. Made with the provider's name, used by one thread, closed at the end.

    May be slow, wrong or silent. Its own patience with the network must be far below the time a worker may keep a
    message in hand (rules.LEASE).
    """

    #: whether a repetition with the same key is noticed and not carried again
    honours_keys: bool
    #: whether it says later what arrived
    reports_arrival: bool

    def send(self, recipient: str, letter: Letter, *, key: str, at: datetime) -> Receipt:
        """Hand over once. Raises Undeliverable, Unclear, or any other OSError when it surely was not taken over."""

    def reports(self, at: datetime) -> Iterable[Report]:
        """What it has to say until the moment. What was taken from the iterator and not left midway is not said again;
        it may come twice, in any order, about anything."""

    def close(self) -> None:
        """Let go of the connection, if there is one."""
