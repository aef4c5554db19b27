"""What became of messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.notices.models import Message


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message as its sender sees it."""

    template: str
    channel: str
    owed_at: datetime
    sent_at: datetime | None
    failed: str


def about(subject: str, *, limit: int = 100) -> list[MessageView]:
    """Messages about one code, newest first."""
    rows = Message.objects.filter(subject=subject).order_by("-owed_at", "-id")[:limit]
    return [MessageView(m.template, m.channel, m.owed_at, m.sent_at, m.failed) for m in rows]
