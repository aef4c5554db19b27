"""Signing letters: one at a time, or many with a result for each."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.terms import Done
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
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
    key: str | None = None,
) -> Done:
    """Sign a letter on one's desk: the first moves the promise, the second answers for the date missed.

    ground, words, new_due: as the head changed them; what was drafted where left out. Raises Refused, NotYours.
    """
    found = _taken(letter)
    code = dossiers.codes([found.dossier_id])[found.dossier_id]
    why, said = ground or found.ground, found.words if words is None else words
    day = new_due or found.new_due_at
    if found.number == 1:
        assert day is not None, "a first letter names a day"
        done = resolve.extend(
            code=code, new_due=day, reason=said, by=by, at=at, key=key, ground=why, fault=found.fault_id,
            letter=found.pk,
        )  # fmt: skip
    else:
        done = resolve.explain(
            code=code, told=day, reason=said, by=by, at=at, key=key, ground=why, fault=found.fault_id, letter=found.pk
        )
    if found.signed_at is None:
        found.ground, found.words, found.signed_at, found.signed_by = why, said, at, by.name
        found.new_due_at = found.new_due_at if new_due is None else done.due_at
        found.save(update_fields=["ground", "words", "signed_at", "signed_by", "new_due_at"])
    return done


def _taken(letter: int) -> Letter:
    """The letter, held until the signature is written. Raises Refused when there is none, or it was taken back."""
    found = Letter.objects.select_for_update().filter(pk=letter).first()
    if found is None or (found.dropped_at and found.signed_at is None):
        raise Refused(
            "Thư này không còn chờ ký: hồ sơ đã xong, đã tạm dừng hoặc ngày hẹn đã đổi. Tải lại danh sách.",
            "This letter no longer waits: its file ended, is paused or has another date. Reload the list.",
        )
    return found
