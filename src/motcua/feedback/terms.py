"""Words of feedback: the five answers, where they were given, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.text import Text

#: how satisfied, in the one order in which anybody is asked: the best first
SCORES: dict[int, Text] = {
    5: Text("Rất hài lòng", "Very satisfied"),
    4: Text("Hài lòng", "Satisfied"),
    3: Text("Bình thường", "Neither"),
    2: Text("Không hài lòng", "Dissatisfied"),
    1: Text("Rất không hài lòng", "Very dissatisfied"),
}
#: from this score on somebody counts as satisfied
SATISFIED = 4
#: fewer ratings than this are not shown apart: one person's answer stays their own
LEAST = 5
#: stands for the procedure where somebody rated the hall at its machine
NO_DOSSIER = ""


class Place(StrEnum):
    """Where somebody was asked."""

    COUNTER = "counter"
    ONLINE = "online"
    KIOSK = "kiosk"


@dataclass(frozen=True, slots=True)
class Figure:
    """What the ratings of a unit, or of one procedure there, add up to."""

    procedure: str
    count: int
    satisfied: int
    average: float
