"""Signing many documents in one sitting: each listed, consented to, signed by itself, with its own receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.text import Text

#: as many as somebody can answer for having read
MOST = 40


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is laid before the signer. subject: what the caller knows it by; given: SHA-256 of the bytes to be read."""

    subject: str
    title: str
    given: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One document of a sitting, and what became of it."""

    position: int
    subject: str
    title: str
    given: str
    consented_at: datetime | None
    signed_at: datetime | None
    #: SHA-256 of the signed document
    made: str
    #: why the sitting stopped here
    refused: Text | None

    @property
    def waits(self) -> bool:
        """Consented to and not yet signed."""
        return self.consented_at is not None and self.signed_at is None


@dataclass(frozen=True, slots=True)
class SittingView:
    """A sitting: whose, with which certificate, and its documents in the order they are signed."""

    key: str
    person: int
    certificate: str
    holder: str
    opened_at: datetime
    items: tuple[ItemView, ...]

    @property
    def consented(self) -> int:
        """How many were consented to."""
        return sum(item.consented_at is not None for item in self.items)

    @property
    def undecided(self) -> int:
        """How many lie there that the signer has not agreed to."""
        return sum(item.consented_at is None for item in self.items)

    @property
    def signed(self) -> int:
        """How many are signed."""
        return sum(item.signed_at is not None for item in self.items)

    @property
    def left(self) -> int:
        """How many still wait."""
        return sum(item.waits for item in self.items)

    @property
    def stopped(self) -> ItemView | None:
        """The document at which it stopped."""
        return next((item for item in self.items if item.refused and item.waits), None)
