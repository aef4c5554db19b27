"""How a counter is arranged: its groups, its windows, the machines in its hall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.audit import operations as audit
from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import access
from motcua.queueing.models import Device, Group, Window

#: under which a change is noted
TOPIC = "queueing"


@dataclass(frozen=True, slots=True)
class GroupSaid:
    """A group as an administrator describes it."""

    letter: str
    name: str
    name_en: str = ""
    promise: int = 30
    slot: int = 30
    quota: int = 3


@transaction.atomic
def arrange(
    *, unit: str, groups: Sequence[GroupSaid], windows: Mapping[int, Sequence[str]], by: Actor, at: datetime
) -> None:
    """Describe a counter anew: groups by letter, and for each window the letters it serves.

    A group that people wait for may change its name, but keeps its letter; what is not named stays as it is.
    """
    where = directory.tree(day_of(at)).by_code(unit)
    access.must_arrange(by, where.id)
    known = {g.letter for g in groups} | set(Group.objects.filter(unit_id=where.id).values_list("letter", flat=True))
    _must_know(windows, known)
    for group in groups:
        said = {"name": group.name, "name_en": group.name_en, "promise": group.promise, "slot": group.slot,
                "quota": group.quota}  # fmt: skip
        Group.objects.update_or_create(unit_id=where.id, letter=group.letter, defaults=said)
    for number, letters in windows.items():
        Window.objects.update_or_create(unit_id=where.id, number=number, defaults={"letters": list(letters)})
    audit.trace_change(topic=TOPIC, subject=unit, what="arrange", by=by, at=at, detail=_detail(groups, windows))


def _must_know(windows: Mapping[int, Sequence[str]], known: set[str]) -> None:
    for number, letters in windows.items():
        strange = [letter for letter in letters if letter not in known]
        if strange or not letters:
            raise Refused(
                f"Quầy {number}: không có nhóm {', '.join(strange) or 'nào'}. Thêm nhóm trước, rồi giao cho quầy.",
                f"Window {number}: no group {', '.join(strange)}. Add the group first.",
            )


def _detail(groups: Sequence[GroupSaid], windows: Mapping[int, Sequence[str]]) -> str:
    lines = [f"{g.letter}: {g.name}, {g.promise}′, {g.slot}′ × {g.quota}" for g in groups]
    return "; ".join(lines + [f"{n}: {''.join(letters)}" for n, letters in windows.items()])


@transaction.atomic
def register(*, unit: str, name: str, by: Actor, at: datetime) -> int:
    """Let a machine in the hall draw numbers. Returns its id, which the machine keeps signed."""
    where = directory.tree(day_of(at)).by_code(unit)
    access.must_arrange(by, where.id)
    if not name.strip():
        raise Refused("Chưa ghi tên máy: ghi chỗ đặt, như “Máy cửa chính”.", "Name the machine by where it stands.")
    made = Device.objects.create(unit_id=where.id, name=name.strip()[:120], registered_at=at, registered_by=by.name)
    audit.trace_change(topic=TOPIC, subject=unit, what="register", by=by, at=at, detail=made.name)
    return made.pk


@transaction.atomic
def revoke(*, device: int, by: Actor, at: datetime) -> None:
    """Take that right away; a second time without effect."""
    found = Device.objects.filter(pk=device).first()
    if found is None:
        raise NotYours
    access.must_arrange(by, found.unit_id)
    if found.revoked_at is None:
        found.revoked_at = at
        found.save(update_fields=["revoked_at"])
        audit.trace_change(topic=TOPIC, subject=str(found.unit_id), what="revoke", by=by, at=at, detail=found.name)
