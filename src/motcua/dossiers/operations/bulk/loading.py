"""Drawing numbers, telling lives, writing them: in one transaction, or in several processes by intake unit."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from multiprocessing import get_context
from typing import Any

from django.db import connection, connections, transaction

from motcua.calendars.rules import day_of
from motcua.documents.terms import Form
from motcua.dossiers import rules
from motcua.dossiers.operations.bulk import copying
from motcua.dossiers.operations.bulk.desk import Desk
from motcua.dossiers.operations.bulk.lives import Crew, Life, Loaded
from motcua.dossiers.operations.bulk.telling import tell

#: lives written by one COPY
BATCH = 2000
Say = Callable[[int], None]

_DRAW = """insert into dossiers_counter (series, n) select * from unnest(%s::text[], %s::int[]) order by 1
    on conflict (series) do update set n = dossiers_counter.n + excluded.n returning series, n"""


def load(*, lives: Sequence[Life], crew: Crew, workers: int = 1) -> Loaded:
    """Write lives as if every act had been done through the commands at its own moment.

    With one worker it is one transaction: all or nothing. With several, each takes the lives of some intake units in a
    transaction of its own, so numbers stay gapless; do not run it beside people working at the same units' counters.
    Refused, with the dossier named, when a life cannot be; nothing of its transaction is kept then.
    """
    done = _load(lives, crew) if workers == 1 else _in_parallel(lives, crew, workers)
    with connection.cursor() as cursor:  # so many new rows at once: the planner must know of them at once, too
        cursor.execute("analyze dossiers_dossier, dossiers_event, dossiers_task")
    return done


def _in_parallel(lives: Sequence[Life], crew: Crew, workers: int) -> Loaded:
    shares = [s for s in _shares(lives, workers) if s]
    connections.close_all()  # a connection must not be shared with a child
    with get_context("fork").Pool(len(shares), initializer=_begin, initargs=(shares, crew)) as pool:
        done = pool.map(_share, range(len(shares)), chunksize=1)
    return sum(done, Loaded(0, 0))


_given: dict[str, Any] = {}


def _begin(shares: list[list[Life]], crew: Crew) -> None:
    _given.update(shares=shares, crew=crew)


def _share(n: int) -> Loaded:
    try:
        return _load(_given["shares"][n], _given["crew"])
    finally:
        connections.close_all()


def _shares(lives: Sequence[Life], workers: int) -> list[list[Life]]:
    """Whole intake units to each worker, the busiest first to whoever has least."""
    by_unit: dict[str, list[Life]] = defaultdict(list)
    for life in lives:
        by_unit[life.unit].append(life)
    shares: list[list[Life]] = [[] for _ in range(workers)]
    for own in sorted(by_unit.values(), key=len, reverse=True):
        min(shares, key=len).extend(own)
    return shares


@transaction.atomic
def _load(lives: Sequence[Life], crew: Crew) -> Loaded:
    desk = Desk(crew)
    ordered = sorted(lives, key=lambda life: life.registered_at)
    codes, receipts, letters = _numbers(ordered, desk)
    keys = _keys(len(ordered))
    _look_up("replica")
    events = 0
    with _no_sweeping():
        for first in range(0, len(ordered), BATCH):
            part = range(first, min(first + BATCH, len(ordered)))
            told = [tell(ordered[i], desk, codes[i], receipts[i], letters[i]) for i in part]
            events += copying.write(list(zip(keys[part.start : part.stop], told, strict=True)))
    _look_up("origin")  # the rest of the transaction, if there is any, is checked as ever
    return Loaded(len(ordered), events)


def _look_up(role: str) -> None:
    """As "replica" no foreign key is looked up row by row, where the database lets us (an ordinary role may not).

    Every id written was just read from the table it refers to, in this transaction; two dozen look-ups a life would
    cost more than the life. Unique and check constraints hold as ever."""
    if _asked("select rolsuper from pg_roles where rolname = current_user", [])[0][0]:
        _asked("select set_config('session_replication_role', %s, true)", [role])


class _no_sweeping:  # noqa: N801
    """Without the cycle collector: rows hold no cycles, and it would walk all of them again and again."""

    def __enter__(self) -> None:
        gc.disable()

    def __exit__(self, *_: object) -> None:
        gc.enable()


def _keys(n: int) -> list[int]:
    """So many new ids of dossiers."""
    if not n:
        return []
    sequence = "pg_get_serial_sequence('dossiers_dossier', 'id')"
    return [row[0] for row in _asked(f"select nextval({sequence}) from generate_series(1, %s::int)", [n])]


def _asked(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _numbers(lives: Sequence[Life], desk: Desk) -> tuple[list[str], list[int], list[int]]:
    """Codes in the order of registration, receipts and letters in the order of their days, from the counters people
    draw from. A life without a letter has number 0."""
    days = [day_of(life.registered_at) for life in lives]
    unit = [desk.tree(day).by_code(life.unit) for life, day in zip(lives, days, strict=True)]
    code_series = [rules.series_of_code(u.code, day) for u, day in zip(unit, days, strict=True)]
    receipts = [(life.accepted_at, i, _series(Form.RECEIPT, unit[i].id, life.accepted_at))
                for i, life in enumerate(lives)]  # fmt: skip
    letters = [(life.apology.signed_at, i, _series(Form.APOLOGY_EXTENSION, _agency(life, desk), life.apology.signed_at))
               for i, life in enumerate(lives) if life.apology]  # fmt: skip
    first = _draw([*code_series, *(series for *_, series in receipts + letters)])
    codes = [rules.code_of(unit[i].code, days[i], _next(first, code_series[i])) for i in range(len(lives))]
    return codes, _in_order(receipts, first, len(lives)), _in_order(letters, first, len(lives))


def _series(form: Form, unit: int, at: datetime) -> str:
    return rules.series_of_form(form, unit, day_of(at).year)


def _agency(life: Life, desk: Desk) -> int:
    day = day_of(life.registered_at)
    return desk.agency(desk.tree(day), life.unit, desk.version(life.procedure, day).level).id


def _in_order(issued: Sequence[tuple[datetime, int, str]], counters: dict[str, int], count: int) -> list[int]:
    numbers = [0] * count
    for _, i, series in sorted(issued):
        numbers[i] = _next(counters, series)
    return numbers


def _next(counters: dict[str, int], series: str) -> int:
    counters[series] += 1
    return counters[series]


def _draw(wanted: Sequence[str]) -> dict[str, int]:
    """The last number given before ours, by series. The counters stay locked until the transaction ends."""
    many: dict[str, int] = defaultdict(int)
    for series in wanted:
        many[series] += 1
    rows = _asked(_DRAW, [list(many), list(many.values())]) if many else []
    return {series: n - many[series] for series, n in rows}
