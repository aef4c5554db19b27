"""Dossiers by words: one condition for search and for the people a counter knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from motcua.kernel.actor import Actor


def matching(actor: Actor, words: Sequence[str]) -> tuple[str, list[Any]]:
    """A condition on dossiers_dossier d: every word begins one of those it is found by.

    The permission filter is not in it; whoever asks adds dossiers.access.visible.
    """
    return "to_tsvector('simple', d.words) @@ to_tsquery('simple', %s)", [" & ".join(f"{w}:*" for w in words)]
