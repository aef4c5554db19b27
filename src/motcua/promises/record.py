"""Laying letters on desks and taking them back: the one place that writes them, the signature apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from motcua.promises.models import Letter

#: letters written at a time
MANY = 500


def pending(number: int) -> Iterator[Letter]:
    """Letters of that number that wait for a signature."""
    return Letter.objects.filter(number=number, signed_at=None, dropped_at=None).iterator()


def lay(letters: Iterable[Letter]) -> int:
    """Put letters on their desks, each in the place of one that was dropped. Returns how many."""
    fresh = list(letters)
    for number in {one.number for one in fresh}:
        dossiers = [one.dossier_id for one in fresh if one.number == number]
        gone = Letter.objects.filter(number=number, dossier__in=dossiers, signed_at=None, dropped_at__isnull=False)
        gone.delete()
    return len(Letter.objects.bulk_create(fresh, batch_size=MANY, ignore_conflicts=True))


def drop(letters: Iterable[Letter], at: datetime) -> int:
    """Take back letters nobody needs to sign. Returns how many."""
    ids = [one.pk for one in letters]
    return Letter.objects.filter(pk__in=ids, signed_at=None, dropped_at=None).update(dropped_at=at) if ids else 0
