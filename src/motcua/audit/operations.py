"""What may be done to the audit: note a change, note a reading. Nothing here is ever undone."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from motcua.audit import queries, rules
from motcua.audit.models import Change, Inspection, Reading, Seal
from motcua.kernel.actor import Actor

#: looking at the same thing again within this is one look
ONE_LOOK = timedelta(minutes=15)


def bump(topic: str) -> int:
    """Tell every cache of the topic to reload, from the moment this transaction commits. Returns the new number.

    Call it first in the transaction that changes the data: its row lock then puts changes of a topic one after the
    other. The number comes from a sequence, because a number taken back by a rollback and given again to other data
    would make a process that had read its own unfinished work believe its cache for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into audit_revision (topic, n) values (%s, nextval('audit_revision_number')) "
            "on conflict (topic) do update set n = nextval('audit_revision_number') returning n",
            [topic],
        )
        row = cursor.fetchone()
    return int(row[0])


def seal(*, last_event: int, events: int, digest: bytes, at: datetime) -> bytes:
    """Add a seal over so many events up to that one, chained to the seal before it. Returns its hash, 32 bytes.

    Whoever keeps a copy of the newest hash elsewhere can prove that nothing before it has changed since.
    """
    newest = queries.newest_seal()
    before = newest.hash if newest else b""
    made = rules.sealed(before, digest, last_event, events)
    Seal.objects.create(at=at, last_event=last_event, events=events, before=before, hash=made)
    return made


def trace_reading(*, subject: str, what: str, by: Actor, at: datetime, post: int | None = None) -> None:
    """Note that somebody looked at something personal (product law 6). subject: the code of what was read. One SQL.

    post: the hat under which it was read; the actor's only post when they wear one hat.
    """
    if post is None and len(by.hats) == 1:
        post = by.hats[0].post
    Reading.objects.create(at=at, person=by.person, name=by.name, post=post, subject=subject[:80], what=what)


def trace_reading_once(*, subject: str, what: str, by: Actor, at: datetime) -> None:
    """The same for what one look shows again and again, as a form does at every step: one trace in fifteen minutes."""
    known = Reading.objects.filter(subject=subject[:80], what=what, person=by.person, at__gt=at - ONE_LOOK)
    if not known.exists():
        trace_reading(subject=subject, what=what, by=by, at=at)


def trace_change(*, topic: str, subject: str, what: str, by: Actor, at: datetime, detail: str = "") -> None:
    """Note that somebody changed reference data: the code of what, which operation, and its ground. One SQL."""
    Change.objects.create(
        at=at, person=by.person, name=by.name, topic=topic, subject=subject[:80], what=what, detail=detail
    )


def inspected(*, at: datetime, dossiers: int, differences: int, sums: int) -> None:
    """Note that everything kept was compared with the log, and what was found. One SQL."""
    found = {"dossiers": dossiers, "differences": differences, "sums": sums}
    Inspection.objects.update_or_create(at=at, defaults=found)
