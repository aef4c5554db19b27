"""What a scenario file says. Quotas are data; how they spread over days, units and procedures is a rule."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from motcua.kernel.refused import Refused
from motcua.measures.terms import Cell

FOLDER = Path(__file__).resolve().parents[5] / "scenarios"
Level = Literal["district", "commune"]


class Part(BaseModel):
    """Nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Window(Part):
    """The unit and period the seed's figures are of, and why this period."""

    unit: str
    start: date
    end: date
    name: str
    why: str


class Named(Part):
    """A procedure as the national catalogue names such. limit: an amount in working days (5d) or 0s: the same day."""

    name: str
    field: str
    limit: str
    division: str = ""


class Procedures(Part):
    """How many procedures of a level there are, and how far they can be had online."""

    level: Level
    count: int = Field(ge=1)
    full: int = Field(default=0, description="toàn trình")
    legacy: dict[Literal["3", "4"], int] = {}
    #: how much of the legal limit is promised away where whole days allow it: lowest and highest, in percent
    cut: tuple[int, int] | None = None
    #: limits written out for the first ones: (legal, committed) in working days
    shortened: tuple[tuple[int, int], ...] = ()


class Quota(Part):
    """The dossiers of one level: where they came from and what became of them. Both sides add up, or it is refused."""

    level: Level
    carried: int = 0
    direct: int = 0
    online: int = 0
    post: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    open_in_time: int = 0
    open_late: int = 0
    #: of those on time: finished by the day a letter of apology named, after the first date
    put_off: int = 0
    #: procedures that have online dossiers
    online_procedures: int = 0
    #: how the level's dossiers lie over its units: weight by unit code; even where none is given
    weights: dict[str, float] = {}

    @property
    def total(self) -> int:
        """Everything there is to do."""
        return self.carried + self.direct + self.online + self.post


class Year(Part):
    """A year beyond the shipped ones that somebody must open."""

    year: int
    source: str


class Day(Part):
    """A day off or a make-up day of such a year."""

    on: date
    works: bool
    vi: str
    en: str
    ground: str


class Calendar(Part):
    """What the shipped calendar lacks."""

    years: tuple[Year, ...] = ()
    days: tuple[Day, ...] = ()


class SaidRate(Part):
    """A published percentage. rate: which of ours it is held against."""

    name: str
    en: str
    level: str = ""
    rate: Literal["solved_of_all", "on_time_of_solved", "cut", "services_used"]
    value: Decimal
    ref: str = ""


class Said(Part):
    """A figure somebody published. level: district, commune, or empty for both together."""

    name: str
    en: str
    level: str = ""
    cells: tuple[Cell, ...]
    value: int
    ref: str = ""
    note: str = ""


class Remark(Part):
    """A sentence carried beside the report of a level (empty: of all)."""

    level: str = ""
    vi: str
    en: str


class Scenario(Part):
    """One seed."""

    name: str
    #: numbers the invented procedures: 3.<series>nnnnn
    series: int = Field(ge=1, le=9)
    title: str
    source: str
    report: Window
    directory: dict[str, Any]
    calendar: Calendar = Calendar()
    #: its promises are watched: whatever is late has a letter signed before the date and an answer after it
    watched: bool = False
    #: number under which the procedures are announced
    decision: str
    procedures: tuple[Procedures, ...]
    quotas: tuple[Quota, ...]
    published: tuple[Said, ...] = ()
    published_rates: tuple[SaidRate, ...] = ()
    remarks: tuple[Remark, ...] = ()


def names() -> tuple[str, ...]:
    """Every scenario there is."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.json") if not p.stem.startswith("_")))


def read(name: str) -> Scenario:
    """A scenario by its name. Refused, naming those there are, or saying what is wrong in the file."""
    if name not in names():
        there = ", ".join(names())
        raise Refused(f"Không có kịch bản {name}. Các kịch bản: {there}.", f"No scenario {name}. There are: {there}.")
    try:
        said = Scenario.model_validate(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as wrong:
        raise Refused(f"Kịch bản {name} sai: {wrong}", f"Scenario {name} is broken: {wrong}") from None
    for quota in said.quotas:
        _must_add_up(name, quota)
    return said


def _must_add_up(name: str, quota: Quota) -> None:
    ends = quota.early + quota.on_time + quota.late + quota.open_in_time + quota.open_late
    if ends != quota.total:
        raise Refused(
            f"Kịch bản {name}, cấp {quota.level}: {quota.total} hồ sơ vào nhưng {ends} hồ sơ có kết cục.",
            f"Scenario {name}, {quota.level}: {quota.total} dossiers come in, {ends} are accounted for.",
        )


def pool() -> dict[str, tuple[Named, ...]]:
    """Names of procedures by level, the busiest first."""
    said = json.loads((FOLDER / "_procedures.json").read_text(encoding="utf-8"))
    return {level: tuple(Named.model_validate(n) for n in found) for level, found in said.items()}
