"""What messages say, and said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.notices import rules
from motcua.notices.models import Wording
from motcua.notices.terms import TEMPLATES, Template

#: template name -> number and words of the version in force; what is missing is as shipped
InForce = Mapping[str, tuple[int, Template]]


@dataclass(frozen=True, slots=True)
class WordingView:
    """A version: its words by rules.FIELDS, who wrote and who approved it, and when. shipped: back to the program's."""

    number: int
    shipped: bool
    texts: dict[str, str]
    drafted_at: datetime
    drafted_by: str
    approved_at: datetime | None
    approved_by: str


def in_force(at: datetime) -> InForce:
    """The edited words in force at the moment. One SQL."""
    rows = Wording.objects.filter(approved_at__lte=at, template__in=TEMPLATES).order_by("approved_at", "number")
    latest = {row.template: row for row in rows}
    return {
        name: (row.number, rules.written(name, _texts(row))) for name, row in latest.items() if not row.shipped
    }  # fmt: skip


def wording(template: str, at: datetime) -> Template:
    """The words of a message in force at the moment. One SQL. KeyError for a message there is not."""
    edited = in_force(at).get(template)
    return edited[1] if edited else TEMPLATES[template]


def versions(template: str) -> list[WordingView]:
    """Every version of a message, newest first."""
    rows = Wording.objects.filter(template=template).order_by("-number")
    return [
        WordingView(r.number, r.shipped, _texts(r), r.drafted_at, r.drafted_by, r.approved_at, r.approved_by)
        for r in rows
    ]  # fmt: skip


def _texts(row: Wording) -> dict[str, str]:
    return {field: getattr(row, field) for field in rules.FIELDS}
