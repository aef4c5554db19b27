"""Time limits of a file as amounts, and by how much a commitment cuts the law's limit (requirement E006)."""

from __future__ import annotations

from fractions import Fraction

from motcua.catalogue.terms.file import FileLimit
from motcua.workflow.terms import days

_UNITS = {"working_days": "d", "calendar_days": "c", "months": "m", "hours": "h", "working_hours": "h"}


def amount(limit: FileLimit) -> str:
    """3 working days -> 3d, 2.5 -> 2.5d, same day -> 0s; hours that run day and night -> 12e."""
    if limit.kind == "same_day_15h":
        return "0s"
    unit = _UNITS[limit.kind]
    if limit.kind == "hours" and "elapsed" in limit.clock:
        unit = "e"
    return f"{number(Fraction(str(limit.value)))}{unit}"


def number(value: Fraction) -> str:
    """A number as an amount writes it: no trailing zeros, at most four places."""
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def cut(legal: str, committed: str) -> Fraction:
    """The exact share of the legal time that the commitment saves: (legal - committed) / legal; 0 for the same day."""
    full = days(legal)
    return (full - days(committed)) / full if full else Fraction(0)


def promises_more(legal: str, committed: str) -> bool:
    """Whether the commitment is longer than the law allows, which is never lawful."""
    return days(committed) > days(legal)
