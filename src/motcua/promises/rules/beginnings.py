"""Which dossiers are not watched, once some units began to be watched on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from motcua.directory.rules.register import Register


def sources(began: Mapping[int, date], register: Register) -> Iterator[tuple[int, int, date]]:
    """(unit, where its dossiers came from, first day watched): the unit itself, and every unit that follows it.

    What was not watched where it was accepted is not watched where it went with the unit's duties.
    """
    for source, first in began.items():
        for unit in _line(source, register):
            yield unit, source, first


def _line(unit: int, register: Register) -> Iterable[int]:
    """The unit, and all that ever took its duties over, in part or whole."""
    found = {unit}
    ahead = [unit]
    while ahead:
        nexts = {p.after for p in register.passed_to(ahead.pop())} - found
        found |= nexts
        ahead.extend(nexts)
    return sorted(found)
