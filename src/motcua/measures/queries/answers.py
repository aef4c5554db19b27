"""Whether filings were answered in time. Working time is counted by each counter's own calendar, from the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import connection

from motcua.calendars import queries as calendars
from motcua.dossiers import access
from motcua.dossiers.rules.rights import Filter
from motcua.kernel.actor import SYSTEM, Actor
from motcua.measures.queries.drill import named
from motcua.measures.queries.truth import Span
from motcua.measures.terms.answers import Answers, SlowAnswer
from motcua.promises.rules import clocks

_FILED = """select d.intake_unit_id, count(*)::int from dossiers_dossier d
    where d.intake_unit_id = any(%(units)s) and d.submitted_at >= %(start)s and d.submitted_at < %(stop)s group by 1"""
#: the first answer is an acceptance, a refusal, a request for papers, or the applicant's own withdrawal; eight working
#: hours are never fewer than eight by the wall clock. What is filed to follow another comes to the counter with the
#: other's result: its silence counts from there
_LONG = """select d.code, d.intake_unit_id, coalesce(f.at, d.submitted_at) as came, a.at from dossiers_dossier d
    left join lateral (
        select min(e.recorded_at) as at from dossiers_event e
        where e.dossier_id = d.id and e.recorded_at < %(cut_off)s
          and e.act in ('accept', 'refuse', 'request_supplement', 'withdraw')
    ) a on true
    left join lateral (
        select e.recorded_at as at from dossiers_event e
        where e.dossier_id = d.id and e.act = 'supplement' and e.data::json ->> 'freed' = 'true' limit 1
    ) f on true
    where d.intake_unit_id = any(%(units)s) and d.submitted_at >= %(start)s and d.submitted_at < %(stop)s
      and coalesce(a.at, %(cut_off)s) - d.submitted_at > interval '8 hours' and d.after = ''
      and coalesce(a.at, %(cut_off)s) - coalesce(f.at, d.submitted_at) > interval '8 hours'"""


def answers(span: Span) -> dict[int, Answers]:
    """By counter: filings of the period, and how many of them were answered late or still wait. Two SQL."""
    with connection.cursor() as cursor:
        cursor.execute(_FILED, span.values)
        found = {unit: Answers(filed=n) for unit, n in cursor.fetchall()}
    for slow in _slow(span, access.visible(SYSTEM)):
        found[slow.unit] += Answers(waiting=1) if slow.answered_at is None else Answers(late=1)
    return found


def slow_answers(actor: Actor, span: Span, *, limit: int, offset: int = 0) -> tuple[int, list[SlowAnswer]]:
    """How many filings this actor may see were answered late or still wait; some of them, oldest first. One SQL."""
    found = list(_slow(span, access.visible(actor)))
    return len(found), found[offset : offset + limit]


def _slow(span: Span, visible: Filter) -> Iterator[SlowAnswer]:
    allowed, rights = named(*visible)
    with connection.cursor() as cursor:
        cursor.execute(f"{_LONG} and {allowed} order by came, d.id", span.values | rights)
        rows = cursor.fetchall()
    by = _deadlines()
    for code, unit, filed_at, answered_at in rows:
        one = SlowAnswer(code, unit, filed_at, by(unit, filed_at), answered_at)
        if (answered_at or span.cut_off) > one.by:
            yield one


def _deadlines() -> Callable[[int, datetime], datetime]:
    """By when a counter must have answered what was filed at a moment."""
    counting = calendars.counting()
    return lambda unit, filed_at: clocks.answer_by(filed_at, *counting(unit))
