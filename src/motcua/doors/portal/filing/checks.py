"""What must hold of what a person typed, each failure a sentence that says how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from motcua.catalogue.rules import answers as rules
from motcua.catalogue.terms import FieldKind, FormField
from motcua.kernel.text import Text

#: who files, as questions of a form: asked by every filing
PERSON = tuple(
    FormField(id=name, vi=vi, en=en, kind=kind, longest=longest, required=required)
    for name, vi, en, kind, longest, required in (
        ("name", "Họ và tên", "Full name", FieldKind.NAME, 120, True),
        ("id_no", "Số định danh cá nhân", "Identity number", FieldKind.IDENTITY, 12, True),
        ("address", "Nơi ở hiện nay", "Address", FieldKind.TEXT, 250, True),
        ("phone", "Số điện thoại", "Phone", FieldKind.PHONE, 20, True),
        ("email", "Thư điện tử", "E-mail", FieldKind.EMAIL, 120, False),
    )
)

Errors = dict[str, Text]


def person(typed: Mapping[str, str]) -> tuple[dict[str, str], Errors]:
    """The applicant's fields cleaned, and what is wrong with them by field."""
    clean = {field.id: " ".join(str(typed.get(field.id, "")).split()) for field in PERSON}
    clean["phone"] = re.sub(r"[ .\-]", "", clean["phone"]).replace("+84", "0", 1)
    clean["id_no"] = clean["id_no"].replace(" ", "")
    return clean, rules.wrong_among(PERSON, clean, date.max)  # none of them asks for a day


def answers(fields: tuple[FormField, ...], typed: Mapping[str, str], today: date) -> tuple[dict[str, str], Errors]:
    """The electronic form's answers cleaned, and what is wrong with them by field, as seen on that day."""
    clean = {f.id: str(typed.get(f.id, "")).strip() for f in fields}
    return clean, rules.wrong_among(fields, clean, today)
