"""Words without their marks: what a person types who has no Vietnamese keyboard."""

from __future__ import annotations

import unicodedata


def fold(words: str) -> str:
    """Lower case, no diacritics, đ as d: "Đăng ký" -> "dang ky"."""
    bare = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))
