"""What officers filed online for people without the means: counted apart from what people filed themselves."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from motcua.measures.queries.words import LEFT, rows, values
from motcua.measures.terms.periods import Period
from motcua.measures.terms.scope import Scope


def assisted(units: frozenset[int], start: date, end: date, cut_off: datetime | None = None) -> int:
    """How many of the dossiers that `figures` counts as filed online were filed by an officer. One SQL."""
    if not units:
        return 0
    scope, period = Scope(units), Period(start, end)
    taken_in = "d.assisted and d.accepted_at >= %(from)s and d.accepted_at < %(until)s"
    span = {"from": period.opens_at, "until": period.stop(cut_off), "start": start, "stop": period.stop(cut_off)}
    with connection.cursor() as cursor:
        cursor.execute(f"with {LEFT} select count(*) from ({rows(scope, taken_in)}) d", values(scope) | span)
        return int(cursor.fetchone()[0])
