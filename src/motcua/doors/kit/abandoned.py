"""Drafts whose month is over: which files they leave behind. Drafts are sessions; the portal writes them, the worker
forgets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore

#: the mark that tells a draft from a sign-in
MARK = "draft"


@dataclass(frozen=True, slots=True)
class Abandoned:
    """A draft that is over: the key its dossier would bear, and the keys of its files, taken back or not."""

    act: str
    files: frozenset[str]


def act_of(draft: str) -> str:
    """Key of the act by which a draft becomes a dossier, however often it is sent."""
    return f"nop-{draft}"


def abandoned(at: datetime) -> Iterator[Abandoned]:
    """Drafts that expired before a moment and left files. One SQL, streamed."""
    store = SessionStore()
    for row in SessionStore.get_model_class().objects.filter(expire_date__lt=at).iterator():
        kept = store.decode(row.session_data).get(MARK) or {}
        found = {file["key"] for files in kept.get("papers", {}).values() for file in files if not file.get("from")}
        files = frozenset(found.union(kept.get("dropped", ())))
        if files:
            yield Abandoned(act_of(row.session_key), files)
