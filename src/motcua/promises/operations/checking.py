"""The hourly check, and from when whose promises are watched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from motcua.audit import operations as audit
from motcua.audit.terms import Topic
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.promises.models import Beginning, Count
from motcua.promises.queries import counted
from motcua.promises.terms import Kept


def check(*, at: datetime) -> Kept:
    """Count every promise and every one not kept, and keep the count with its moment. Counts only: hinders no act."""
    found = counted.kept(at)
    Count.objects.update_or_create(at=at, defaults=asdict(found))
    return found


@transaction.atomic
def begin_watching(*, units: Iterable[str], on: date, by: Actor, at: datetime) -> int:
    """From that day on the promises of units with these codes are watched; what they accepted before is not.

    For histories brought in from before. A unit without a beginning is watched from its first dossier; one that has
    begun keeps its day. Returns how many began. Refused: not the system's or an unknown code.
    """
    if not by.system:
        raise NotYours()
    wanted, known = set(units), directory.register().units.values()
    found = [u for u in known if u.code in wanted]
    if missing := wanted - {u.code for u in found}:
        names = ", ".join(sorted(missing))
        raise Refused(f"Không có đơn vị mã {names}.", f"There is no unit {names}.")
    already = set(Beginning.objects.filter(unit__in=[u.id for u in found]).values_list("unit_id", flat=True))
    new = [Beginning(unit_id=u.id, on=on) for u in found if u.id not in already]
    Beginning.objects.bulk_create(new)
    for code in sorted({u.code for u in found if u.id not in already}):
        audit.trace_change(topic=Topic.DIRECTORY, subject=code, what="begin_watching", by=by, at=at, detail=f"{on}")
    return len(new)
