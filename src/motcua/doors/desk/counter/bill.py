"""What to ask from the person: a sum where the fee goes by pages, or the sentence what it is reckoned from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.catalogue.rules import fees as rules
from motcua.catalogue.terms import Fee
from motcua.doors.desk.counter import papers
from motcua.doors.desk.counter.papers import Row
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Bill:
    """one: what one copy costs, once its pages are known; wrong: why the pages typed are none."""

    copies: int
    one: int | None = None
    wrong: Text | None = None

    @property
    def total(self) -> int:
        """For all copies."""
        return (self.one or 0) * self.copies


def bill(fees: Sequence[Fee], rows: Iterable[Row], pages: str) -> Bill | None:
    """None where the fees are plain amounts and nothing is to be reckoned."""
    if not rules.go_by_pages(fees):
        return None
    copies = sum(int(row.count) for row in rows if row.have and row.kind == papers.COPY and papers.is_count(row.count))
    if not pages:
        return Bill(copies)
    most = rules.MOST_PAGES
    if not papers.is_count(pages, most):
        words = f"Số trang “{pages}”: gõ số từ 1 đến {most}.", f"Pages “{pages}”: a number from 1 to {most}."
        return Bill(copies, wrong=Text(*words))
    return Bill(copies, rules.of_one_copy(fees, int(pages)))
