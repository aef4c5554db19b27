"""Words for people, in both languages side by side."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Text(NamedTuple):
    """Vietnamese first, English beside it."""

    vi: str
    en: str

    def to(self, language: str) -> str:
        """The words in that language; Vietnamese unless it is "en"."""
        return self.en if language == "en" else self.vi


def unaccented(words: str) -> str:
    """Vietnamese without diacritics, as people type on old phones."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
