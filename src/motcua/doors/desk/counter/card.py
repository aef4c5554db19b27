"""The identity card at the counter: what its QR code says when a scanner types it into the number field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """What the counter takes from a card: the twelve digits, the name and the address on it."""

    number: str
    name: str
    address: str


def read(typed: str) -> Card | None:
    """The card behind a scanned line number|old number|name|born|sex|address|issued; None when it is not one.

    The layout is that of the chip card's QR code; the old nine-digit number may be empty.
    """
    parts = [part.strip() for part in typed.split("|")]
    if len(parts) < 6 or not (parts[0].isdigit() and len(parts[0]) == 12):
        return None
    return Card(number=parts[0], name=parts[2], address=parts[5])
