"""Letters on the desks of heads, and those that could be laid there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.rules import apologies
from motcua.dossiers.rules.apologies import Ground
from motcua.promises.models import Letter
from motcua.promises.queries import drafts
from motcua.promises.terms import Danger


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter that waits for a signature. number 2: answers for a new date missed, and moves nothing. id: None while
    it is only what a letter would say."""

    id: int | None
    number: int
    code: str
    unit: UnitView
    fault: UnitView
    #: None: the head has to choose one
    ground: Ground | None
    words: str
    due_at: datetime
    sign_by: datetime
    new_due_at: datetime | None
    danger: Danger
    drafted_at: datetime


def to_sign(units: Collection[int], limit: int = 100, *, number: int | None = None) -> list[LetterView]:
    """Letters on the desks of these units' heads, the one that must be signed first on top. Two SQL.

    number: only first or only second letters.
    """
    waiting = Letter.objects.filter(unit__in=units, signed_at=None, dropped_at=None)
    waiting = waiting.filter(number=number) if number else waiting
    return _views(waiting.order_by("sign_by", "pk")[:limit])


def count_to_sign(units: Collection[int]) -> int:
    """How many wait on these desks. One SQL."""
    return Letter.objects.filter(unit__in=units, signed_at=None, dropped_at=None).count()


def proposals(
    units: Collection[int], after: datetime, before: datetime, at: datetime, limit: int = 200
) -> list[LetterView]:
    """A letter for each running file of these units promised between two moments: the one that lies on the desk, else
    what one would say now, soonest promise first."""
    files = dossiers.due_between(units, after, before, limit)
    laid = Letter.objects.filter(number=1, signed_at=None, dropped_at=None, dossier__in=[f.id for f in files])
    found = {one.dossier_id: one for one in laid}
    bare = [f for f in files if f.id not in found]
    found |= {one.dossier_id: one for one in drafts.first_letters(bare, at, drafts.calendars_now())}
    return _views([found[f.id] for f in files])


def _views(letters: Iterable[Letter]) -> list[LetterView]:
    found = list(letters)
    codes = dossiers.codes({one.dossier_id for one in found})
    units = directory.register().units
    return [
        LetterView(
            id=one.pk, number=one.number, code=codes[one.dossier_id], unit=units[one.unit_id],
            fault=units[one.fault_id], ground=apologies.ground(one.ground) if one.ground else None, words=one.words,
            due_at=one.due_at, sign_by=one.sign_by, new_due_at=one.new_due_at, danger=Danger(one.danger),
            drafted_at=one.drafted_at,
        )
        for one in found
    ]  # fmt: skip
