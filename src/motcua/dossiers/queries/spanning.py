"""Open dossiers whose promise spans some days: what a change of the calendar may move. By the million, as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import orjson
import psycopg
from django.db import connection

from motcua.calendars.terms import ZONE, Pause
from motcua.dossiers.record import ask
from motcua.dossiers.rules.recounting import Many, One

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DAY = timedelta(days=1)

#: accepted, not ended, counted by one of these units, received by the last of the days and promised for the first of
#: them or later
_OPEN = """from dossiers_dossier d
where d.accepted_at is not null and d.ended_at is null and d.unit_id = any({units}) and d.clock_at < {end}
  and d.due_at >= {start}"""
#: microseconds since 1970 on the wall clock
_WALL = "(extract(epoch from {}) * 1000000)::bigint + 25200000000"
_COLUMNS = f"""select d.id, d.unit_id, array_position({{amounts}}, d.amount::text), (d.mode = 'hour')::int,
    {_WALL.format("d.clock_at")}, {_WALL.format("d.due_at")}, {_WALL.format("d.original_due_at")},
    (d.paused_at is not null)::int, (d.pauses <> '[]' or d.extensions > 0)::int, (d.extensions > 0)::int,
    (d.applicant ->> 'email' <> '' or d.applicant ->> 'phone' <> '')::int"""
_WIDTH = 11


def units() -> list[int]:
    """Units that have open dossiers. One SQL."""
    found = ask("select distinct unit_id from dossiers_dossier where accepted_at is not null and ended_at is null", [])
    return sorted(row[0] for row in found)


def spanning(of: Sequence[int], days: Sequence[date], *, lock: bool = False) -> Many:
    """Open dossiers of those units whose promise spans one of the days, from the first to the last. Two SQL.

    lock: they stay as they are until the transaction ends.
    """
    import numpy as np

    where = _where(of, days)
    if lock:
        _run(f"select d.id {where} order by d.id for no key update")
    amounts = tuple(row[0] for row in _run(f"select distinct d.amount::text {where} order by 1"))
    columns = _COLUMNS.format(amounts=_literal(list(amounts), "text[]"))
    numbers = np.array(_numbers(f"{columns} {where} order by d.id")).reshape(-1, _WIDTH).T.copy()
    ids, unit, amount, hour, clock, due, original, paused, special, put_off, reachable = numbers
    return Many(
        id=ids, unit=unit, amount=amount, by_the_hour=hour.astype(bool), clock_at=clock.astype("datetime64[us]"),
        due_at=due.astype("datetime64[us]"), original_due_at=original.astype("datetime64[us]"),
        paused=paused.astype(bool), special=special.astype(bool), put_off=put_off.astype(bool),
        reachable=reachable.astype(bool), amounts=amounts,
    )  # fmt: skip


def particulars(ids: Sequence[int]) -> Iterator[One]:
    """Pauses and letters of those dossiers. One SQL."""
    rows = ask(
        "select d.id, d.clock_at, d.due_at, d.original_due_at, d.pauses::text, (select e.recorded_at "
        "from dossiers_event e where e.dossier_id = d.id and e.act = 'extend' and d.extensions > 0 "
        "and e.due_at = (e.data::json ->> 'told')::timestamptz order by e.seq desc limit 1) "
        "from dossiers_dossier d where d.id = any($1::bigint[])",
        [list(ids)],
    )
    for number, clock, due, original, pauses, letter in rows:
        stood = tuple(Pause(_moment(a), _moment(b)) for a, b in orjson.loads(pauses))
        yield One(number, clock, due, original, stood, letter)


def named(ids: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Code and version of each. One SQL."""
    rows = ask("select id, code, version_id from dossiers_dossier where id = any($1::bigint[])", [list(ids)])
    return {number: (code, version) for number, code, version in rows}


@dataclass(frozen=True, slots=True)
class Recounted:
    """What a planned change did to one dossier's promise, and what it had been."""

    id: int
    before: datetime
    after: datetime


def recounted(plan: int) -> list[Recounted]:
    """Open dossiers whose last recount was this plan's. One SQL, over the log of the open ones."""
    rows = ask(
        "select d.id, (e.data::json ->> 'before')::timestamptz, e.due_at from dossiers_dossier d join lateral ("
        "select data, due_at from dossiers_event e where e.dossier_id = d.id and e.act = 'redate' "
        "order by e.seq desc limit 1) e on true where d.accepted_at is not null and d.ended_at is null "
        "and (e.data::json ->> 'plan')::bigint = $1 order by d.id",
        [plan],
    )
    return [Recounted(*row) for row in rows]


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said)


def _where(of: Sequence[int], days: Sequence[date]) -> str:
    start = datetime.combine(min(days), datetime.min.time(), ZONE)
    end = datetime.combine(max(days) + DAY, datetime.min.time(), ZONE)
    return _OPEN.format(
        units=_literal(list(of), "bigint[]"), start=_literal(start, "timestamptz"), end=_literal(end, "timestamptz")
    )


def _literal(value: Any, kind: str) -> str:
    """COPY takes no parameters."""
    return f"{psycopg.sql.Literal(value).as_string(_link())}::{kind}"


def _run(sql: str) -> list[tuple[Any, ...]]:
    with connection.wrap_database_errors, _link().cursor() as cursor:
        cursor.execute(cast("Any", sql))
        return cursor.fetchall()


def _numbers(sql: str) -> NDArray[np.int64]:
    """All numbers of all rows, one after the other: read as text in one go, a million rows in a second."""
    import numpy as np

    statement = cast("Any", f"copy ({sql}) to stdout (delimiter ' ')")
    with connection.wrap_database_errors, _link().cursor() as cursor, cursor.copy(statement) as stream:
        said = b"".join(bytes(part) for part in stream)
    return np.fromstring(said, dtype=np.int64, sep=" ")


def _link() -> psycopg.Connection[tuple[Any, ...]]:
    connection.ensure_connection()
    return cast("psycopg.Connection[tuple[Any, ...]]", connection.connection)
