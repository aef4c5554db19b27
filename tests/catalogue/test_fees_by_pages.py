"""A fee that goes by pages becomes a sum: the first two pages, less from the third on, at most its ceiling."""

from __future__ import annotations

import pytest

from motcua.catalogue.rules import fees as rules
from motcua.catalogue.terms import Fee, FeeKind

TIERS = (
    Fee(name="Trang 1–2", kind=FeeKind.CHARGE, amount=2000, unit="trang", ceiling=200_000),
    Fee(name="Từ trang thứ 3", kind=FeeKind.CHARGE, amount=1000, unit="trang", ceiling=200_000),
)


@pytest.mark.parametrize(
    ("pages", "due"),
    [(1, 2000), (2, 4000), (3, 5000), (10, 12_000), (198, 200_000), (199, 200_000), (rules.MOST_PAGES, 200_000)],
)
def test_one_copy_costs_what_its_pages_cost(pages: int, due: int) -> None:
    assert rules.of_one_copy(TIERS, pages) == rules.of_one_copy(TIERS[::-1], pages) == due


def test_a_plain_amount_or_an_unreadable_step_is_not_reckoned_from_pages() -> None:
    plain = Fee(name="Đăng ký lại", kind=FeeKind.LEVY, amount=8000, unit="trường hợp")
    unread = Fee(name="Trang đầu", kind=FeeKind.CHARGE, amount=2000, unit="trang", ceiling=200_000)
    assert rules.go_by_pages(TIERS)
    assert not any(map(rules.go_by_pages, ((), (plain,), (*TIERS, plain), (unread,))))


def test_a_receipt_says_every_amount_or_the_words_announced_or_that_nothing_is_asked() -> None:
    about = Fee(name="Quá hạn", kind=FeeKind.LEVY, amount=5000, unit="trường hợp", note="tham khảo: Đà Nẵng")
    assert rules.said(TIERS, "tối đa 200.000 đồng/bản") == (
        "Trang 1–2: 2.000 đồng/trang; Từ trang thứ 3: 1.000 đồng/trang"
    )
    assert rules.said((about,), "Miễn khi đúng hạn") == "Miễn khi đúng hạn"
    assert rules.said((), "") == "không thu"
