"""Words of the catalogue: what a procedure is, and what a file of procedures must look like. Pure."""

from motcua.catalogue.terms.content import (
    Case,
    Choice,
    Content,
    Fee,
    FeeKind,
    FieldKind,
    FormField,
    Paper,
    PaperKind,
)
from motcua.catalogue.terms.proposed import Decision, Stage
from motcua.catalogue.terms.published import Announcement, Draft, OnlineLevel, Published, SupplementClock

__all__ = [
    "Announcement",
    "Case",
    "Choice",
    "Content",
    "Decision",
    "Draft",
    "Fee",
    "FeeKind",
    "FieldKind",
    "FormField",
    "OnlineLevel",
    "Paper",
    "PaperKind",
    "Published",
    "Stage",
    "SupplementClock",
]
