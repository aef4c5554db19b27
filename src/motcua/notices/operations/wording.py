"""Changing what messages say: written, checked, looked at, approved; and back to the shipped words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.audit import operations as audit
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.notices import access, rules
from motcua.notices.models import Wording
from motcua.notices.operations.minding import TOPIC
from motcua.notices.terms import TEMPLATES


@transaction.atomic
def draft(*, template: str, texts: Mapping[str, str], by: Actor, at: datetime) -> int:
    """Keep words for a message, by rules.FIELDS, as a new version that waits for approval. Returns its number.

    Refused with the first thing that is wrong; rules.problems tells all of them.
    """
    access.must_mind(by, at)
    for wrong in rules.problems(_known(template), texts).values():
        raise Refused(wrong.vi, wrong.en)
    said = {field: texts[field].strip() for field in rules.FIELDS}
    return _add(template, by, at, said).number


@transaction.atomic
def approve(*, template: str, number: int, by: Actor, at: datetime) -> None:
    """From this moment messages are sent in that version. Refused when it has been approved before."""
    access.must_mind(by, at)
    row = Wording.objects.select_for_update().filter(template=template, number=number).first()
    if row is None or row.approved_at is not None:
        raise Refused(
            f"Bản {number} của mẫu tin này không có hoặc đã được duyệt. Hãy tải lại trang.",
            f"Version {number} of this message does not exist or is approved already. Load the page again.",
        )
    _approve(row, "approve", by, at)


@transaction.atomic
def restore(*, template: str, by: Actor, at: datetime) -> None:
    """From this moment messages are sent as shipped."""
    access.must_mind(by, at)
    _approve(_add(_known(template), by, at, {"shipped": True}), "restore", by, at)


def _known(template: str) -> str:
    if template not in TEMPLATES:
        raise Refused(f"Không có mẫu tin “{template[:40]}”.", f"There is no message “{template[:40]}”.")
    return template


def _add(template: str, by: Actor, at: datetime, said: Mapping[str, object]) -> Wording:
    versions = Wording.objects.filter(template=template)
    list(versions.select_for_update())  # two at once: one after the other
    number = (versions.aggregate(Max("number"))["number__max"] or 0) + 1
    return Wording.objects.create(template=template, number=number, drafted_at=at, drafted_by=by.name, **said)


def _approve(row: Wording, what: str, by: Actor, at: datetime) -> None:
    row.approved_at, row.approved_by = at, by.name
    row.save(update_fields=["approved_at", "approved_by"])
    audit.trace_change(topic=TOPIC, subject=row.template, what=what, by=by, at=at, detail=f"{row.number}")
