"""The frame every change of the directory stands in: one transaction, one at a time, one trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from motcua.audit import operations as audit
from motcua.audit.terms import Topic
from motcua.kernel.actor import Actor


@contextmanager
def change(what: str, *, subject: str, by: Actor, at: datetime, detail: str = "") -> Iterator[None]:
    """Hold the directory alone, then tell caches to reload and note who did what.

    The first bump is the lock. The second covers what this transaction itself has read in between.
    """
    with transaction.atomic():
        audit.bump(Topic.DIRECTORY)
        yield
        audit.bump(Topic.DIRECTORY)
        audit.trace_change(topic=Topic.DIRECTORY, subject=subject, what=what, by=by, at=at, detail=detail)
