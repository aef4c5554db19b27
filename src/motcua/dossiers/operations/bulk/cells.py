"""Values as COPY reads them in its text form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson

_SPECIAL = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def cell(value: Any) -> str:
    """One value of a line."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return words(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{value:d}"


def words(value: str) -> str:
    """Text, with what means something to COPY escaped; most text has nothing of it."""
    if "\\" in value or "\t" in value or "\n" in value or "\r" in value:
        return value.translate(_SPECIAL)
    return value


def document(value: Any) -> str:
    """JSON."""
    return words(orjson.dumps(value).decode())
