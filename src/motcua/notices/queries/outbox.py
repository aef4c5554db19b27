"""How the outbox does: what waits, who carries, what was handed over day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, Q

from motcua.notices.models import Daily, Message, Provider
from motcua.notices.rules import Measured
from motcua.notices.terms import Carriage, Stage, Standing


@dataclass(frozen=True, slots=True)
class Queue:
    """Open messages of one channel: all, those that failed at least once, the oldest; and those given up."""

    channel: Carriage
    waiting: int
    tried: int
    oldest: datetime | None
    given_up: int


@dataclass(frozen=True, slots=True)
class ProviderView:
    """A carrier as it stands; measured over the last quarter of an hour."""

    name: str
    standing: Standing
    since: datetime
    resting_until: datetime | None
    measured: Measured


@dataclass(frozen=True, slots=True)
class DailyView:
    """One day of one channel: handed over, of these within ten seconds, of these arrived for sure; tries in vain."""

    day: date
    channel: Carriage
    handed: int
    quick: int
    delivered: int
    troubled: int


def due(at: datetime) -> list[Carriage]:
    """The channels by which something is due at the moment. One SQL."""
    rows = Message.objects.filter(next_try_at__lte=at).values_list("channel", flat=True).distinct()
    return [Carriage(channel) for channel in sorted(rows)]


def queues() -> list[Queue]:
    """The open messages of every channel. Two SQL."""
    opened = Message.objects.exclude(next_try_at=None).values("channel")
    counted = opened.annotate(n=Count("id"), tried=Count("id", filter=Q(tries__gt=0)), oldest=Min("owed_at"))
    rows = counted.values_list("channel", "n", "tried", "oldest")
    lost = Message.objects.filter(stage=Stage.FAILED).values_list("channel").annotate(Count("id"))
    by, given_up = {channel: (n, tried, oldest) for channel, n, tried, oldest in rows}, dict(lost)
    return [Queue(way, *by.get(way.value, (0, 0, None)), given_up.get(way.value, 0)) for way in Carriage]


def providers() -> list[ProviderView]:
    """Every carrier that was ever measured."""
    return [
        ProviderView(p.name, Standing(p.standing), p.since, p.resting_until, Measured(p.total, p.slow))
        for p in Provider.objects.order_by("name")
    ]


def days(*, limit: int = 14) -> list[DailyView]:
    """The latest days that were counted, newest first, channel by channel."""
    recent = Daily.objects.order_by("-day").values_list("day", flat=True).distinct()[:limit]
    rows = Daily.objects.filter(day__in=list(recent)).order_by("-day", "channel")
    return [DailyView(d.day, Carriage(d.channel), d.handed, d.quick, d.delivered, d.troubled) for d in rows]
