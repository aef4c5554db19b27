"""Results as values and as what their template draws."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, cast

from motcua.documents.rules.drawing import plain
from motcua.documents.rules.letters import drawable
from motcua.documents.rules.reading import record
from motcua.documents.terms.outcomes import NumberedValues, ResultValues

#: stands in the file's keywords, so that a paper without its QR still says which it claims to be
MARK = "motcua-ket-qua"


def read_result(data: Mapping[str, Any]) -> ResultValues:
    """Values of a result from plain data; a missing or wrong one raises Refused naming it."""
    return cast(ResultValues, record(ResultValues, data, "RESULT"))


def result_page(values: ResultValues) -> dict[str, Any]:
    """The plain dictionary the template reads."""
    page = _plain(values)
    return page | {
        "show_number": True, "look_up": _verifying(values),
        "keywords": [mark(values.dossier_code, values.verify_code)] if values.verify_code else [],
        "unit_lines": page["unit_name"].replace("Ủy ban nhân dân ", "Ủy ban nhân dân\n", 1),
        "corner_alt": f"Mã QR mở trang kiểm tra kết quả {values.number}",
    }  # fmt: skip


def register_page(values: NumberedValues) -> dict[str, Any]:
    """The same for the register of results."""
    return _plain(values) | {"show_number": False, "look_up": ""}


def _plain(values: ResultValues | NumberedValues) -> dict[str, Any]:
    day = values.form_date
    page = {f.name: plain(getattr(values, f.name)) for f in dataclasses.fields(values)}
    return page | {"edition": 2025, "created": [day.year, day.month, day.day], "strip": [], "ledger_total": ""}


def mark(code: str, short: str) -> str:
    """Which result a file claims to be, in its own keywords."""
    return f"{MARK}:{code}:{short}"


def _verifying(values: ResultValues) -> str:
    if not values.verify_url:
        return ""
    place = values.verify_url.split("://", 1)[-1].split("/", 2)
    return drawable(
        f"Kiểm tra bản này tại {'/'.join(place[:2])}: mã hồ sơ {values.dossier_code}, mã kiểm tra {values.verify_code}."
    )
