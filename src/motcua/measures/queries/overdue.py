"""Overdue now, for dashboards and reminders: from the open dossiers' own index, whatever the number of files."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from motcua.dossiers.terms import PAUSED


def overdue_by_unit(units: frozenset[int], at: datetime) -> dict[int, tuple[int, int]]:
    """unit id -> (open, of them past their date and not paused), of units that have any open dossier."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select d.unit_id, count(*)::int, count(*) filter (where d.due_at < %s and d.state <> all(%s))::int
               from dossiers_dossier d
               where d.unit_id = any(%s) and d.accepted_at is not null and d.ended_at is null group by 1""",
            [at, sorted(int(s) for s in PAUSED), sorted(units)],
        )
        return {unit: (n, late) for unit, n, late in cursor.fetchall()}
