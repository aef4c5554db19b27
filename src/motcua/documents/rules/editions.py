"""Editions of the forms, as dated data (editions.json): which set applies on which day, titles, symbols of numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from motcua.documents.terms import Edition, Form
from motcua.kernel.refused import Refused

_DATA = Path(__file__).parent.parent / "editions.json"


@dataclass(frozen=True, slots=True)
class FormFacts:
    """One form in one edition: number of the model, title as printed, symbol after the number ("" for none)."""

    form: Form
    no: str
    title: str
    symbol: str
    note: str


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """One circular's set of forms and since when it applies."""

    edition: Edition
    law: str
    guides: str
    effective_from: date
    note: str
    forms: dict[Form, FormFacts]


@cache
def editions() -> tuple[EditionFacts, ...]:
    """Every edition, oldest first."""
    rows = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(sorted((_edition(r) for r in rows), key=lambda e: e.effective_from))


def _edition(row: dict[str, object]) -> EditionFacts:
    forms = row["forms"]
    assert isinstance(forms, dict)
    return EditionFacts(
        edition=Edition(int(str(row["edition"]))),
        law=str(row["law"]),
        guides=str(row["guides"]),
        effective_from=date.fromisoformat(str(row["effective_from"])),
        note=str(row["note"]),
        forms={Form(k): FormFacts(form=Form(k), **v) for k, v in forms.items()},
    )


def edition_on(day: date) -> Edition:
    """The set of forms for a dossier taken in that day. Days before the first set are printed with the first."""
    known = editions()
    return next((e for e in reversed(known) if e.effective_from <= day), known[0]).edition


def facts(form: Form, edition: Edition) -> FormFacts:
    """The form in that edition; Refused where the edition has no such form."""
    chosen = next(e for e in editions() if e.edition == edition)
    if form not in chosen.forms:
        raise Refused(
            f"{_name(form)} không có trong bộ mẫu {edition.value} ({chosen.law}). "
            "Hồ sơ tiếp nhận từ ngày bộ mẫu 2025 có hiệu lực mới có mẫu này.",
            f"{form.value} does not exist in the {edition.value} edition of the forms.",
        )
    return chosen.forms[form]


def _name(form: Form) -> str:
    title = next(e.forms[form].title for e in editions() if form in e.forms)
    return title.capitalize()


def number(form: Form, edition: Edition, n: int, office: str = "BPTNTKQ") -> str:
    """Number and symbol: 5 -> "05/PTC-BPTNTKQ". `office`: BPTNTKQ or TTPVHCC, whichever unit issues. "" if none."""
    symbol = facts(form, edition).symbol.format(office=office)
    return f"{n:02d}/{symbol}" if symbol else ""
