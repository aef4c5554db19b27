"""The index: every way of saying each procedure, weighed by how telling its words are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalogue.rules.codes import loose
from motcua.catalogue.rules.search.reading import Reader, Sentence
from motcua.catalogue.rules.search.sayings import Asked, Feature, Saying, Text, features, rarity, sayings
from motcua.catalogue.rules.search.typing import words
from motcua.catalogue.rules.search.vocabulary import vocabulary

#: below this a hit is a guess and is said to be one
SURE = 0.45
#: hits under this, or under that share of the best, are not shown at all
LEAST, BESIDE_BEST = 0.22, 0.45
FILLER = 0.12  # what a filler word weighs against a telling one
PAIRS = 1.3  # what a pair of neighbours weighs against a single word
STRANGE_PAIR = 0.15  # what a pair nobody knows weighs: people put words in many orders


@dataclass(frozen=True, slots=True)
class Found:
    """One hit, between 0 and 1. Weak: shown only as a guess."""

    key: str
    score: float
    weak: bool


class Index:
    """Built once for a catalogue; asking it changes nothing."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = tuple(texts)
        self.keys = {t.key for t in texts}
        self.vocabulary = vocabulary()
        said = sayings(self.texts, self.vocabulary)
        self.reader = Reader(self.texts, said, self.vocabulary)
        self.rarity = rarity(said, len(self.texts))
        self.common = max(self.rarity.values(), default=1.0)
        self.postings: dict[Feature, list[int]] = defaultdict(list)
        self.bags: dict[Feature, set[int]] = defaultdict(set)
        #: of each saying: which procedure, what all its features weigh, what it is worth
        self.sayings = [self._posted(number, saying) for number, saying in enumerate(said)]

    def _posted(self, number: int, saying: Saying) -> tuple[int, float, float]:
        doc, phrase, worth = saying
        found = features([(w, 1.0) for w in phrase])
        for feature in found:
            self.postings[feature].append(number)
            self.bags[feature].add(doc)
        return doc, sum(map(self._weight, found)), worth

    def _weight(self, feature: Feature) -> float:
        telling = self.rarity.get(feature, self.common)
        if isinstance(feature, tuple):
            return PAIRS * telling * (1.0, 0.5, FILLER)[sum(map(self.vocabulary.is_filler, feature))]
        return telling * (FILLER if self.vocabulary.is_filler(feature) else 1.0)

    def find(self, text: str, limit: int) -> list[Found]:
        """The best hits, best first; an exact code stands alone. Empty when nothing is alike."""
        code = loose(text)
        if code in self.keys:
            return [Found(code, 1.0, weak=False)]
        best, telling = self._best(text)
        ranked = sorted(best.items(), key=lambda kv: (-kv[1], self.texts[kv[0]].key))[:limit]
        least = max(LEAST, BESIDE_BEST * ranked[0][1]) if ranked else LEAST
        return [
            Found(self.texts[doc].key, round(min(score, 1.0), 3), weak=score < SURE or not telling)
            for doc, score in ranked
            if score >= least
        ]

    def elsewhere(self, text: str) -> tuple[str, str] | None:
        """Who handles it when we do not, in both languages; None when nobody is known or we handle it."""
        mended = [w for w, _ in self.reader.mender.mend(words(text))]
        return next((who for _, _, who in self.reader.foreign(mended)), None)

    def _best(self, text: str) -> tuple[dict[int, float], bool]:
        """The best score of each procedure over all readings, and whether any reading has a telling word."""
        best: dict[int, float] = {}
        telling = False
        for reading in self.reader.readings(text):
            asked = self._asked(reading)
            telling = telling or any(map(self._tells, asked))
            for doc, score in self._scores(asked).items():
                best[doc] = max(best.get(doc, 0.0), score)
        return best, telling

    def _tells(self, feature: Feature) -> bool:
        return isinstance(feature, str) and feature in self.postings and not self.vocabulary.is_filler(feature)

    def _asked(self, said: Sentence) -> Asked:
        asked = features(said)
        for at, size, _ in self.reader.foreign([w for w, _ in said]):
            asked |= dict.fromkeys(features(said[at : at + size]), -1.0)
        return asked

    def _counts(self, feature: Feature, sure: float) -> float:
        """How much an asked feature weighs against a hit that lacks it: a word fully, a chance pair hardly.

        A word that had to be guessed weighs as much as a stranger in the measure of the doubt.
        """
        weight = self._weight(feature)
        if isinstance(feature, str):
            return weight + max(0.0, 0.9 - abs(sure)) * self.common
        return weight * (abs(sure) if feature in self.postings or sure < 0 else STRANGE_PAIR)

    def _scores(self, asked: Asked) -> dict[int, float]:
        """Each procedure's score: its best saying, and a little of all it is said to be."""
        whole = sum(self._counts(f, sure) for f, sure in asked.items())
        met: dict[int, float] = defaultdict(float)
        bag: dict[int, float] = defaultdict(float)
        for feature, sure in asked.items():
            if sure <= 0 or feature not in self.postings:
                continue
            weight = self._weight(feature) * sure
            for number in self.postings[feature]:
                met[number] += weight
            for doc in self.bags[feature]:
                bag[doc] += weight
        best: dict[int, float] = defaultdict(float)
        for number, weight in met.items():
            doc, full, worth = self.sayings[number]
            covered, used = weight / whole, min(weight / full, 1.0)
            best[doc] = max(best[doc], worth * math.sqrt(covered * (0.55 * covered + 0.45 * used)))
        return {doc: 0.75 * score + 0.25 * bag[doc] / whole for doc, score in best.items()}
