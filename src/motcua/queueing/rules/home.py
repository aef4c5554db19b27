"""Numbers drawn from home for today: when they are given, how many, and how often their holder may go to the end."""

from __future__ import annotations

from collections.abc import Sequence

from motcua.calendars.terms import Session

#: given from so many minutes before the hall opens
EARLY = 60
#: so many of one identity number, or of one phone, on one day
A_DAY = 2
#: of those who wait at most half come from home; so many always may
ALWAYS = 5
#: how often a number may go to the end of its line
TIMES = 2


def too_early(minute: int, sessions: Sequence[Session]) -> bool:
    """Before the hall's day begins."""
    return bool(sessions) and minute < sessions[0][0] - EARLY


def too_late(minute: int, sessions: Sequence[Session], wait: int) -> bool:
    """On a day off, or when the hall closes before the line has come so far."""
    return not sessions or minute + wait >= sessions[-1][1]


def room(waiting: int, from_home: int) -> bool:
    """Whether one more may come from home: those who sit in the hall do not wait behind a crowd that is not there."""
    return from_home < max(ALWAYS, waiting // 2)
