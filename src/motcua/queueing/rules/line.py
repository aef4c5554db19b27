"""Who is next. Those served first go first, at most two in a row while others wait, so that nobody starves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from motcua.queueing.terms import Need, Standing

#: so many served first in a row, then one of the others, if there is one
IN_A_ROW = 2


def goes_first(one: Standing, at: datetime) -> bool:
    """Whether it is served first at that moment: by need, or within the time it was booked for."""
    if one.need is not Need.NONE:
        return True
    return one.first_from is not None and one.first_until is not None and one.first_from <= at < one.first_until


def next_of(waiting: Iterable[Standing], lately: Sequence[bool], at: datetime) -> Standing | None:
    """The number to be called now. lately: of the latest calls of this line, newest first, whether each went first."""
    first, others = _lanes(waiting, at)
    if first and not (others and _enough(lately)):
        return first[0]
    return others[0] if others else None


def in_order(waiting: Iterable[Standing], lately: Sequence[bool], at: datetime) -> list[Standing]:
    """All of them as they would be called if nobody else came and no booked time began."""
    first, others = _lanes(waiting, at)
    ordered: list[Standing] = []
    calls = list(reversed(lately[:IN_A_ROW]))
    while first or others:
        turn = bool(first) and not (others and _enough(calls[::-1]))
        ordered.append((first if turn else others).pop(0))
        calls.append(turn)
    return ordered


def _enough(lately: Sequence[bool]) -> bool:
    return len(lately) >= IN_A_ROW and all(lately[:IN_A_ROW])


def _lanes(waiting: Iterable[Standing], at: datetime) -> tuple[list[Standing], list[Standing]]:
    ordered = sorted(waiting, key=lambda one: (_since(one, at), one.id))
    return [w for w in ordered if goes_first(w, at)], [w for w in ordered if not goes_first(w, at)]


def _since(one: Standing, at: datetime) -> datetime:
    """A booked number counts from its own time: who comes early does not overtake those whose time it is."""
    if one.need is Need.NONE and one.first_from is not None and goes_first(one, at):
        return max(one.line_from, one.first_from)
    return one.line_from
