"""What makes two previews the same: one hash over everything they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import orjson

from motcua.changes.terms import Values


def digest(values: Values, lines: Iterable[bytes]) -> str:
    """SHA-256 over what changes and every line of what it does, in order; each part with its length before it."""
    made = hashlib.sha256(_sized(orjson.dumps(values, option=orjson.OPT_SORT_KEYS)))
    for line in lines:
        made.update(_sized(line))
    return made.hexdigest()


def _sized(part: bytes) -> bytes:
    return len(part).to_bytes(8, "big") + part
