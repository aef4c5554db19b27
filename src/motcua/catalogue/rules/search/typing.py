"""How Vietnamese goes wrong on the way to a search box, and back."""

from __future__ import annotations

import re

from motcua.catalogue.rules.fold import fold

_WORD = re.compile(r"[a-z0-9]+")
_TELEX = (("dd", "d"), ("aa", "a"), ("aw", "a"), ("ee", "e"), ("oo", "o"), ("ow", "o"), ("uw", "u"), ("w", "u"))
_SOUNDS = (
    ("ngh", "ng"), ("gh", "g"), ("ph", "f"), ("kh", "k"), ("qu", "w"), ("gi", "z"), ("tr", "c"), ("ch", "c"),
    ("th", "t"), ("nh", "n"), ("ng", "n"), ("k", "c"), ("q", "c"), ("s", "x"), ("j", "z"), ("r", "z"),
    ("v", "z"), ("d", "z"), ("y", "i"), ("w", "u"), ("oa", "a"), ("ie", "i"), ("uo", "u"), ("ao", "o"), ("au", "o"),
)  # fmt: skip


def words(text: str) -> list[str]:
    """Folded syllables and numbers, in order."""
    return _WORD.findall(fold(text))


def untelex(word: str) -> str:
    """What was meant when Telex keys stayed letters: ddawng -> dang, keets -> ket."""
    bare = word
    for keys, letter in _TELEX:
        bare = bare.replace(keys, letter)
    bare = re.sub(r"(?<=[aeiouy])[sfrxj](?=[a-z])", "", bare)
    return re.sub(r"(?<=[a-z])[sfrxjz]$", "", bare)


def unvni(word: str) -> str:
    """What was meant when VNI digits stayed digits: d9a8ng -> dang."""
    return re.sub(r"[0-9]", "", word) if word[:1].isalpha() else word


def sound(word: str) -> str:
    """Roughly how it sounds in some part of the country: chin and chinh, nghèo and ngèo fall together."""
    for letters, heard in _SOUNDS:
        word = word.replace(letters, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def near(a: str, b: str) -> int:
    """Edits between two words, a swap of neighbours counting as one; 3 when there are more than two."""
    if abs(len(a) - len(b)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], 3)
