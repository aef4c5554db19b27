"""What an act's page may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.text import Text

NOTHING = Text("", "")


class Kind(StrEnum):
    """How a thing is asked."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    DAYS = "days"
    MOMENT = "moment"
    MONEY = "money"
    YES = "yes"
    UNIT = "unit"
    UNITS = "units"
    PERSON = "person"
    AGENCY = "agency"
    REQUEST = "request"
    STEP = "step"
    OUTCOME = "outcome"
    DELIVERY = "delivery"
    REASONS = "reasons"
    PAPERS = "papers"
    FILE = "file"


#: asked as a choice from a list
CHOICES = frozenset({Kind.UNIT, Kind.PERSON, Kind.AGENCY, Kind.REQUEST, Kind.STEP, Kind.OUTCOME, Kind.DELIVERY})


@dataclass(frozen=True, slots=True)
class Input:
    """One question of an act's page."""

    name: str
    kind: Kind
    label: Text
    hint: Text = NOTHING
    required: bool = True
    #: asked rarely: stands folded below the others
    folded: bool = False
