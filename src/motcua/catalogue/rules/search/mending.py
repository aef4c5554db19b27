"""A mistyped question mended against the words and pairs of words the catalogue knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from motcua.catalogue.rules.search.typing import near, sound, untelex, unvni

#: what a candidate is worth by how it was reached
KNOWN, KEYS, SOUND, ONE, TWO, OTHER = 1.0, 0.95, 0.8, 0.75, 0.4, 0.42
PAIR = 1.7  # a candidate that makes a known pair with its neighbour


class Mender:
    """Knows words and neighbouring pairs; mends sequences of words."""

    def __init__(self, texts: Iterable[list[str]]) -> None:
        self.words: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        for text in texts:
            self.words.update(text)
            self.pairs.update(zip(text, text[1:], strict=False))
        self.by_sound: dict[str, list[str]] = defaultdict(list)
        self.shortened: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words):
            self.by_sound[sound(word)].append(word)
            for short in _shortened(word):
                self.shortened[short].append(word)
        self.candidates = lru_cache(maxsize=4096)(self._candidates)

    def mend(self, asked: list[str]) -> list[tuple[str, float]]:
        """Each word with how sure it is; unknown words without any likeness stay, at full weight."""
        asked = [part for word in asked for part in self._apart(word)]
        best: list[tuple[float, list[tuple[str, float]]]] = [(1.0, [])]
        for word in asked:
            best = self._next(best, word)
        return max(best, key=lambda b: b[0])[1] if best else []

    def _next(
        self, best: list[tuple[float, list[tuple[str, float]]]], word: str
    ) -> list[tuple[float, list[tuple[str, float]]]]:
        grown = []
        for candidate, worth in self.candidates(word):
            score, path = max(
                ((s * (PAIR if p and (p[-1][0], candidate) in self.pairs else 1.0), p) for s, p in best),
                key=lambda b: b[0],
            )
            grown.append((score * worth, [*path, (candidate, worth)]))
        return grown

    def _candidates(self, word: str) -> list[tuple[str, float]]:
        found = {word: KNOWN} if word in self.words else {word: 0.3}
        for meant in (untelex(word), unvni(word), untelex(unvni(word))):
            if meant in self.words:
                found.setdefault(meant, KEYS if word not in self.words else OTHER)
        ceiling = KNOWN if word not in self.words else 0.5
        if len(word) >= 3 or word not in self.words:
            self._alike(word, found, ceiling)
        return sorted(found.items(), key=lambda kv: -kv[1])[:8]

    def _alike(self, word: str, found: dict[str, float], ceiling: float) -> None:
        if word.isdigit():
            return
        for other in self.by_sound.get(sound(word), ()):
            found.setdefault(other, SOUND * ceiling)
        if len(word) < 2:
            return
        reach = 2 if len(word) >= 6 and ceiling == KNOWN else 1
        for other in {o for short in _shortened(word) for o in self.shortened.get(short, ())}:
            edits = near(word, other)
            if 0 < edits <= reach and not other.isdigit():
                worth = (ONE if edits == 1 else TWO) * ceiling * (1.1 if sorted(word) == sorted(other) else 1.0)
                found[other] = max(found.get(other, 0.0), worth)

    def _apart(self, word: str) -> list[str]:
        """Words written together taken apart: khaisinh -> khai sinh."""
        if word in self.words or len(word) < 6 or not word.isalpha():
            return [word]
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            if (left, right) in self.pairs:
                return [left, right]
        return [word]


def _shortened(word: str) -> set[str]:
    """The word and every word one letter shorter: two words one edit apart share one of these."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
