"""A name for a stored file: what the person called it, without what could harm a screen or a disk."""

from __future__ import annotations

import re
import unicodedata

from motcua.documents.terms import Kind

_LONGEST = 120
_UNSAFE = re.compile(r'[<>:"|?*]')
_BLANKS = re.compile(r"\s+")


def bare(name: str) -> str:
    """The name without folders, control and turning characters, and what disks do not take; at most 120 letters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if c in "\t\n" or unicodedata.category(c)[0] != "C")
    return _BLANKS.sub(" ", _UNSAFE.sub("_", seen)).strip(" .")[:_LONGEST]


def cleaned(name: str, kind: Kind) -> str:
    """The bare name, Vietnamese letters and all, with the ending of the kind the bytes really are."""
    stem = _stem(bare(name)) or "tep"
    return stem[: _LONGEST - len(kind.extension)].rstrip(" .") + kind.extension


def _stem(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem.strip(" .") if dot and ending.isalnum() and len(ending) <= 5 else name
