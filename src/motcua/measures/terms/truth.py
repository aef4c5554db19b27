"""Late work and late typing: of what is late by the recorded moment, how much was late in truth (G8, E074)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class What(StrEnum):
    """What can be late: a dossier against its promise, a step against its own time; or typed later than done."""

    DOSSIER = "dossier"
    STEP = "step"
    TYPED_LATER = "typed_later"


class Part(StrEnum):
    """How the late ones divide; every part opens into its list."""

    LATE = "late"  # trễ theo giờ ghi
    TYPED = "typed"  # ghi chậm: đúng hạn theo giờ khai, đã có người thứ hai xác nhận
    WAITING = "waiting"  # khai đúng hạn, chưa ai xác nhận
    WORKED = "worked"  # làm chậm


@dataclass(frozen=True, slots=True)
class Truth:
    """What is late by the log, in its three parts."""

    typed: int = 0
    waiting: int = 0
    worked: int = 0

    @property
    def late(self) -> int:
        """Late by the recorded moment, which is the portal's verdict."""
        return self.typed + self.waiting + self.worked

    def __add__(self, other: Truth) -> Truth:
        return Truth(self.typed + other.typed, self.waiting + other.waiting, self.worked + other.worked)


@dataclass(frozen=True, slots=True)
class Lag:
    """How long after doing it things were typed: by a unit, or by one person in it (person None: all of the unit).

    acts: everything recorded there; later: typed after the moment declared; median, p90: over those, None without any.
    """

    unit: int
    person: int | None
    name: str
    acts: int
    later: int
    median: timedelta | None
    p90: timedelta | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of a list: what was to be done by when, said to be done when, typed when. agreed: the second name's
    answer; None where nobody was asked or nobody has answered."""

    code: str
    unit: int
    step: str
    name: str
    promised: datetime | None
    happened_at: datetime
    recorded_at: datetime
    agreed: bool | None
