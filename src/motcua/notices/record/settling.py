"""Writing back what came of a lot: a statement for the messages, one for the tries, one for those that wait behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from motcua.notices.models import Attempt
from motcua.notices.rules import After
from motcua.notices.terms import Outcome, Stage

#: a report that arrived before the answer has settled it already; a worker that was taken for dead may still say "sent"
_SETTLE = """
    update notices_message m set
        stage = case when m.delivered_at is not null and x.stage = 'sent' then 'delivered' else x.stage end,
        next_try_at = x.next, tries = m.tries + x.counts, provider = x.provider, claim = null,
        receipt = case when x.receipt = '' then m.receipt else x.receipt end, wording = x.wording,
        sent_at = coalesce(m.sent_at, x.sent_at),
        failed = case when x.counts = 0 then m.failed else x.failed end
    from unnest(%s::bigint[], %s::text[], %s::timestamptz[], %s::int[], %s::text[], %s::text[], %s::int[],
        %s::timestamptz[], %s::text[]) as x(id, stage, next, counts, provider, receipt, wording, sent_at, failed)
    where x.id = m.id and (m.claim = %s or (x.stage = 'sent' and m.next_try_at is not null))"""
_LOCK = "select 1 from notices_message where id = any(%s) order by id for no key update"
_BEHIND = """
    update notices_message f set next_try_at = m.next_try_at from notices_message m
    where m.id = any(%s) and f.subject = m.subject and f.channel = m.channel and f.recipient = m.recipient
      and f.stage = 'waiting' and (f.owed_at, f.id) > (m.owed_at, m.id) and f.next_try_at < m.next_try_at"""


@dataclass(frozen=True, slots=True)
class Settled:
    """One try and what follows from it."""

    id: int
    after: After
    outcome: Outcome
    provider: str
    begun_at: datetime
    took: int
    receipt: str = ""
    words: str = ""
    wording: int = 0

    @property
    def tried(self) -> bool:
        """Whether anything was tried at all."""
        return self.outcome is not Outcome.HELD

    @property
    def remembered(self) -> str:
        """The provider to keep: who carried it, or may have."""
        return self.provider if self.outcome in {Outcome.SENT, Outcome.UNCLEAR} or self.after.bound else ""

    @property
    def sent_at(self) -> datetime | None:
        """When the carrier had taken it over."""
        return self.begun_at + timedelta(milliseconds=self.took) if self.outcome is Outcome.SENT else None


@transaction.atomic
def settle(lot: UUID, done: Sequence[Settled]) -> None:
    """Write down every try of a lot and what becomes of its messages."""
    waiting = [s.id for s in done if s.after.stage is Stage.WAITING and s.tried]
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [[s.id for s in done]])
        cursor.execute(_SETTLE, [*_columns(done), lot])
        if waiting:
            cursor.execute(_BEHIND, [waiting])
    Attempt.objects.bulk_create(
        Attempt(message_id=s.id, provider=s.provider, at=s.begun_at, took=s.took, outcome=s.outcome.value,
                receipt=s.receipt, words=s.words)
        for s in done if s.tried
    )  # fmt: skip


def _columns(done: Sequence[Settled]) -> list[list[object]]:
    rows = [
        (s.id, s.after.stage.value, s.after.next_try_at, int(s.tried), s.remembered, s.receipt, s.wording, s.sent_at,
         s.words)
        for s in done
    ]  # fmt: skip
    return [list(column) for column in zip(*rows, strict=True)]
