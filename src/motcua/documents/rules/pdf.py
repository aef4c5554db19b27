"""Is this PDF whole and open? Reads head, tail and the last cross-reference; does not draw the pages."""

from __future__ import annotations

import re

from motcua.documents.rules.damage import broken, cut_short, locked

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_ENTRY = re.compile(rb"/(Encrypt|Root)\b")
#: bytes after the end mark that mail programs and scanners have been seen to add, and more
_TAIL = 65536


def check(data: bytes) -> None:
    """Raises Damaged when the end is missing, there is no index of pages, or a password is set."""
    trailer = _trailer(data, data.find(b"%PDF-") + check_end(data))
    entries = set(_ENTRY.findall(trailer))
    if b"Encrypt" in entries:
        raise locked()
    if b"Root" not in entries:
        raise broken("không có mục lục trang")


def check_end(data: bytes) -> int:
    """Where the last cross-reference stands, counted from the start mark. Raises Damaged when the end is missing."""
    ends = list(_START.finditer(data, max(0, len(data) - _TAIL)))
    if not ends:
        raise cut_short()
    return int(ends[-1].group(1))


def _trailer(data: bytes, at: int) -> bytes:
    """The dictionary of the last cross-reference: of a stream, or after "trailer" (wherever that stands)."""
    section = data[at : at + 4096]
    if re.match(rb"\s*\d+\s+\d+\s+obj", section) and b"/XRef" in section:
        return section[: section.find(b"stream")]
    found = data.rfind(b"trailer")
    if found < 0:
        raise broken("thiếu bảng chỉ mục")
    return data[found : found + 4096].split(b"startxref")[0]
