"""Words for people, in both languages side by side."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Text(NamedTuple):
    """Vietnamese first, English beside it."""

    vi: str
    en: str

    def to(self, language: str) -> str:
        """The words in that language; Vietnamese unless it is "en"."""
        return self.en if language == "en" else self.vi


_CLOCK = re.compile(r"(\d\d:\d\d) ngày (\d\d?/\d\d?/\d{4})")


def in_english(words: str) -> str:
    """The same sentence with moments as English writes them: 10:31 on 20/11/2026."""
    return _CLOCK.sub(r"\1 on \2", words)


def unaccented(words: str) -> str:
    """Vietnamese without diacritics, as people type on old phones."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
