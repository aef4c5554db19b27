"""Which years there is anything to show of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

_YEARS = """
    select u, extract(year from first at time zone 'Asia/Ho_Chi_Minh')::int,
           extract(year from greatest(accepted, ended) at time zone 'Asia/Ho_Chi_Minh')::int
    from unnest(%s::bigint[]) u,
    lateral (select min(accepted_at) as first, max(accepted_at) as accepted
             from dossiers_dossier where unit_id = u) taken,
    lateral (select max(ended_at) as ended from dossiers_dossier
             where unit_id = u and accepted_at is not null and ended_at is not null) settled
    where first is not null"""


def years(units: Iterable[int]) -> dict[int, tuple[int, int]]:
    """unit id -> the years of its first and its last acceptance or end; units without a file are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_YEARS, [sorted(units)])
        return {unit: (first, last) for unit, first, last in cursor.fetchall()}
