"""Who else has a file open: said while it lasts, forgotten after minutes."""

from __future__ import annotations

from datetime import datetime, timedelta

from motcua.kernel.actor import Actor
from motcua.work.models import Presence

#: somebody who has not been heard of for so long has left; pages call every twenty seconds
GONE = timedelta(seconds=50)
#: after this nothing is left of it
FORGOTTEN = timedelta(minutes=3)


def here(*, code: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """The actor has this file open; returns the names of the others who have, too. Two SQL.

    Whoever asks may see the file: the caller has checked that.
    """
    if by.person is None:
        return ()
    mine = Presence(code=code[:64], person=by.person, name=by.name, at=at)
    Presence.objects.bulk_create(
        [mine], update_conflicts=True, unique_fields=["code", "person"], update_fields=["at", "name"]
    )
    others = Presence.objects.filter(code=code, at__gt=at - GONE).exclude(person=by.person).order_by("name", "id")
    return tuple(others.values_list("name", flat=True))


def forget(*, at: datetime) -> int:
    """Let go of everybody who has left. Returns how many."""
    return Presence.objects.filter(at__lt=at - FORGOTTEN).delete()[0]
