"""Which level decides, before and from 2025-07-01, read from the words of a file."""

from __future__ import annotations

from datetime import date

from motcua.directory.terms import Level

#: the district level ends on the day before (Law 72/2025; requirement D-1)
TWO_LEVELS_FROM = date(2025, 7, 1)


def before(words: str) -> Level | None:
    """The deciding level until 2025-06-30. None when the procedure did not exist yet. Raises ValueError.

    Joint handling written with + stays with the unit that answers for it, the first; with an arrow it is decided
    at the end of the arrow; alternatives written with / count at the lowest.
    """
    text = words.casefold()
    if text.startswith("(new"):
        return None
    if "vpdk" in text:
        return Level.DISTRICT
    if "→" in text:
        return _last(text.split("→"))
    if "nhận, huyện giải quyết" in text:
        return Level.DISTRICT
    return _plain(text, words)


def since(words: str) -> Level:
    """The deciding level from 2025-07-01. Raises ValueError."""
    text = words.casefold()
    return Level.DEPARTMENT if "vpdk" in text else _plain(text, words)


def _last(parts: list[str]) -> Level:
    last = parts[-1]
    return Level.DEPARTMENT if "sở" in last or "tỉnh" in last else Level.DISTRICT


def _plain(text: str, words: str) -> Level:
    if "xã" in text or "sổ gốc" in text:
        return Level.COMMUNE
    if "huyện" in text:
        return Level.DISTRICT
    if "sở" in text:
        return Level.DEPARTMENT
    if "tỉnh" in text:
        return Level.PROVINCE
    raise ValueError(f"không hiểu cấp giải quyết '{words}': cần có xã, huyện, sở, tỉnh hoặc vpdk")
