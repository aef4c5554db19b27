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


@dataclass(frozen=True, slots=True)
class Kept:
    """A pair of kept tables: by half month, and running sums by year."""

    table: str
    key: str
    columns: tuple[str, ...]


KEPT = (Kept("unit", "channel", ("received", *ENDS)), Kept("field", "field", (*RECEIVED, *ENDS)))


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
    span: str
    kept: str
    counted: str


@transaction.atomic
def roll_forward() -> Rolled:
    """Add the counted acts of settled transactions to the sums. Run by the worker; safe to run twice or at once.

    Settled: every transaction below the oldest one still running has ended, so nothing below can appear later."""
    with connection.cursor() as cursor:
        mark, year = _hold(cursor)
        return _add(cursor, mark, year) if mark else _anew(cursor)


@transaction.atomic
def recount() -> Rolled:
    """Throw the sums away and count the whole log again. Reports stay exact meanwhile and after."""
    with connection.cursor() as cursor:
        _hold(cursor)
        return _anew(cursor)


def check() -> list[Difference]:
    """Kept sums that differ from the log up to the watermark; empty when all agree."""
    with connection.cursor() as cursor, transaction.atomic():
        mark, year = _hold(cursor)
        given = {"mark": "0", "until": str(mark), "year": str(year)}
        found: list[Difference] = []
        for kept in KEPT:
            for table, sql in ((f"{kept.table}tally", _differences(kept)), (f"{kept.table}sum", _astray(kept))):
                cursor.execute(sql, given)
                found += [Difference(table, *row) for row in cursor.fetchall()]
        return found


def _hold(cursor: CursorWrapper) -> tuple[int, int]:
    """Take the watermark's row, so that only one hand changes the sums. Returns the watermark and the last year."""
    cursor.execute("insert into measures_mark (name, tx, year) values ('dossiers', 0, 0) on conflict do nothing")
    cursor.execute("select tx, year from measures_mark where name = 'dossiers' for update")
    mark, year = cursor.fetchone()
    return int(mark), int(year)


def _anew(cursor: CursorWrapper) -> Rolled:
    """Everything from the first act; the running sums then from the half months."""
    given = {"mark": "0", "until": _settled(cursor)}
    for kept in KEPT:
        cursor.execute(f"delete from measures_{kept.table}tally")
        cursor.execute(f"delete from measures_{kept.table}sum")
        cursor.execute(_insert(kept, "tally", _sums(kept)), given)
    cursor.execute("select coalesce(max(extract(year from bucket))::int + 1, 0) from measures_unittally")
    (year,) = cursor.fetchone()
    for kept in KEPT:
        cursor.execute(
            _insert(kept, "sum", _by_year(kept, f"select * from measures_{kept.table}tally")), {"year": year}
        )
    return _move(cursor, given, year)


def _add(cursor: CursorWrapper, mark: int, year: int) -> Rolled:
    """The acts since the watermark, each into its half month and into the sums of every New Year after it."""
    given = {"mark": str(mark), "until": _settled(cursor)}
    cursor.execute(f"select max(extract(year from m.day))::int + 1 from ({_days()}) m", given)
    top = max(year, cursor.fetchone()[0] or 0)
    for kept in KEPT:
        for new in range(year + 1, top + 1) if year else ():
            cursor.execute(_carried(kept), {"old": year, "new": new})
        cursor.execute(_insert(kept, "sum", _by_year(kept, _sums(kept))), given | {"year": top})
        cursor.execute(_insert(kept, "tally", _sums(kept)), given)
    return _move(cursor, given, top)


def _settled(cursor: CursorWrapper) -> str:
    cursor.execute(f"select {SETTLED}::text")
    return str(cursor.fetchone()[0])


def _move(cursor: CursorWrapper, given: dict[str, str], year: int) -> Rolled:
    cursor.execute(f"select count(*) from dossiers_event e where {BETWEEN}", given)
    (acts_,) = cursor.fetchone()
    cursor.execute("update measures_mark set tx = %s, year = %s where name = 'dossiers'", [given["until"], year])
    return Rolled(acts_, int(given["until"]))


def _days() -> str:
    """The day each act between the watermarks counts at."""
    moved = acts("%(mark)s::xid8", "%(until)s::xid8")
    return f"select (d.at at time zone 'Asia/Ho_Chi_Minh')::date as day from ({moved}) d"


def _by_year(kept: Kept, tallies: str) -> str:
    """Half months added up for every New Year after them, up to the last one kept."""
    counts = ", ".join(f"sum(t.{c})::int as {c}" for c in kept.columns)
    return f"""
        select t.unit, t.{kept.key}, y.year, {counts} from ({tallies}) t
        cross join lateral generate_series(extract(year from t.bucket)::int + 1, %(year)s::int) y (year)
        group by 1, 2, 3"""


def _carried(kept: Kept) -> str:
    """A new year begins with what stood at the last."""
    names = ", ".join(kept.columns)
    return f"""
        insert into measures_{kept.table}sum (unit, {kept.key}, year, {names})
        select unit, {kept.key}, %(new)s, {names} from measures_{kept.table}sum where year = %(old)s"""


def _sums(kept: Kept) -> str:
    """Acts between two watermarks by unit, key and half month."""
    parts = {"received": "d.accepts"}
    parts |= {name: f"d.accepts and {IS[name]}" for name in RECEIVED}
    parts |= {name: f"not d.accepts and {IS[name]}" for name in ENDS}
    counts = ", ".join(f"coalesce(sum(d.sign) filter (where {parts[n]}), 0)::int as {n}" for n in kept.columns)
    source = {"channel": "d.channel", "field": "d.field_id"}[kept.key]
    return f"""
        select d.unit_id as unit, {source} as {kept.key}, {BUCKET} as bucket, {counts}
        from ({acts("%(mark)s::xid8", "%(until)s::xid8")}) d
        cross join lateral (select (d.at at time zone 'Asia/Ho_Chi_Minh')::date as day) m
        group by 1, 2, 3"""


def _insert(kept: Kept, table: str, rows: str) -> str:
    names = ", ".join(kept.columns)
    added = ", ".join(f"{c} = t.{c} + excluded.{c}" for c in kept.columns)
    span = {"tally": "bucket", "sum": "year"}[table]
    return f"""
        insert into measures_{kept.table}{table} as t (unit, {kept.key}, {span}, {names}) {rows}
        on conflict (unit, {span}, {kept.key}) do update set {added}"""


def _differences(kept: Kept) -> str:
    """Half months against the log."""
    rows = f"select * from measures_{kept.table}tally"
    return _compared(kept, "bucket", rows, _sums(kept))


def _astray(kept: Kept) -> str:
    """Running sums against the half months."""
    rows = f"select * from measures_{kept.table}sum"
    return _compared(kept, "year", rows, _by_year(kept, f"select * from measures_{kept.table}tally"))


def _compared(kept: Kept, span: str, rows: str, counted: str) -> str:
    one, other = (", ".join(f"{side}.{c}" for c in kept.columns) for side in ("k", "n"))
    nonzero = " or ".join(f"x.{c} <> 0" for c in kept.columns)
    return f"""
        with n as (select * from ({counted}) x where {nonzero}), k as (select * from ({rows}) x where {nonzero})
        select coalesce(k.unit, n.unit), coalesce(k.{span}, n.{span})::text, ({one})::text, ({other})::text
        from k full join n on k.unit = n.unit and k.{span} = n.{span} and k.{kept.key} = n.{kept.key}
        where ({one}) is distinct from ({other})
        order by 1, 2"""
