"""How carriers stand: measured by what they did, kept in a table, so that every worker trusts them alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.notices import rules
from motcua.notices.models import Provider
from motcua.notices.operations.carrying import carriers, reporting
from motcua.notices.record import Settled
from motcua.notices.rules import Measured
from motcua.notices.terms import Carriage, Outcome, Standing

#: known is what was not taken, arrived, or has had its time to; slow among it is all that did not arrive in time
_MEASURED = """
    select a.provider, count(*), count(*) filter (where a.outcome <> 'sent' or tried.lasted > %(slow)s)
    from notices_attempt a
    join notices_message m on m.id = a.message_id
    left join notices_provider n on n.name = a.provider and n.standing = 'trial'
    cross join lateral (select case when a.provider = any(%(reporting)s)
        then coalesce(m.delivered_at, %(at)s) - a.at else a.took * interval '1 millisecond' end as lasted) tried
    where a.at > greatest(%(from)s, n.since) and a.at <= %(at)s and a.outcome in ('sent', 'failed', 'unclear')
      and (a.outcome <> 'sent' or a.provider <> all(%(reporting)s) or m.delivered_at is not null
        or tried.lasted > %(slow)s)
    group by a.provider"""


def standings(channel: Carriage, at: datetime) -> tuple[dict[str, Standing], frozenset[str]]:
    """Every carrier of a channel in order of preference with its standing, and those left alone at the moment."""
    kept = {p.name: p for p in Provider.objects.filter(name__in=carriers(channel))}
    found = {name: Standing(kept[name].standing) if name in kept else Standing.GOOD for name in carriers(channel)}
    return found, frozenset(name for name, p in kept.items() if _resting(p.resting_until, at))


def _resting(until: datetime | None, at: datetime) -> bool:
    """A rest longer than any rest was set by a clock that was wrong."""
    return until is not None and at < until <= at + rules.REST


def rest(done: Sequence[Settled], at: datetime) -> None:
    """Leave alone for a while whoever took nothing and failed several times in a row."""
    outcomes: defaultdict[str, list[Outcome]] = defaultdict(list)
    for s in done:
        outcomes[s.provider].append(s.outcome)
    for name, seen in outcomes.items():
        failed = sum(o in {Outcome.FAILED, Outcome.UNCLEAR} for o in seen)
        if name and failed >= rules.STRIKES and Outcome.SENT not in seen:
            Provider.objects.update_or_create(
                name=name, defaults={"resting_until": at + rules.REST}, create_defaults=_new(at, at + rules.REST)
            )


def weigh(*, at: datetime) -> None:
    """Measure the last quarter of an hour and demote or promote carriers by it."""
    measured = _measured(at)
    kept = {p.name: p for p in Provider.objects.all()}
    for name in (name for channel in Carriage for name in carriers(channel)):
        provider = kept.get(name) or Provider(name=name, **_new(at))
        seen, before = measured.get(name, Measured()), Standing(provider.standing)
        after = rules.standing(before, provider.since, seen, at)
        if after is not before:
            provider.standing, provider.since = after.value, at
        provider.total, provider.slow = seen.total, seen.slow
        provider.save()


def _measured(at: datetime) -> dict[str, Measured]:
    said: dict[str, Any] = {
        "at": at,
        "from": at - rules.WINDOW,
        "slow": rules.SLOW,
        "reporting": [name for _, name in reporting()],
    }
    with connection.cursor() as cursor:
        cursor.execute(_MEASURED, said)
        return {name: Measured(total, slow) for name, total, slow in cursor.fetchall()}


def _new(at: datetime, resting_until: datetime | None = None) -> dict[str, object]:
    return {"since": at, "resting_until": resting_until}
