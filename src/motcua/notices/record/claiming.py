"""Taking what is due into a worker's hand: the head of each lane, skipping what another worker has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from motcua.notices.models import Message
from motcua.notices.rules import LEASE, LONGEST
from motcua.notices.terms import Carriage, Owed

#: an earlier open message about the same thing to the same person by the same way stands before a later one
_DUE = """
    select m.* from notices_message m
    where m.channel = %s and m.next_try_at <= %s and not exists (
        select 1 from notices_message e
        where e.subject = m.subject and e.channel = m.channel and e.recipient = m.recipient
          and e.next_try_at is not null and (e.owed_at, e.id) < (m.owed_at, m.id))
    order by m.next_try_at, m.id limit %s for no key update of m skip locked"""
_TAKE = """
    update notices_message m set stage = 'in_hand', claim = %s, next_try_at = %s, provider = x.provider
    from unnest(%s::bigint[], %s::text[]) as x(id, provider) where x.id = m.id"""

#: key, tries before, and the provider that may have it already ("" for none) -> provider
Chooser = Callable[[str, int, str], str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A message in hand. bound: its provider may have it already, having not answered, or a worker died with it."""

    id: int
    message: Owed
    tries: int
    provider: str
    bound: bool


@transaction.atomic
def claim(channel: Carriage, *, lot: UUID, at: datetime, limit: int, choose: Chooser) -> list[Taken]:
    """Take at most so many due messages, each for a provider; after a crash, the row tells who may have it."""
    rows = Message.objects.raw(_DUE, [channel.value, at, limit])
    taken = [Taken(r.pk, owed_of(r), r.tries, choose(r.key, r.tries, r.provider), bool(r.provider)) for r in rows]
    if taken:
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, [lot, at + LEASE, [t.id for t in taken], [t.provider for t in taken]])
    return taken


def put_right(channel: Carriage, at: datetime) -> None:
    """Let nothing wait for a moment that only a wrong clock could have set: longer than anything waits, by a minute
    that clocks of two machines may differ."""
    Message.objects.filter(channel=channel, next_try_at__gt=at + LONGEST + LEASE).update(next_try_at=at)


def owed_of(row: Message) -> Owed:
    """What a row owes."""
    others = {Carriage(way): address for way, address in row.others}
    return Owed(
        row.key, row.subject, row.template, Carriage(row.channel), row.recipient, row.owed_at, row.values, others
    )
