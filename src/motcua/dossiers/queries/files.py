"""Which stored files dossiers hold on to."""

from __future__ import annotations

from collections.abc import Iterable

from motcua.dossiers.record import ask

_USED = """select distinct p ->> 'file' from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
cross join lateral jsonb_array_elements(d.papers) p where e.key = any($1::text[]) and p ->> 'file' <> ''"""


def used(acts: Iterable[str]) -> frozenset[str]:
    """Keys of the files in the papers of dossiers on which acts with these keys were done. One SQL."""
    return frozenset(row[0] for row in ask(_USED, [sorted(acts)]))
