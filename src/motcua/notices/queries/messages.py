"""What became of messages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.text import Text
from motcua.notices import rules
from motcua.notices.models import Choice, Message
from motcua.notices.terms import Carriage, Stage, Wish


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message as its sender sees it: how far it came, who took it over under which number, whether it arrived."""

    id: int
    subject: str
    template: str
    title: Text
    channel: Carriage
    owed_at: datetime
    stage: Stage
    provider: str
    receipt: str
    sent_at: datetime | None
    delivered_at: datetime | None
    next_try_at: datetime | None
    tries: int
    failed: str


def about(subject: str, *, limit: int = 100) -> list[MessageView]:
    """Messages about one code, newest first. One SQL."""
    return [_view(m) for m in Message.objects.filter(subject=subject).order_by("-owed_at", "-id")[:limit]]


def troubled(*, limit: int = 50) -> list[MessageView]:
    """Messages that were given up, then those that failed and are tried again; the newest of each first."""
    given_up = Message.objects.filter(stage=Stage.FAILED).order_by("-id")[:limit]
    trying = Message.objects.exclude(next_try_at=None).filter(tries__gt=0).order_by("-id")[:limit]
    return [_view(m) for m in [*given_up, *trying][:limit]]


def wish(subject: str) -> Wish:
    """How somebody wants to be told about the matter."""
    return wishes({subject}).get(subject, Wish.USUAL)


def wishes(subjects: Collection[str]) -> dict[str, Wish]:
    """How people want to be told, for the matters where they said so. One SQL."""
    rows = Choice.objects.filter(subject__in=subjects) if subjects else ()
    return {row.subject: Wish(row.wish) for row in rows}


def _view(m: Message) -> MessageView:
    return MessageView(
        m.pk, m.subject, m.template, rules.title(m.template, m.values), Carriage(m.channel), m.owed_at,
        Stage(m.stage), m.provider, m.receipt, m.sent_at, m.delivered_at, m.next_try_at, m.tries, m.failed,
    )  # fmt: skip
