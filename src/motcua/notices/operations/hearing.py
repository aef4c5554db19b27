"""Hearing from carriers what arrived: twice, out of order, too early or about nothing known, it changes the same."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction

from motcua.notices import rules
from motcua.notices.models import Message
from motcua.notices.operations.carrying import opened, reporting
from motcua.notices.operations.owing import owe
from motcua.notices.record import owed_of
from motcua.notices.terms import Report, Stage

LOG = logging.getLogger("motcua.notices")
LOT = 500
_LOCK = "select 1 from notices_message where key = any(%s) order by id for no key update"
#: a report before the answer proves that it was taken; nothing arrives after the moment somebody says so
_ARRIVED = """
    update notices_message m set stage = 'delivered', delivered_at = least(x.at, %(now)s), next_try_at = null,
        sent_at = coalesce(m.sent_at, least(x.at, %(now)s)), provider = %(provider)s, claim = null, failed = ''
    from (select distinct on (key) key, at from unnest(%(keys)s::text[], %(moments)s::timestamptz[]) as r(key, at)
          order by key, at) x
    where x.key = m.key and m.delivered_at is null and m.provider = %(provider)s
      and m.stage in ('waiting', 'in_hand', 'sent', 'failed', 'passed_on')"""


def hear(*, at: datetime) -> int:
    """Take in everything carriers have to say until the moment. Returns how many reports."""
    heard = 0
    for channel, provider in reporting():
        with closing(opened(channel, provider)) as carrier:
            reports = iter(carrier.reports(at))
            while lot := _next(reports):
                _take_in(provider, lot, at)
                heard += len(lot)
    return heard


def _next(reports: Iterator[Report]) -> list[Report]:
    """The next lot; what a carrier cannot say now, or says in a way nobody understands, silences no other."""
    try:
        return list(islice(reports, LOT))
    except Exception:
        LOG.exception("Không đọc được báo nhận / reports could not be read")
        return []


@transaction.atomic
def _take_in(provider: str, lot: list[Report], at: datetime) -> None:
    arrived = [r for r in lot if r.arrived]
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [[r.key for r in lot]])
        said: dict[str, Any] = {"keys": [r.key for r in arrived], "moments": [r.at for r in arrived]}
        cursor.execute(_ARRIVED, said | {"now": at, "provider": provider})
    for report in lot:
        if not report.arrived:
            _came_back(provider, report, at)


def _came_back(provider: str, report: Report, at: datetime) -> None:
    """Taken over but never delivered: by another way, if there is one; else a person decides."""
    row = Message.objects.filter(
        key=report.key, provider=provider, stage__in=[Stage.SENT, Stage.WAITING], delivered_at=None
    ).first()
    if row is None:
        return
    onward = rules.onward(owed_of(row))
    row.stage, row.next_try_at = (Stage.PASSED_ON if onward else Stage.FAILED), None
    row.failed = f"Không đến nơi: {report.why}"[:300]
    row.save(update_fields=["stage", "next_try_at", "failed"])
    owe([onward] if onward else [])
