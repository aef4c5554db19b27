"""Rolling the kept sums forward, counting them anew, and checking that both agree."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from motcua.measures.queries.words import ENDS, IS, RECEIVED, acts

BUCKET = "(m.day - (extract(day from m.day)::int - case when extract(day from m.day) < 15 then 1 else 15 end))::date"
SETTLED = "pg_snapshot_xmin(pg_current_snapshot())"
BETWEEN = (
    "e.tx >= %(mark)s::xid8 and e.tx < %(until)s::xid8 and e.act in ('accept', 'refuse', 'stop', 'withdraw', 'finish')"
)
UNIT_COLUMNS = ("received", *ENDS)
FIELD_COLUMNS = (*RECEIVED, *ENDS)


@dataclass(frozen=True, slots=True)
class Rolled:
    """How many counted acts went into the sums, and the watermark they stand at now."""

    acts: int
    mark: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A kept sum that is not what the log says."""

    table: str
    unit: int
    bucket: str
    kept: str
    counted: str


@transaction.atomic
def roll_forward() -> Rolled:
    """Add the counted acts of settled transactions to the sums. Run by the worker; safe to run twice or at once.

    Settled: every transaction below the oldest one still running has ended, so nothing below can appear later."""
    with connection.cursor() as cursor:
        mark = _hold(cursor)
        return _add(cursor, mark)


@transaction.atomic
def recount() -> Rolled:
    """Throw the sums away and count the whole log again. Reports stay exact meanwhile and after."""
    with connection.cursor() as cursor:
        _hold(cursor)
        cursor.execute("delete from measures_unittally")
        cursor.execute("delete from measures_fieldtally")
        return _add(cursor, 0)


def check() -> list[Difference]:
    """Kept sums that differ from the log up to the watermark; empty when all agree."""
    with connection.cursor() as cursor, transaction.atomic():
        mark = _hold(cursor)
        given = {"mark": str(0), "until": str(mark)}
        found: list[Difference] = []
        for table, key, columns in (
            ("unittally", "channel", UNIT_COLUMNS),
            ("fieldtally", "field", FIELD_COLUMNS),
        ):
            cursor.execute(_differences(table, key, columns), given)
            found += [Difference(table, *row) for row in cursor.fetchall()]
        return found


def _hold(cursor: CursorWrapper) -> int:
    """Take the watermark's row, so that only one hand changes the sums."""
    cursor.execute("insert into measures_mark (name, tx) values ('dossiers', 0) on conflict do nothing")
    cursor.execute("select tx from measures_mark where name = 'dossiers' for update")
    return int(cursor.fetchone()[0])


def _add(cursor: CursorWrapper, mark: int) -> Rolled:
    cursor.execute(f"select {SETTLED}::text")
    (until,) = cursor.fetchone()
    given = {"mark": str(mark), "until": until}
    cursor.execute(_upsert("unittally", "channel", UNIT_COLUMNS), given)
    cursor.execute(_upsert("fieldtally", "field", FIELD_COLUMNS), given)
    cursor.execute(f"select count(*) from dossiers_event e where {BETWEEN}", given)
    (acts,) = cursor.fetchone()
    cursor.execute("update measures_mark set tx = %s where name = 'dossiers'", [until])
    return Rolled(acts, int(until))


def _sums(key: str, columns: tuple[str, ...]) -> str:
    """Acts between two watermarks by unit, key and half month."""
    parts = {"received": "d.accepts"}
    parts |= {name: f"d.accepts and {IS[name]}" for name in RECEIVED}
    parts |= {name: f"not d.accepts and {IS[name]}" for name in ENDS}
    counts = ", ".join(f"coalesce(sum(d.sign) filter (where {parts[name]}), 0)::int as {name}" for name in columns)
    source = {"channel": "d.channel", "field": "d.field_id"}[key]
    return f"""
        select d.unit_id as unit, {source} as {key}, {BUCKET} as bucket, {counts}
        from ({acts("%(mark)s::xid8", "%(until)s::xid8")}) d
        cross join lateral (select (d.at at time zone 'Asia/Ho_Chi_Minh')::date as day) m
        group by 1, 2, 3"""


def _upsert(table: str, key: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(columns)
    added = ", ".join(f"{c} = t.{c} + excluded.{c}" for c in columns)
    return f"""
        insert into measures_{table} as t (unit, {key}, bucket, {names}) {_sums(key, columns)}
        on conflict (unit, bucket, {key}) do update set {added}"""


def _differences(table: str, key: str, columns: tuple[str, ...]) -> str:
    kept, counted = (", ".join(f"{side}.{c}" for c in columns) for side in ("k", "n"))
    nonzero = " or ".join(f"{c} <> 0" for c in columns)
    return f"""
        with n as ({_sums(key, columns)}), k as (select * from measures_{table} where {nonzero})
        select coalesce(k.unit, n.unit), coalesce(k.bucket, n.bucket)::text, ({kept})::text, ({counted})::text
        from k full join n on k.unit = n.unit and k.bucket = n.bucket and k.{key} = n.{key}
        where ({kept}) is distinct from ({counted})
        order by 1, 2"""
