"""What the discipline and the statistics of a line are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import connection

from motcua.queueing.models import Ticket
from motcua.queueing.rules.line import IN_A_ROW
from motcua.queueing.terms import Need, Stage, Standing

#: so many services, of so many days at most, tell how long one takes
SERVICES, PAST = 200, timedelta(days=30)

_TIMES = """select g.id, t.seconds from unnest(%s::bigint[]) g(id) cross join lateral (
    select extract(epoch from t.ended_at - coalesce(t.began_at, t.called_at))::int as seconds
      from queueing_ticket t
     where t.line_id = g.id and t.stage = 'served' and t.ended_at between %s and %s
     order by t.ended_at desc limit %s) t"""


def waiting(groups: Iterable[int], day: date) -> list[Standing]:
    """Who waits in these lines."""
    rows = Ticket.objects.filter(line__in=list(groups), day=day, stage=Stage.WAITING.value)
    return [standing(t) for t in rows]


def standing(t: Ticket) -> Standing:
    """A number as the discipline sees it."""
    return Standing(t.pk, t.line_from or t.drawn_at, Need(t.need), t.first_from, t.first_until)


def lately(groups: Iterable[int], day: date) -> list[bool]:
    """Of the latest calls of these lines, newest first, whether each went first."""
    rows = Ticket.objects.filter(line__in=list(groups), day=day, calls__gt=0, went_first__isnull=False)
    return [bool(w) for w in rows.order_by("-called_at", "-id").values_list("went_first", flat=True)[:IN_A_ROW]]


def times(groups: Iterable[int], at: datetime) -> dict[int, list[int]]:
    """How many seconds people of each group were served, today and before. One SQL."""
    found: dict[int, list[int]] = {g: [] for g in groups}
    with connection.cursor() as cursor:
        cursor.execute(_TIMES, [list(found), at - PAST, at, SERVICES])
        for group, seconds in cursor.fetchall():
            found[group].append(seconds)
    return found
