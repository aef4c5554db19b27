"""What a person does about a message that does not go: try again, or let it be."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from motcua.audit import operations as audit
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.notices import access
from motcua.notices.models import Message
from motcua.notices.operations.owing import owe
from motcua.notices.record import owed_of
from motcua.notices.terms import Carriage, Owed, Stage

TOPIC = "notices"
MOST_AT_ONCE = 10_000


@transaction.atomic
def retry(*, message: int, by: Actor, at: datetime) -> None:
    """Try it now. One that was given up is owed anew under a new key, for its carrier may remember the old one; whether
    the person may get it twice was for somebody to decide. Refused for one that left, or was replaced by another.
    """
    access.must_mind(by, at)
    row = _held(message, {Stage.WAITING, Stage.FAILED, Stage.CANCELLED})
    if row.stage == Stage.WAITING:
        row.next_try_at = at
    else:
        owe([_anew(row)])
        row.stage = Stage.PASSED_ON
    row.save(update_fields=["stage", "next_try_at"])
    _wake_those_behind(row, at)
    audit.trace_change(topic=TOPIC, subject=row.subject, what="retry", by=by, at=at, detail=row.key)


@transaction.atomic
def retry_all(*, channel: Carriage, by: Actor, at: datetime) -> int:
    """Owe anew what was given up by one way, as after an outage that outlasted all patience. Returns how many."""
    access.must_mind(by, at)
    given_up = Message.objects.filter(channel=channel, stage=Stage.FAILED).order_by("id")
    rows = list(given_up.select_for_update(no_key=True)[:MOST_AT_ONCE])
    owe(_anew(row) for row in rows)
    Message.objects.filter(pk__in=[row.pk for row in rows]).update(stage=Stage.PASSED_ON)
    audit.trace_change(topic=TOPIC, subject=channel, what="retry_all", by=by, at=at, detail=str(len(rows)))
    return len(rows)


@transaction.atomic
def cancel(*, message: int, reason: str, by: Actor, at: datetime) -> None:
    """Let it be, for a reason: it will never be sent. Refused for one that left already."""
    access.must_mind(by, at)
    if not reason.strip():
        raise Refused("Hãy ghi lý do hủy tin.", "Say why the message is cancelled.")
    row = _held(message, {Stage.WAITING, Stage.FAILED})
    row.stage, row.next_try_at = Stage.CANCELLED, None
    row.save(update_fields=["stage", "next_try_at"])
    _wake_those_behind(row, at)
    audit.trace_change(topic=TOPIC, subject=row.subject, what="cancel", by=by, at=at, detail=f"{row.key}: {reason}")


def _anew(row: Message) -> Owed:
    return replace(owed_of(row), key=f"{row.key}~")


def _held(message: int, stages: set[Stage]) -> Message:
    row = Message.objects.select_for_update(no_key=True).filter(pk=message).first()
    if row is None or row.stage not in stages:
        raise Refused(
            "Tin này không còn chờ: đã gửi, đang gửi, hoặc đã được thay bằng tin khác. Hãy tải lại trang.",
            "This message waits no more: it was sent, is being sent, or was replaced. Load the page again.",
        )
    return row


def _wake_those_behind(row: Message, at: datetime) -> None:
    behind = Message.objects.filter(
        subject=row.subject, channel=row.channel, recipient=row.recipient, stage=Stage.WAITING, next_try_at__gt=at
    )
    behind.exclude(pk=row.pk).filter(tries=0).update(next_try_at=at)
