"""The unit this site belongs to, for the head and foot of every page: read at most once a minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from motcua.directory import queries as directory

FRESH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Name, address and phone of the unit the settings name, or of the one at the top of the tree."""

    id: int | None = None
    name: str = ""
    address: str = ""
    phone: str = ""


_read: tuple[datetime, Place] | None = None


def place(now: datetime) -> Place:
    """The site's own unit at the moment; empty on an installation without units."""
    global _read
    if _read is None or not timedelta(0) <= now - _read[0] < FRESH:
        _read = (now, _top(now))
    return _read[1]


def _top(now: datetime) -> Place:
    unit = directory.house(timezone.localdate(now))
    return Place(unit.id, unit.name, unit.address, unit.phone) if unit else Place()


def forget() -> None:
    """Read it anew next time."""
    global _read
    _read = None
