"""Drafts of people filing online: kept on the server, opened by an address nobody can guess, gone after a month.

A draft is a server-side session of its own, so that it can be taken up on another device without an account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404

from motcua.doors.kit.abandoned import MARK

KEPT = timedelta(days=30)


@dataclass(slots=True)
class Draft:
    """What somebody has filled in so far."""

    key: str
    procedure: str
    case: str = ""
    unit: str = ""
    person: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    #: place of the paper in the version, as text -> files [{key, name, size}]
    papers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    #: keys of files the person took back; they go with the draft
    dropped: list[str] = field(default_factory=list)
    delivery: str = ""
    wish: str = ""
    #: linked procedures filed with it
    also: list[str] = field(default_factory=list)
    #: the person said that required papers follow, or are brought to the counter
    later: bool = False
    saved_at: str = ""
    #: what came of it: {code, secret, sent_at, answer_by}; nothing else is kept then
    done: dict[str, str] = field(default_factory=dict)

    @property
    def saved(self) -> datetime | None:
        """When it was last saved."""
        return datetime.fromisoformat(self.saved_at) if self.saved_at else None

    @property
    def kept_until(self) -> datetime | None:
        """When it will be forgotten unless it is sent."""
        return self.saved + KEPT if self.saved else None


def begin(procedure: str, at: datetime, also: Sequence[str] = ()) -> Draft:
    """A new, empty draft. also: codes of linked procedures filed with it."""
    store = SessionStore()
    store.create()
    draft = Draft(key=str(store.session_key), procedure=procedure, also=list(also))
    save(draft, at)
    return draft


def take(procedure: str, key: str) -> Draft:
    """The draft of that key. Raises Http404 when there is none, it is of another procedure, or was forgotten."""
    kept = SessionStore(session_key=key).get(MARK)
    if not kept or kept.get("procedure") != procedure:
        raise Http404
    return Draft(key=key, **kept)


def save(draft: Draft, at: datetime) -> None:
    """Keep it as it is now."""
    draft.saved_at = at.isoformat()
    store = SessionStore(session_key=draft.key)
    kept = asdict(draft)
    del kept["key"]
    store[MARK] = kept
    store.set_expiry(int(KEPT.total_seconds()))
    store.save()


def sent(draft: Draft, done: dict[str, str], at: datetime) -> None:
    """Forget what was filled in, keep what came of it: the dossier has it now."""
    left = Draft(key=draft.key, procedure=draft.procedure, unit=draft.unit, dropped=draft.dropped, done=done)
    save(left, at)
