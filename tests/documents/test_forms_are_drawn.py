"""Every form of every edition, drawn and read back."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from motcua.documents.operations import render
from motcua.documents.terms import Form
from tests.documents.samples import RECEIPT


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("edition", [2018, 2025])
def test_a_receipt_states_the_promise_to_the_minute(edition: int) -> None:
    words = _words(render(Form.RECEIPT, edition, RECEIPT))

    assert "Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 05 phút, ngày 03 tháng 10 năm 2025" in words


def test_the_same_values_give_the_same_bytes() -> None:
    assert render(Form.RECEIPT, 2025, RECEIPT) == render(Form.RECEIPT, 2025, RECEIPT)
