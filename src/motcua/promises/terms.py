"""Words of the watch: what is raised, to whom, and what the hourly check counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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


class Basis(IntEnum):
    """What a forecast rests on."""

    NOTHING = 0
    UNIT = 1  # finished dossiers of the same procedure, step and unit
    EVERYWHERE = 2  # of the same procedure and step in all units
    ALLOTTED = 3  # the times its steps are given


@dataclass(frozen=True, slots=True)
class Outlook:
    """What histories say of one open dossier, as promises.models.Forecast keeps it. Days are tenths of working days."""

    dossier: int
    #: where it lies
    unit: int
    due_at: datetime
    colour: str
    likely_at: datetime | None
    #: of being finished by the date, in per cent
    chance: int | None
    basis: Basis
    such: int
    longer: int
    known: int
    ran: int
    remains: int
    extra: int
    ahead: int
    usual: int
    paused: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How good warnings were. late: of the files; hits: late and warned of. A share of nothing is None."""

    files: int = 0
    late: int = 0
    warned: int = 0
    hits: int = 0

    @property
    def precision(self) -> float | None:
        """Of the dossiers warned of, the share that came late."""
        return round(self.hits / self.warned, 3) if self.warned else None

    @property
    def recall(self) -> float | None:
        """Of the dossiers that came late, the share warned of."""
        return round(self.hits / self.late, 3) if self.late else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the hourly check found among accepted files whose promises are watched.

    late: not finished by the date in force. late_without_apology: passed a date with neither a letter signed before it
    nor a pause then running. unexplained: passed the new date too, and the head has not answered for it.
    unanswered: filings past the time for their first answer, Kind.UNANSWERED. stuck: open files nobody can act on.
    """

    files: int
    late: int
    late_without_apology: int
    unanswered: int
    stuck: int
    unexplained: int = 0
