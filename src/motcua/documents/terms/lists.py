"""Lists of hand-overs: not one of the seven forms, drawn in their manner, with room for both signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.documents.terms.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One dossier on a list."""

    dossier_code: str
    procedure_name: str
    applicant_name: str
    handed_at: datetime
    given_by: str = ""
    taken_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandList:
    """What one unit gave another."""

    giver: str
    receiver: str
    lines: tuple[Handed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOvers(Sheet):
    """The lists of a period."""

    lists: tuple[HandList, ...]
    period_start: date
    period_end: date
