"""Working hours down the tree: on each day the nearest unit that has said something by then is followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from motcua.calendars.terms import Span


def inherited(layers: Sequence[tuple[Span, ...]]) -> tuple[Span, ...]:
    """One row of spans from the rows of several, nearest first. Before its first span a row says nothing.

    The last row (the country's) also holds before its own first span.
    """
    turns = sorted({s.valid_from for spans in layers for s in spans})
    return tuple(Span(day, _in_force(layers, day).week) for day in turns)


def _in_force(layers: Sequence[tuple[Span, ...]], day: date) -> Span:
    for spans in layers:
        begun = [s for s in spans if s.valid_from <= day]
        if begun:
            return max(begun, key=lambda s: s.valid_from)
    last = [spans for spans in layers if spans][-1]
    return min(last, key=lambda s: s.valid_from)
