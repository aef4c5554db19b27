"""The kinds of plans, each with the module that knows what to check, what to show, how to do it and to undo it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from motcua.changes.operations import moving, recall, reorganise
from motcua.changes.terms import Kind, PlanView, Preview, Say, Values
from motcua.kernel.text import Text


class Way(Protocol):
    """How one kind of plan goes. A module with these names fits."""

    #: what the numbers of the preview and of the report are called, in the order they are shown
    COUNTS: Mapping[str, Text]

    def checked(self, values: Values, *, at: datetime) -> tuple[int, Values]:
        """The unit whose plan it is, and the values as they are kept (JSON). Refused when they say nothing lawful."""

    def preview(self, values: Values, *, at: datetime, lock: bool = False) -> Preview:
        """What it would do now, writing nothing. lock: keep the files as they are until the transaction ends."""

    def due(self, values: Values, *, at: datetime) -> bool:
        """Whether its day has come: an approved plan is done from then on."""

    def apply(self, plan: PlanView, shown: Preview, *, at: datetime, say: Say) -> dict[str, int]:
        """Do exactly what is shown, inside the caller's transaction. The report: counts by the names of COUNTS."""

    def reverse(self, plan: PlanView) -> Values:
        """Values of the plan that undoes it, to which its number is added as `undoes`. Refused where nothing can."""


WAYS: dict[Kind, Way] = {Kind.RECALL: recall, Kind.MOVE: moving, Kind.REORGANISE: reorganise}


def way(kind: Kind) -> Way:
    """How plans of a kind go."""
    return WAYS[kind]
