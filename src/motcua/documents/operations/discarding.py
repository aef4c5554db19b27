"""Forgets files nobody holds on to any more: the row at once, the bytes once no other row needs them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from motcua.documents.models import File, Lettering
from motcua.documents.operations.keeping import alone

#: somebody may be handing in the same bytes in a transaction that has not ended
GRACE = timedelta(days=1)


def discard(*, keys: Iterable[str], at: datetime) -> int:
    """Forget these files; keys nobody knows are passed over. The caller answers for it that nothing refers to them.
    Returns how many there were. Bytes younger than a day stay on the disk."""
    with alone():
        with transaction.atomic():
            rows = File.objects.filter(key__in=list(keys))
            paths = {*rows.values_list("path", flat=True), *rows.values_list("lettering__path", flat=True)} - {"", None}
            count = rows.count()
            rows.delete()
        needed = {
            *File.objects.filter(path__in=paths).values_list("path", flat=True),
            *Lettering.objects.filter(path__in=paths).values_list("path", flat=True),
        }
        for path in paths - needed:
            _remove(Path(settings.MEDIA_ROOT) / path, at)
    return count


def _remove(path: Path, at: datetime) -> None:
    if path.exists() and path.stat().st_mtime < (at - GRACE).timestamp():
        path.unlink()
