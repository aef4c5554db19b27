"""The forecast: histories gathered at night, every open dossier looked at each hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, cast

import psycopg
from django.db import connection, transaction

from motcua.calendars.rules import day_of, ruler
from motcua.calendars.rules.marking import Ruler
from motcua.calendars.terms import ZONE, Calendar
from motcua.dossiers.operations.resolve.tasks import process_of
from motcua.dossiers.queries import histories as dossiers
from motcua.promises.models import Forecasting, History
from motcua.promises.queries import drafts
from motcua.promises.rules.forecasting import histories as known
from motcua.promises.rules.forecasting.foreseeing import UNKNOWN
from motcua.promises.rules.forecasting.passages import Reading, RulerOf
from motcua.promises.rules.forecasting.sheet import Line, sheet
from motcua.promises.rules.forecasting.thresholds import thresholds
from motcua.workflow import rules as flow

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - on the wall clock
#: rows written at a time
MANY = 1000
HISTORY = ("procedure", "step", "unit", "needed", "came", "passed", "per_day", "usual")


def minutes(at: datetime) -> int:
    """Minutes since 1970 on the wall clock."""
    return int((at.astimezone(ZONE).replace(tzinfo=None) - EPOCH).total_seconds() // 60)


@transaction.atomic
def gather(*, at: datetime) -> int:
    """Gather the histories of the last year anew. One SQL, whatever the number. Returns how many were kept."""
    rows = dossiers.passages(at - timedelta(days=thresholds().days), at)
    passages = Reading(rulers(at)).passages(row for row in rows if row.ended is not None)
    found = list(known.gathered(passages, minutes(at)).rows(passages.steps))
    History.objects.all().delete()
    _copy("promises_history", HISTORY, (_history(one) for one in found))
    Forecasting.objects.update_or_create(
        id=1, defaults={"gathered_at": at}, create_defaults={"at": at, "gathered_at": at}
    )
    return len(found)


def _history(one: known.History) -> tuple[Any, ...]:
    return (*one[:3], _array(one.needed), _array(one.came), _array(one.passed), one.per_day, one.usual)


def _array(values: Iterable[int]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


@transaction.atomic
def forecast(*, at: datetime) -> int:
    """Look at every open dossier and keep what histories say of it; those that ended are forgotten. Returns how many.

    Two statements read, three write, whatever the number. Run twice it changes nothing.
    """
    if not Forecasting.objects.select_for_update().filter(id=1).exists():
        gather(at=at)
    reading = Reading(rulers(at))
    rows = reading.passages(dossiers.standing())
    kept = (known.History(*row) for row in History.objects.values_list(*HISTORY).iterator(chunk_size=10_000))
    histories = known.histories(kept, reading.steps)
    made = _keep(sheet(rows, minutes(at), histories, plan_of))
    Forecasting.objects.filter(id=1).update(at=at)
    return made


_COLUMNS = ", ".join(Line._fields)
_CHANGED = [name for name in Line._fields if name != "dossier"]
_MOMENTS = [name for name in Line._fields if name.endswith("_at")]
_NEW = ["create temp table forecast_new (like promises_forecast) on commit drop", *(
    f"alter table forecast_new alter {name} type bigint using null" for name in _MOMENTS
)]  # fmt: skip
_VALUES = ", ".join(
    f"(timestamp '1970-01-01' + {name} * interval '1 minute') at time zone 'Asia/Ho_Chi_Minh'"
    if name in _MOMENTS else name for name in Line._fields
)  # fmt: skip
_MERGE = f"""insert into promises_forecast as f ({_COLUMNS}) select {_VALUES} from forecast_new
on conflict (dossier) do update set {", ".join(f"{n} = excluded.{n}" for n in _CHANGED)}
where ({", ".join(f"f.{n}" for n in _CHANGED)}) is distinct from ({", ".join(f"excluded.{n}" for n in _CHANGED)})"""
_FORGET = """delete from promises_forecast f
where not exists (select 1 from forecast_new n where n.dossier = f.dossier)"""


def _keep(lines: Iterable[Line]) -> int:
    """Rows that did not change are not written; those of ended dossiers go."""
    with connection.cursor() as cursor:
        for statement in _NEW:
            cursor.execute(statement)
        made = _copy("forecast_new", Line._fields, lines)
        for statement in ("analyze forecast_new", _MERGE, _FORGET, "drop table forecast_new"):
            cursor.execute(statement)
    return made


def _copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Rows by COPY. Returns how many."""
    written = 0
    connection.ensure_connection()
    with connection.wrap_database_errors:
        link = cast("psycopg.Connection[Any]", connection.connection)
        with link.cursor() as raw, raw.copy(f"copy {table} ({', '.join(columns)}) from stdin".encode()) as stream:
            turn = iter(rows)
            while some := list(islice(turn, MANY)):
                cells = [_cells(column) for column in zip(*some, strict=True)]
                stream.write("\n".join(map("\t".join, zip(*cells, strict=True))) + "\n")
                written += len(some)
    return written


def _cells(column: Sequence[Any]) -> Iterable[str]:
    """A column as COPY reads it; of words that mean nothing to COPY."""
    return ["\\N" if v is None else str(v) for v in column] if None in column else map(str, column)


def plan_of(process: int, step: str) -> tuple[float, float]:
    """Working days a step is given, and those after it; UNKNOWN where the process gives none."""
    definition = process_of(process or None)
    if step not in definition.by_id or not definition.step(step).allotted:
        return UNKNOWN, UNKNOWN
    return float(flow.length(definition, step)), float(flow.ahead(definition).get(step, 0))


def rulers(at: datetime) -> RulerOf:
    """The ruler of each agency: many share one."""
    calendar_of, year = drafts.calendars_now(), day_of(at).year
    return lambda agency: _ruler(calendar_of(agency), year)


@lru_cache(maxsize=512)
def _ruler(calendar: Calendar, year: int) -> Ruler:
    return ruler(calendar, year)
