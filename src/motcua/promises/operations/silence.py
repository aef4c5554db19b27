"""No silence (G1): whatever waits too long, or where nobody can act, is told to somebody, one rung after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.directory.queries import Manning
from motcua.dossiers.operations import reminding
from motcua.dossiers.operations.reminding import Waiting
from motcua.kernel.actor import Role
from motcua.promises.models import Alarm
from motcua.promises.queries import owing
from motcua.promises.rules import clearing
from motcua.promises.rules.clearing import Key, Raised, Standing
from motcua.promises.terms import Kind, Rung

#: rows written or cleared at a time
MANY = 1000


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did. told: messages owed to applicants whose filing nobody has answered."""

    raised: int
    cleared: int
    told: int


@transaction.atomic
def sweep(*, at: datetime) -> Swept:
    """Look at what is: raise what is owed, clear what has ended. A second run at once changes nothing.

    A clock that stood still for days makes up everything, each rung with the moment it was due; one that ran ahead is
    taken back by the next sweep.
    """
    _alone()
    crew, standing = directory.manning(day_of(at)), _standing()
    found = {(key[0], key[2]): key[3] for key in standing if key[1] == Kind.STUCK}
    change = clearing.change(owing.owed(at, crew, found), standing)
    _write(change.write)
    Alarm.objects.filter(pk__in=change.gone).update(cleared_at=at)
    return Swept(len(change.write), len(change.gone), _tell(change.write, crew))


def _alone() -> None:
    """Two sweeps at once would each find the same thing first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('promises.silence', 0))")


def _standing() -> dict[Key, Standing]:
    rows = Alarm.objects.filter(cleared_at=None).values_list(
        "dossier_id", "kind", "step", "since", "rung", "pk", "unit_id", "person", "why"
    )
    return {(d, kind, step, since, rung): Standing(*more) for d, kind, step, since, rung, *more in rows.iterator()}


def _write(raised: Sequence[Raised]) -> None:
    """What was cleared and is owed again stands again, with the moment it was first due."""
    Alarm.objects.bulk_create(
        (
            Alarm(
                kind=one.kind, dossier_id=one.dossier, step=one.step, rung=one.rung, unit_id=one.unit,
                person=one.person, since=one.since, raised_at=one.at, why=one.why,
            )
            for one in raised
        ),
        batch_size=MANY, update_conflicts=True, unique_fields=["dossier", "kind", "step", "since", "rung"],
        update_fields=["unit", "person", "why", "cleared_at"],
    )  # fmt: skip


def _tell(raised: Iterable[Raised], crew: Manning) -> int:
    """The applicant hears who has the filing, by name and telephone."""
    waiting = [_waiting(one, crew) for one in raised if one.rung is Rung.APPLICANT]
    return reminding.tell_unanswered(waiting) if waiting else 0


def _waiting(one: Raised, crew: Manning) -> Waiting:
    clerk = crew.answerable(one.unit, Role.COUNTER) or crew.answerable(one.unit, Role.HEAD)
    return Waiting(one.dossier, one.since, one.at, one.unit, clerk.name if clerk else "", clerk.phone if clerk else "")
