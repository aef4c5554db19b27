"""Draws a result as an archive file. Same values, same bytes; it is signed afterwards, over the signer's name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from motcua.documents.operations.drawing import compiled, qr
from motcua.documents.rules.outcomes import read_result, register_page, result_page
from motcua.documents.terms.outcomes import NumberedValues, ResultValues

_TEMPLATE = "result"


def draw(values: ResultValues | Mapping[str, Any]) -> bytes:
    """The result as PDF/A-2a and PDF/UA-1. Raises Refused naming the value that is missing."""
    made = compiled(_TEMPLATE, _inputs(values), "pdf")
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def register(values: NumberedValues) -> bytes:
    """The register of results, to print."""
    inputs = {"d": json.dumps(register_page(values), ensure_ascii=False)}
    made = compiled("results_register", inputs, "pdf")
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def picture(values: ResultValues | Mapping[str, Any], page: int = 1, ppi: int = 110) -> bytes:
    """One page of it as it will look, before anybody signs."""
    made = compiled(_TEMPLATE, _inputs(values), "png", ppi)
    return made[page - 1] if isinstance(made, list) else made


def _inputs(values: ResultValues | Mapping[str, Any]) -> dict[str, str]:
    sheet = values if isinstance(values, ResultValues) else read_result(values)
    inputs = {"d": json.dumps(result_page(sheet), ensure_ascii=False)}
    if sheet.verify_url:
        inputs["qr"] = qr(sheet.verify_url)
    return inputs
