"""Signing letters: one at a time, or many with a result for each."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.terms import Done
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.promises.models import Letter


@transaction.atomic
def sign(
    *,
    letter: int,
    by: Actor,
    at: datetime,
    ground: str | None = None,
    words: str | None = None,
    new_due: date | datetime | None = None,
    fault: int | None = None,
    key: str | None = None,
    far: bool = False,
) -> Done:
    """Sign a letter on one's desk: the first moves the promise, the second answers for the date missed.

    ground, words, new_due, fault: as the head changed them; what was drafted where left out. far: a far day is meant.
    Raises Refused, NotYours.
    """
    found = _taken(letter, by)
    code = dossiers.codes([found.dossier_id])[found.dossier_id]
    waits = found.signed_at is None
    found.ground, found.words = ground or found.ground, found.words if words is None else words
    found.fault_id = fault or found.fault_id
    done = _send(found, code, new_due or found.new_due_at, by, at, key, far)
    if waits:
        found.signed_at, found.signed_by = at, by.name
        found.save(update_fields=["ground", "words", "fault", "signed_at", "signed_by"])
    return done


def _send(
    letter: Letter, code: str, day: date | datetime | None, by: Actor, at: datetime, key: str | None, far: bool
) -> Done:
    if letter.number == 2:
        return resolve.explain(
            code=code, told=day, reason=letter.words, by=by, at=at, key=key, ground=letter.ground,
            fault=letter.fault_id, letter=letter.pk,
        )  # fmt: skip
    assert day is not None, "a first letter names a day"
    return resolve.extend(
        code=code, new_due=day, reason=letter.words, by=by, at=at, key=key, ground=letter.ground,
        fault=letter.fault_id, letter=letter.pk, far=far,
    )  # fmt: skip


def _taken(letter: int, by: Actor) -> Letter:
    """The letter, held until the signature is written. Raises Refused when it was taken back; NotYours when it lies on
    a desk beyond the actor's reach, or on none: its number says nothing about a file."""
    found = Letter.objects.select_for_update().filter(pk=letter, unit__in=by.units).first()
    if found is None:
        raise NotYours()
    if found.dropped_at and found.signed_at is None:
        raise Refused(
            "Thư này không còn chờ ký: hồ sơ đã xong, đã tạm dừng hoặc ngày hẹn đã đổi. Tải lại danh sách.",
            "This letter no longer waits: its file ended, is paused or has another date. Reload the list.",
        )
    return found
