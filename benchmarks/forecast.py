"""Morning lists: the forecast of every open dossier in 500 units, and how its time grows with their number.

The rows are made by SQL with the columns the forecast reads (steps open and passed, promises, moments), without chains:
BENCH_N open dossiers (default one million; a hundredth and a tenth are measured too) and a fifth as many finished in
the year before. Goal: morning lists of 500 units over a million open dossiers in 60 s on two cores.
"""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from benchmarks import _place

N = int(os.environ.get("BENCH_N", "1000000"))
UNITS, FIELDS, HEADS = 500, 60, 20
NOW = datetime.fromisoformat("2026-03-04T06:30+07:00")

#: dossiers n of a kind: accepted over so many days before NOW, promised by their procedure, three steps
_DOSSIERS = """
insert into dossiers_dossier (code, unit_id, intake_unit_id, units, procedure_id, version_id, field_id, process_id,
    channel, assisted, "case", applicant, subject, answers, papers, delivery, state, submitted_at, accepted_at, amount,
    mode, clock_at, pauses, original_due_at, due_at, ended_at, verdict, requests, extensions, waiting, seq, head, words)
select %(kind)s || '-' || g, u.id, u.id, array[u.id], v.procedure_id, v.id, v.field_id, v.process_id, 1, false, '',
    '{"name": "Người thử"}', '', '{}', '[]', 'counter', case when %(done)s then 9 else 4 end, m.at, m.at,
    m.days || 'd', 'day', m.at, '[]', m.due, m.due, case when %(done)s then m.at + r.b * (m.due - m.at) * 1.1 end,
    case when %(done)s then 'on_time' end, 0, 0, false, 2, '\\x00', ''
from generate_series(%(first)s, %(last)s) g
cross join lateral (select random() a, random() b, random() c, random() d, g as again) r
join bench_units u on u.n = floor(500 * r.c)::int
join bench_versions v on v.n = floor(60 * power(r.d, 1.5))::int
cross join lateral (select (array[1, 2, 3, 5, 7, 10, 15, 20, 30])[1 + v.n %% 9] as days) p
cross join lateral (
    select p.days, s.at, date_trunc('day', s.at) + (p.days * 1.4 + 1) * interval '1 day' + interval '10 hours' as due
    from (select timestamptz '2026-03-04 00:00+07'
        - case when %(done)s then 40 + 300 * r.a else 1.4 * p.days * r.a end * interval '1 day' as at) s) m"""
_TASKS = """
insert into dossiers_task (dossier_id, step, name, unit_id, role, since, question, counted, origin)
select d.id, s.step, s.step, d.unit_id, 'officer',
    d.accepted_at + s.share * (timestamptz '2026-03-04 00:00+07' - d.accepted_at), '', true, ''
from dossiers_dossier d
join lateral (values ('nhan', 0.0), ('xu-ly', 0.3), ('ky', 0.8)) s (step, share) on s.step =
    (array['nhan', 'xu-ly', 'xu-ly', 'ky'])[1 + d.id %% 4]
where d.id > %(after)s and d.ended_at is null"""
_EVENTS = """
insert into dossiers_event (dossier_id, seq, act, happened_at, recorded_at, name, step, reason, state, due_at, data,
    form, form_no, hash)
select d.id, e.seq, e.act, e.at, e.at, '', '', '', 4, d.due_at, json_build_object(
    'opened', json_build_array(json_build_object('step', e.opens, 'unit', d.unit_id, 'since', e.at)),
    'closed', case when e.closes is null then '[]'::json else json_build_array(json_build_array(e.closes, d.unit_id))
    end)::text, '', '', '\\x00'
from dossiers_dossier d cross join lateral (values
    (1, 'accept', d.accepted_at, 'nhan', null),
    (2, 'complete_step', d.accepted_at + 0.2 * (d.ended_at - d.accepted_at), 'xu-ly', 'nhan'),
    (3, 'complete_step', d.accepted_at + 0.8 * (d.ended_at - d.accepted_at), 'ky', 'xu-ly')
) e (seq, act, at, opens, closes)
where d.id > %(after)s and d.ended_at is not null"""


def run() -> Iterator[dict[str, Any]]:
    """Three sizes, each ten times the one before."""
    _place.ready()
    _place.province(1, FIELDS, date(2020, 1, 1))
    _prepare()
    before: dict[str, float] = {}
    made = 0
    for n in (N // 100, N // 10, N):
        _fill(made, n)
        made = n
        yield from _measured(n, before)


def _measured(n: int, before: dict[str, float]) -> Iterator[dict[str, Any]]:
    from motcua.promises.operations import forecasting
    from motcua.promises.queries import morning

    heads = _heads()
    goal = "<= 60 s at 1,000,000 on two cores"
    for figure, ask, said in (
        ("histories, gathered at night", lambda: forecasting.gather(at=NOW), "no goal"),
        ("morning: forecast of every open dossier", lambda: forecasting.forecast(at=NOW), goal),
        ("the same an hour later, nothing new", lambda: forecasting.forecast(at=NOW), "no goal"),
    ):
        took = _timed(ask)
        yield {
            "figure": figure, "open": n, "s": round(took, 2), "growth": _growth(before, figure, took), "goal": said,
        }  # fmt: skip
    shown = statistics.median(_timed(lambda head=head: morning.morning(head)) for head in heads)
    yield {
        "figure": "one head's list", "open": n, "ms": round(shown * 1e3, 1), "growth": _growth(before, "list", shown),
        "all_heads_s": round(shown * UNITS, 1),
    }  # fmt: skip


def _prepare() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into directory_unit (code, name, short_name, level, place, address, phone, valid_from, count_mode)"
            f" select 'G90.' || n, 'Đơn vị ' || n, '', 'commune', '', '', '', '2020-01-01', ''"
            f" from generate_series(0, {UNITS - 1}) n"
        )
        cursor.execute("update audit_revision set n = n + 1 where topic = 'directory'")
        cursor.execute("create table bench_units as select row_number() over (order by id) - 1 as n, id "
                       "from directory_unit where code like 'G90.%'")  # fmt: skip
        cursor.execute("create table bench_versions as select row_number() over (order by id) - 1 as n, id, "
                       "procedure_id, field_id, process_id from catalogue_version")  # fmt: skip


def _fill(first: int, last: int) -> None:
    """Open ones first..last, and a fifth as many finished."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from dossiers_dossier")
        (after,) = cursor.fetchone()
        for kind, done, part in (("O", False, 1), ("F", True, 5)):
            said = {"kind": kind, "done": done, "first": first // part + 1, "last": last // part}
            cursor.execute(_DOSSIERS, said)
        cursor.execute(_TASKS, {"after": after})
        cursor.execute(_EVENTS, {"after": after})
        for table in ("dossiers_dossier", "dossiers_event", "dossiers_task"):
            cursor.execute(f"vacuum analyze {table}")


def _heads() -> list[Any]:
    """Heads of some of the units."""
    from django.db import connection

    from motcua.kernel.actor import Actor, Hat, Role

    with connection.cursor() as cursor:
        cursor.execute("select id from bench_units order by n limit %s", [HEADS])
        units = [row[0] for row in cursor.fetchall()]
    return [Actor(1, "Lãnh đạo", (Hat(1, u, "Chủ tịch", frozenset({Role.HEAD}), frozenset({u})),)) for u in units]


def _timed(ask: Callable[[], Any]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _growth(before: dict[str, float], name: str, took: float) -> float | None:
    """The exponent against the size before: 1 in step with the number of dossiers."""
    smaller, before[name] = before.get(name), took
    return None if smaller is None else round(math.log10(took / smaller), 2)
