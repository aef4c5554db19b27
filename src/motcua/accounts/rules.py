"""When guessing must wait. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

#: failures for one user name within the window before it must wait
PER_NAME = 5
#: the same for one network address: an office behind one address has many names
PER_ADDRESS = 50
WINDOW = timedelta(minutes=15)


def wait_until(failures: Sequence[datetime], at: datetime, *, allowed: int = PER_NAME) -> datetime | None:
    """Until when no further try is heard: until fewer than `allowed` failures lie within the window. None: now."""
    recent = sorted(f for f in failures if f > at - WINDOW)
    return recent[-allowed] + WINDOW if len(recent) >= allowed else None
