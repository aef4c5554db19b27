"""Dossiers by words: one condition for search and for the people a counter knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from motcua.kernel.actor import Actor

#: of more units than this the index is not asked one by one: so wide a reach narrows little
NARROW = 40


def matching(actor: Actor, words: Sequence[str]) -> tuple[str, list[Any]]:
    """A condition on dossiers_dossier d: every word begins one of those it is found by.

    words: letters and digits only (rules.tokens). The actor's units make the index read less; the permission filter is
    not in it: whoever asks adds dossiers.access.visible.
    """
    units = [] if actor.system or len(actor.units) > NARROW else sorted(actor.units)
    begun = (" | ".join(f"'{unit}/{word}':*" for unit in units) or f"'{word}':*" for word in words)
    query = " & ".join(f"({one})" for one in begun)
    return "dossiers_found_by(d.words, d.units) @@ %s::tsquery", [query]
