"""Letters on the desks of heads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from motcua.directory import queries as directory
from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.rules import apologies
from motcua.dossiers.rules.apologies import Ground
from motcua.promises.models import Letter
from motcua.promises.terms import Danger


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter that waits for a signature. number 2: answers for a new date missed, and moves nothing."""

    id: int
    number: int
    code: str
    unit_name: str
    fault_name: str
    ground: Ground
    words: str
    due_at: datetime
    sign_by: datetime
    new_due_at: datetime | None
    danger: Danger
    drafted_at: datetime


def to_sign(units: Collection[int], limit: int = 100) -> list[LetterView]:
    """Letters on the desks of these units' heads, the one that must be signed first on top. Two SQL."""
    waiting = Letter.objects.filter(unit__in=units, signed_at=None, dropped_at=None)
    found = list(waiting.order_by("sign_by", "pk")[:limit])
    codes = dossiers.codes({one.dossier_id for one in found})
    names = directory.register().units
    return [
        LetterView(
            id=one.pk, number=one.number, code=codes[one.dossier_id], unit_name=names[one.unit_id].name,
            fault_name=names[one.fault_id].name, ground=apologies.ground(one.ground), words=one.words,
            due_at=one.due_at, sign_by=one.sign_by, new_due_at=one.new_due_at, danger=Danger(one.danger),
            drafted_at=one.drafted_at,
        )
        for one in found
    ]  # fmt: skip
