"""Fees that go by pages of the original: what one copy costs, once its pages are counted.

Law: TT 226/2016/TT-BTC Art. 4: so much for the first pages, less from a later page on, at most so much for a copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from motcua.catalogue.terms import Fee

PAGE = "trang"
#: the most pages of one original
MOST_PAGES = 999
_LATER, _FIRST = re.compile(r"từ trang(?: thứ)? (\d+)", re.IGNORECASE), re.compile(r"trang (\d+)", re.IGNORECASE)


def go_by_pages(fees: Sequence[Fee]) -> bool:
    """Whether a sum can be said only when the pages are counted."""
    return bool(fees) and all(fee.unit == PAGE and _begins(fee) for fee in fees)


def of_one_copy(fees: Sequence[Fee], pages: int) -> int:
    """What one copy of an original of so many pages costs, in đồng; never more than its ceiling."""
    steps = sorted((_begins(fee), fee.amount) for fee in fees)
    due = sum([amount for begin, amount in steps if begin <= page][-1] for page in range(steps[0][0], pages + 1))
    return min([due, *(fee.ceiling for fee in fees if fee.ceiling)])


def said(fees: Sequence[Fee], announced: str) -> str:
    """What a paper says about the money: each amount; where an amount only stands for others, the words announced."""
    if announced and (not fees or any(fee.reference for fee in fees)):
        return announced
    return "; ".join(f"{fee.name}: {_money(fee.amount)}/{fee.unit}" for fee in fees if fee.amount) or "không thu"


def _money(dong: int) -> str:
    return f"{dong:,} đồng".replace(",", ".")


def _begins(fee: Fee) -> int:
    """The page from which a fee is asked; 0 where its name does not tell."""
    found = _LATER.search(fee.name) or _FIRST.search(fee.name)
    return int(found.group(1)) if found else 0
