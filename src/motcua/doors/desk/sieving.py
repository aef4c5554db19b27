"""What the inbox is filtered by, as an address says it, and what may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.http import urlencode

from motcua.doors.kit.states import COLOURS
from motcua.dossiers.queries import Tally
from motcua.dossiers.terms import Sieve
from motcua.kernel.text import Text

#: what an address calls the parts of a sieve
NAMES = {"procedure": "thu-tuc", "field": "linh-vuc", "state": "trang-thai", "unit": "don-vi", "colour": "mau"}
LABELS = {
    "procedure": Text("Thủ tục", "Procedure"),
    "field": Text("Lĩnh vực", "Field"),
    "state": Text("Trạng thái", "State"),
    "unit": Text("Đơn vị", "Unit"),
    "colour": Text("Dự báo", "Forecast"),
}
#: ids are bigints; whatever is longer is none
DIGITS = 18


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with how many files it leaves."""

    value: str
    words: str
    many: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the form."""

    name: str
    label: Text
    choices: tuple[Choice, ...]


def read(said: Mapping[str, str]) -> Sieve:
    """The sieve an address asks for; what is no value filters nothing."""
    return Sieve(
        procedure=_number(said, "procedure"), field=_number(said, "field"), state=_number(said, "state"),
        unit=_number(said, "unit"), colour=_colour(said.get(NAMES["colour"], "")),
    )  # fmt: skip


def _number(said: Mapping[str, str], part: str) -> int | None:
    typed = said.get(NAMES[part], "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= DIGITS else None


def _colour(typed: str) -> str:
    return typed if typed in COLOURS else ""


def query(sieve: Sieve) -> str:
    """The same as an address says it."""
    parts = ((NAMES[part], getattr(sieve, part)) for part in NAMES)
    return urlencode({name: value for name, value in parts if value not in {None, ""}})


def many(tallies: Iterable[Tally], sieve: Sieve) -> int:
    """How many files the sieve leaves: those the list shows, page by page."""
    return sum(tally.many for tally in tallies if tally.passes(sieve))


def filters(tallies: list[Tally], sieve: Sieve, language: str) -> list[Filter]:
    """Every filter in which there is something to choose."""
    found = (Filter(NAMES[part], LABELS[part], _choices(tallies, part, sieve, language)) for part in NAMES)
    return [one for one in found if len(one.choices) > 1 or any(choice.chosen for choice in one.choices)]


def _choices(tallies: list[Tally], part: str, sieve: Sieve, language: str) -> tuple[Choice, ...]:
    sums: dict[tuple[str, str], int] = {}
    for tally in tallies:
        key = _named(tally, part, language)
        sums[key] = sums.get(key, 0) + tally.many
    wanted = str(getattr(sieve, part) or "")
    rows = (Choice(value, words, many, value == wanted) for (value, words), many in sums.items() if value)
    return tuple(sorted(rows, key=lambda choice: choice.words))


def _named(tally: Tally, part: str, language: str) -> tuple[str, str]:
    if part == "colour":
        return tally.colour, COLOURS[tally.colour].words.to(language) if tally.colour else ""
    if part == "state":
        return str(int(tally.state)), tally.state_name.to(language)
    return str(getattr(tally, part)), str(getattr(tally, f"{part}_name"))
