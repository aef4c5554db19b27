"""Words for people, in both languages side by side."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """Vietnamese first, English beside it."""

    vi: str
    en: str

    def to(self, language: str) -> str:
        """The words in that language; Vietnamese unless it is "en"."""
        return self.en if language == "en" else self.vi
