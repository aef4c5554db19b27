"""What a dossier came to, as it is written into the fact that ends it or hands it over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.calendars.rules import day_of
from motcua.documents import queries as documents
from motcua.documents.terms import RESULTS
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Result
from motcua.kernel.refused import Refused


def told(result: Result | None, at: datetime) -> dict[str, Any]:
    """The result as facts tell it; nothing when there is none. One SQL when a file comes with it. Raises Refused."""
    if result is None or not result.told():
        return {}
    checks.must_be_result(result, day_of(at))
    if result.file:
        _must_be_paper(result.file)
    return {"result": result.told()}


def _must_be_paper(key: str) -> None:
    file = documents.file(key)
    if file.kind not in RESULTS:
        raise Refused(
            f"Tệp kết quả “{file.name}” phải là PDF, DOCX hoặc ảnh JPEG. Chọn tệp khác.",
            f"The result's file “{file.name}” must be PDF, DOCX or JPEG. Choose another.",
        )
