"""Writing down what is owed: by the ways people chose, once, letting go of what a later message makes pointless."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from motcua.kernel.actor import Actor
from motcua.notices import queries, rules
from motcua.notices.models import Choice, Message
from motcua.notices.terms import TEMPLATES, Owed, Telling, Wish

_LET_GO = """
    update notices_message e set stage = 'superseded', next_try_at = null from notices_message m
    where m.key = any(%s) and e.template = any(%s) and e.subject = m.subject and e.channel = m.channel
      and e.recipient = m.recipient and e.stage = 'waiting' and e.provider = ''
      and (e.owed_at, e.id) < (m.owed_at, m.id)
"""


def tell(tellings: Iterable[Telling]) -> int:
    """Owe what people are to be told, each by the ways they chose for the matter. Returns how many messages."""
    told = list(tellings)
    wishes = queries.wishes({t.subject for t in told})
    return owe(m for t in told for m in rules.owed(t, wishes.get(t.subject, Wish.USUAL)))


@transaction.atomic
def owe(messages: Iterable[Owed]) -> int:
    """Write down what is owed; what is written already is left alone. Returns how many were given."""
    given = list(messages)
    Message.objects.bulk_create(map(_row, given), ignore_conflicts=True)
    for name in {m.template for m in given} & TEMPLATES.keys():
        if TEMPLATES[name].supersedes:
            _let_go([m.key for m in given if m.template == name], TEMPLATES[name].supersedes)
    return len(given)


def choose(*, subject: str, wish: Wish, by: Actor, at: datetime) -> None:
    """How the person wants to be told about this matter from now on. The caller has checked that it is their matter."""
    Choice.objects.update_or_create(subject=subject, defaults={"wish": wish.value, "at": at})


def _row(m: Owed) -> Message:
    return Message(
        key=m.key, subject=m.subject, template=m.template, channel=m.channel.value, recipient=m.recipient,
        values=m.values, others=[[way.value, address] for way, address in m.others.items()], owed_at=m.owed_at,
        next_try_at=m.owed_at,
    )  # fmt: skip


def _let_go(keys: list[str], templates: frozenset[str]) -> None:
    """A message that perhaps left already is not taken back."""
    with connection.cursor() as cursor:
        cursor.execute(_LET_GO, [keys, sorted(templates)])
