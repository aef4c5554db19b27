"""Which stored files dossiers hold on to."""

from __future__ import annotations

from collections.abc import Iterable

from motcua.dossiers.record import ask

_USED = """select distinct p ->> 'file' from dossiers_event e join dossiers_dossier f on f.id = e.dossier_id
cross join lateral (
    select f.papers union all
    select d.papers from dossiers_dossier d where f.bundle <> '' and d.bundle = f.bundle) w
cross join lateral jsonb_array_elements(w.papers) p where e.key = any($1::text[]) and p ->> 'file' <> ''"""


def used(acts: Iterable[str]) -> frozenset[str]:
    """Keys of the files in the papers of dossiers on which acts with these keys were done, and of those filed
    with them. One SQL."""
    return frozenset(row[0] for row in ask(_USED, [sorted(acts)]))
