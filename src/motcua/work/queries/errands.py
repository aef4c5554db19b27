"""Small tasks: those somebody has to do, and those they gave."""

from __future__ import annotations

from django.db.models import F, Q

from motcua.kernel.actor import Actor
from motcua.work.models import Errand as Row
from motcua.work.terms import Errand


def errands(actor: Actor, *, limit: int = 200) -> list[Errand]:
    """The actor's own and those they gave: open ones first, by day, then what was done last. One SQL."""
    person = actor.person or 0
    rows = Row.objects.filter(Q(owner=person) | Q(by=person))
    return [view(row) for row in rows.order_by(F("closed_at").desc(nulls_first=True), "due", "id")[:limit]]


def owed(actor: Actor) -> int:
    """How many tasks wait for the actor. One SQL."""
    return Row.objects.filter(owner=actor.person or 0, closed_at=None).count()


def view(row: Row) -> Errand:
    """A row as its readers see it."""
    return Errand(
        row.pk, row.code, row.words, row.line, row.owner, row.owner_name, row.due, row.by_name, row.at, row.closed_at,
        row.closed_words,
    )  # fmt: skip
