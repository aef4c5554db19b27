"""Colours and limits of the forecast, as data: forecast.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parents[2] / "forecast.json"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What forecast.json says; its own words explain each."""

    colours: tuple[tuple[str, float], ...]
    few: int
    long_queue: float
    most: int
    days: int
    letter_days: int
    test_days: int
    mornings: int

    @property
    def worst(self) -> str:
        """The colour of a dossier whose likely day passes its date."""
        return self.colours[0][0]


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """What is shipped."""
    said = json.loads(_FILE.read_text())
    test = said["back_test"]
    return Thresholds(
        tuple((name, share) for name, share in said["colours"]), said["few"], said["long_queue"], said["most"],
        said["days"], said["letter_days"], test["days"], test["mornings"],
    )  # fmt: skip
