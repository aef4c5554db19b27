"""Words of the watch: what is raised, to whom, and what the hourly check counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What an alarm is about."""

    UNANSWERED = "unanswered"  # chậm tiếp nhận: handed in, neither accepted nor refused
    STEP = "step"  # a step whose own time is up
    STUCK = "stuck"  # nobody can act on it
    BREACH = "breach"  # past its date without an apology before it


class Rung(IntEnum):
    """How far an alarm has climbed."""

    HOLDER = 1  # the clerk or officer who has it
    HEAD = 2  # head of the unit
    AGENCY = 3  # head of the agency
    APPLICANT = 4  # the applicant, told who has it


class Danger(StrEnum):
    """What saw a missed date coming."""

    CLOCK = "clock"  # so much of the time is used up
    FORECAST = "forecast"  # the histories say so


@dataclass(frozen=True, slots=True)
class Kept:
    """What the hourly check found among accepted files whose promises are watched.

    late: not finished by the date in force. late_without_apology: passed a date with neither a letter signed before it
    nor a pause then running. unanswered: passed the new date too, and the head has not answered for it. stuck: open
    files nobody can act on.
    """

    files: int
    late: int
    late_without_apology: int
    unanswered: int
    stuck: int
