"""7. Mend: set the rows to what the log adds up to. The log itself is never touched."""

from __future__ import annotations

from django.db import transaction

from motcua.dossiers.queries import integrity
from motcua.dossiers.record import writing


def rebuild() -> list[integrity.Difference]:
    """Set every row and task that differs from its log to what the log says; returns what was set.

    A log that adds up to nothing (column "events") cannot mend its row and is left for `motcua audit verify` to name.
    """
    found = list(integrity.differences(integrity.Counted()))
    damaged = {d.dossier for d in found if d.column != "events"}
    with transaction.atomic():
        for life in integrity.lives() if damaged else ():
            folded = integrity.folded_of(life) if life.id in damaged else None
            if folded is not None:
                writing.mend(life.id, life.held, folded)
    return found
