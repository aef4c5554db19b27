"""Turning a line into a small task: one owner, one day; closed with a word on what came of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from motcua.accounts import queries as accounts
from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.dossiers import queries as dossiers
from motcua.dossiers.record import signature
from motcua.kernel.actor import Actor, Hat, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.notices import operations as notices
from motcua.notices.terms import Carriage, Owed
from motcua.work.models import Errand


@transaction.atomic
def assign(*, code: str, words: str, owner: int, due: date, by: Actor, at: datetime, line: str = "") -> int:
    """A head gives somebody below a task about a dossier; they are told by e-mail. Returns its number.

    Raises NotYours for who heads nobody of theirs, Refused where the owner could not even open the dossier.
    """
    if code not in dossiers.named(by, [code]):
        raise NotYours
    task = _said(words)
    if due < day_of(at):
        raise Refused(f"Ngày {due:%d/%m/%Y} đã qua: chọn hôm nay hoặc một ngày sau.", f"{due} has gone by.")
    theirs = directory.actor_of(owner, day_of(at))
    hat = _hat(by, theirs)
    if code not in dossiers.named(theirs, [code]):
        raise Refused(
            f"{theirs.name} không thuộc đơn vị có phần trong hồ sơ {code} nên không mở được. Giao người khác.",
            f"{theirs.name} cannot open {code}: give it to somebody of a unit that has a part in it.",
        )
    row, new = Errand.objects.get_or_create(
        code=code, owner=owner, by=by.person or 0, at=at,
        defaults={"words": task, "line": line[:300], "owner_name": theirs.name, "due": due,
                  "by_name": signature(by, hat)},
    )  # fmt: skip
    if new:
        _tell(row)
    return row.pk


def _said(words: str) -> str:
    task = " ".join(words.split())
    if not 3 <= len(task) <= 500 or not task.isprintable():
        raise Refused("Ghi việc cần làm, từ 3 đến 500 ký tự.", "Say what is to be done, 3 to 500 signs.")
    return task


def _hat(by: Actor, owner: Actor) -> Hat:
    """The hat under which the giver heads a post of the owner; a head may give themself a task."""
    units = {hat.unit for hat in owner.hats}
    found = next((hat for hat in by.hats if Role.HEAD in hat.roles and units & hat.units), None)
    if by.person is None or found is None:
        raise NotYours("Chỉ giao việc cho người thuộc đơn vị mình phụ trách.", "Tasks go to people of one's own units.")
    return found


def _tell(row: Errand) -> None:
    (who,) = accounts.people([row.owner])
    if who.email:
        values = {
            "code": row.code,
            "procedure": "",
            "reason": "",
            "at": f"{row.at:%H:%M}",
            "due": f"{row.due:%d/%m/%Y}",
        }
        notices.owe([Owed(f"errand-{row.pk}", row.code, "errand", Carriage.EMAIL, who.email, row.at, values)])


def close(*, number: int, words: str, by: Actor, at: datetime) -> None:
    """The owner, or who gave it, says what came of it. Closing it again changes nothing."""
    row = Errand.objects.filter(pk=number).first()
    if row is None or by.person is None or by.person not in {row.owner, row.by}:
        raise NotYours
    came = _said(words)
    Errand.objects.filter(pk=number, closed_at=None).update(closed_at=at, closed_words=came)
