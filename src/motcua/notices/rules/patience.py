"""How long to wait after a failure, and when to give up."""

from __future__ import annotations

from datetime import timedelta

#: after this many failures a message is left for a person to look at
MOST_TRIES = 8


def wait(tries: int) -> timedelta:
    """How long to wait before the next try: one minute, doubling, at most six hours."""
    return min(timedelta(minutes=2**tries), timedelta(hours=6))
