"""Letters our fonts can draw. A paper must never fail because somebody's name, or a phone's keyboard, brings others."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

_FONTS = Path(__file__).parent.parent / "fonts"
#: stands for a letter the fonts lack: seen as missing, instead of silently left out
MISSING = "□"
_BLANKS = {ord("\t"): " ", ord("\r"): None, ord("\n"): "\n", 0x00A0: "\N{NO-BREAK SPACE}"}


def drawable(text: str) -> str:
    """The text composed and trimmed; without what steers (controls, turning marks); "□" for what no font has."""
    return in_our_letters(text).strip()


def in_our_letters(text: str) -> str:
    """The same of a part of a text, whose blanks at both ends count."""
    return unicodedata.normalize("NFC", text).translate(_TABLE)


def undrawable(text: str) -> str:
    """The characters of a text our fonts lack, each once, in their order; empty when all of it can be drawn."""
    composed = unicodedata.normalize("NFC", text)
    strange = set(composed) - _letters()
    return "".join(c for c in dict.fromkeys(composed) if c in strange and _TABLE[ord(c)] == MISSING)


@cache
def _letters() -> frozenset[str]:
    return frozenset(map(chr, covered()))


class _Letters(dict[int, str | None]):
    """What becomes of each character: itself, nothing, or the mark for a missing letter."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        if unicodedata.category(letter) in {"Cc", "Cf"}:
            return None
        return letter if code in covered() else MISSING


_TABLE = _Letters(_BLANKS)


@cache
def covered() -> frozenset[int]:
    """Characters every cut of the font has (any value may stand in bold or italics)."""
    return frozenset.intersection(*(_of(path.read_bytes()) for path in sorted(_FONTS.glob("*.ttf"))))


def _of(font: bytes) -> frozenset[int]:
    """Characters of one TrueType file: its map of the basic plane (cmap, Windows Unicode, format 4)."""
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", table, 2)
    for n in range(count):
        platform, encoding, at = struct.unpack_from(">HHI", table, 4 + 8 * n)
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", table, at) == (4,):
            return frozenset(_segments(table[at:]))
    raise ValueError("the font has no map of the basic plane")


def _table(font: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for n in range(count):
        tag, _, at, length = struct.unpack_from(">4sIII", font, 12 + 16 * n)
        if tag == name:
            return font[at : at + length]
    raise ValueError(f"the font has no table {name.decode()}")


def _segments(table: bytes) -> list[int]:
    """Codes that lead to a glyph. Four arrays of the same length: ends, starts, deltas, offsets into what follows."""
    (double,) = struct.unpack_from(">H", table, 6)
    ends, starts, deltas, offsets = 14, 16 + double, 16 + 2 * double, 16 + 3 * double
    found = []
    for k in range(0, double, 2):
        first, last, delta, offset = (
            struct.unpack_from(">H", table, a + k)[0] for a in (starts, ends, deltas, offsets)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", table, offsets + k + offset + 2 * (code - first))
            if glyph and (glyph + delta) & 0xFFFF:
                found.append(code)
    return found
