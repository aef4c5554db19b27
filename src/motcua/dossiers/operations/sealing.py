"""7. Seal the log: who rewrote a chain and its row would have to rewrite every seal too, and every copy of one."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from motcua.audit import operations as audit
from motcua.audit import queries as seals
from motcua.dossiers.queries import integrity

#: the highest event seen, and the snapshot's end, at the last call: once every transaction of then has ended,
#: no event up to that one can still appear
_SEEN = """select coalesce(max(id), 0), pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint from dossiers_event"""
_KEEP = """insert into dossiers_reader (name, tx) values ('seal', %s), ('seal-end', %s)
    on conflict (name) do update set tx = excluded.tx"""


@transaction.atomic
def seal(*, at: datetime) -> int:
    """Seal what was there at the last call and is settled by now. Returns how many events. Safe to run at once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into dossiers_reader (name, tx) values ('seal', 0), ('seal-end', 0) on conflict do nothing"
        )
        cursor.execute(
            "select name, tx from dossiers_reader where name in ('seal', 'seal-end') order by name for update"
        )
        kept = dict(cursor.fetchall())
        cursor.execute(_SEEN)
        highest, end, oldest = cursor.fetchone()
        if oldest < kept["seal-end"]:
            return 0
        cursor.execute(_KEEP, [highest, end])
    return _seal(kept["seal"], at)


def _seal(upto: int, at: datetime) -> int:
    newest = seals.newest_seal()
    count, digest = integrity.digest(newest.last_event if newest else 0, upto)
    if count:
        audit.seal(last_event=upto, events=count, digest=digest, at=at)
    return count
