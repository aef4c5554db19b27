"""The daily figures: how much was handed over, and what share within ten seconds of being owed."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import connection
from django.db.models import Max

from motcua.calendars.terms import ZONE, day_of
from motcua.notices.models import Daily, Message

QUICK = timedelta(seconds=10)
_SUM = """
    insert into notices_daily (day, channel, handed, quick, delivered, troubled)
    select day, channel, sum(handed), sum(quick), sum(delivered), sum(troubled) from (
        select (sent_at at time zone 'Asia/Ho_Chi_Minh')::date as day, channel, 1 as handed,
               (sent_at - owed_at < make_interval(secs => %(quick)s))::int as quick,
               (delivered_at is not null)::int as delivered, 0 as troubled
        from notices_message where sent_at >= %(from)s and sent_at <= %(at)s
        union all
        select (a.at at time zone 'Asia/Ho_Chi_Minh')::date, m.channel, 0, 0, 0, 1
        from notices_attempt a join notices_message m on m.id = a.message_id
        where a.at >= %(from)s and a.at <= %(at)s and a.outcome <> 'sent') told
    group by day, channel
    on conflict (day, channel) do update set handed = excluded.handed, quick = excluded.quick,
        delivered = excluded.delivered, troubled = excluded.troubled"""


def sum_up(*, at: datetime) -> None:
    """Count each day since the last one counted, that day and the day before it anew. Safe at any time, any number
    of times; days a worker slept through are made up for."""
    start = Daily.objects.aggregate(Max("day"))["day__max"]
    if start is None:
        first = Message.objects.exclude(sent_at=None).order_by("sent_at").values_list("sent_at", flat=True).first()
        start = day_of(first or at)
    midnight = datetime.combine(min(start, day_of(at)) - timedelta(days=1), time(0), ZONE)
    with connection.cursor() as cursor:
        cursor.execute(_SUM, {"quick": QUICK.total_seconds(), "at": at, "from": midnight})
