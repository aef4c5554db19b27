"""Owing messages and handing them to their carriers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from motcua.notices import rules
from motcua.notices.models import Message
from motcua.notices.ports import Carrier
from motcua.notices.terms import Owed


def owe(messages: Iterable[Owed]) -> int:
    """Write down what is owed; what is written already is left alone. Returns how many were given."""
    rows = [
        Message(key=m.key, subject=m.subject, template=m.template, channel=m.channel.value, recipient=m.recipient,
                values=m.values, owed_at=m.owed_at)
        for m in messages
    ]  # fmt: skip
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def deliver(*, at: datetime, limit: int = 100) -> int:
    """Hand over what is due at the moment, oldest first. Returns how many were handed over."""
    due = Message.objects.filter(sent_at=None, tries__lt=rules.MOST_TRIES).order_by("owed_at", "id")
    return sum(_hand_over(key, at) for key in due.values_list("key", flat=True)[:limit])


@transaction.atomic
def _hand_over(key: str, at: datetime) -> bool:
    row = Message.objects.select_for_update(skip_locked=True, no_key=True).filter(key=key, sent_at=None).first()
    if row is None or (row.tries and at < row.owed_at + rules.wait(row.tries)):
        return False
    try:
        carrier(row.channel).send(row.recipient, rules.letter(row.template, row.channel, row.values), key=row.key)
    except OSError as problem:  # the network's own word for every way of not arriving
        row.tries, row.failed = row.tries + 1, str(problem)[:300]
    else:
        row.sent_at, row.failed = at, ""
    row.save(update_fields=["tries", "failed", "sent_at"])
    return row.sent_at is not None


def carrier(channel: str) -> Carrier:
    """The carrier the settings name for a channel. KeyError when there is none."""
    made: Carrier = import_string(settings.CARRIERS[channel])()
    return made
