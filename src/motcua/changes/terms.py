"""Words of planned changes."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a plan changes."""

    RECALL = "recall"  # a holiday or swapped day entered late
    MOVE = "move"  # running files to another version of their process
    REORGANISE = "reorganise"  # units merged, split, renamed, abolished


class Stage(StrEnum):
    """Where a plan stands."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    APPLIED = "applied"
    REVERSED = "reversed"
    DROPPED = "dropped"
