"""The index: every way of saying each procedure, weighed by how telling its words are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from motcua.catalogue.rules.codes import loose
from motcua.catalogue.rules.search.mending import Mender
from motcua.catalogue.rules.search.typing import words
from motcua.catalogue.rules.search.vocabulary import Phrase, Vocabulary, vocabulary

#: below this a hit is a guess and is said to be one
SURE = 0.45
#: hits under this are not shown at all
LEAST = 0.22
FILLER = 0.12  # what a filler word weighs against a telling one
PAIRS = 1.3  # what a pair of neighbours weighs against a single word


@dataclass(frozen=True, slots=True)
class Text:
    """What is known about one procedure: its key, its name, and other official words (results, field, synonyms)."""

    key: str
    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One hit, between 0 and 1. Weak: shown only as a guess."""

    key: str
    score: float
    weak: bool


Feature = str | tuple[str, str]
Asked = dict[Feature, float]


@dataclass(slots=True)
class _Saying:
    """One way of saying a procedure: which, how much all its features weigh, how much it is worth."""

    doc: int
    weight: float = 0.0
    worth: float = 1.0
    features: tuple[Feature, ...] = field(default=())


class Index:
    """Built once for a catalogue; asking it changes nothing."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = tuple(texts)
        self.keys = {t.key for t in texts}
        self.vocabulary: Vocabulary = vocabulary()
        sayings = [(doc, self.vocabulary.bare(said), worth) for doc, said, worth in self._sayings()]
        self.mender = Mender([w for _, w, _ in sayings] + [list(p) for p in self._phrases()])
        self.rarity = _rarity(sayings, len(self.texts))
        self.common = max(self.rarity.values(), default=1.0)
        self.postings: dict[Feature, list[int]] = defaultdict(list)
        self.bags: dict[Feature, set[int]] = defaultdict(set)
        self.sayings: list[_Saying] = []
        for doc, said, worth in sayings:
            self._add(doc, said, worth)
        self.initials = self._initials(sayings)
        names = [words(t.name) for t in texts]
        self.named = [frozenset(zip(w, w[1:], strict=False)) for w in names]
        self.official = {
            tuple(w[a:b]) for w in names for a in range(len(w)) for b in range(a + 2, min(a + 8, len(w) + 1))
        }

    def _phrases(self) -> Iterable[Phrase]:
        yield from self.vocabulary.rewritten
        yield from self.vocabulary.elsewhere
        for meanings in self.vocabulary.rewritten.values():
            yield from meanings

    def _sayings(self) -> Iterable[tuple[int, list[str], float]]:
        for doc, text in enumerate(self.texts):
            name = words(text.name)
            yield doc, name, 1.0
            for other in text.others:
                yield doc, words(other), 0.8
            present = set(name)
            for about, absent, said in self.vocabulary.everyday:
                if present.issuperset(about) and not present.intersection(absent):
                    yield from ((doc, words(s), 0.97) for s in said)

    def _add(self, doc: int, said: list[str], worth: float) -> None:
        features = _features([(w, 1.0) for w in said])
        weight = sum(self._weight(f) for f in features)
        number = len(self.sayings)
        self.sayings.append(_Saying(doc, weight, worth, tuple(features)))
        for feature in features:
            self.postings[feature].append(number)
            self.bags[feature].add(doc)

    def _weight(self, feature: Feature) -> float:
        rarity = self.rarity.get(feature, self.common)
        if isinstance(feature, tuple):
            filler = sum(self._is_filler(w) for w in feature)
            return PAIRS * rarity * (1.0, 0.5, FILLER)[filler]
        return rarity * (FILLER if self._is_filler(feature) else 1.0)

    def _is_filler(self, word: str) -> bool:
        return word in self.vocabulary.filler or word.isdigit()

    def _initials(self, sayings: Iterable[tuple[int, list[str], float]]) -> dict[str, tuple[Phrase, ...]]:
        """dkkh -> đăng ký kết hôn: first letters of every run of three to six words in a name."""
        found: dict[str, Counter[Phrase]] = defaultdict(Counter)
        for _, said, worth in sayings:
            if worth == 1.0:
                for size in range(3, 7):
                    for at in range(len(said) - size + 1):
                        run = tuple(said[at : at + size])
                        found["".join(w[0] for w in run)][run] += 1 if at else 3
        return {short: tuple(p for p, _ in runs.most_common(2)) for short, runs in found.items()}

    # asking

    def find(self, text: str, limit: int) -> list[Found]:
        """The best hits, best first; an exact code stands alone. Empty when nothing is alike."""
        code = loose(text)
        if code in self.keys:
            return [Found(code, 1.0, weak=False)]
        best: dict[int, float] = {}
        telling = False
        for asked in self._readings(words(text)):
            telling = telling or any(self._tells(f) for f in asked)
            for doc, score in self._scores(asked).items():
                best[doc] = max(best.get(doc, 0.0), score)
        ranked = sorted(best.items(), key=lambda kv: (-kv[1], self.texts[kv[0]].key))
        top = ranked[0][1] if ranked else 0.0
        return [
            Found(self.texts[doc].key, round(min(score, 1.0), 3), weak=score < SURE or not telling)
            for doc, score in ranked[:limit]
            if score >= max(LEAST, top * 0.45)
        ]

    def _tells(self, feature: Feature) -> bool:
        return isinstance(feature, str) and feature in self.postings and not self._is_filler(feature)

    def elsewhere(self, text: str) -> tuple[str, str] | None:
        """Who handles it when we do not, in both languages; None when nobody is known or we handle it."""
        mended = [w for w, _ in self.mender.mend(words(text))]
        for size in range(len(mended), 0, -1):
            for at in range(len(mended) - size + 1):
                found = self.vocabulary.elsewhere.get(tuple(mended[at : at + size]))
                if found and not self._handled(mended[at : at + size]):
                    return found
        return None

    def _handled(self, phrase: Sequence[str]) -> bool:
        core = [w for w in phrase if not self._is_filler(w)]
        pairs = set(zip(core, core[1:], strict=False))
        return bool(pairs) and any(pairs <= named for named in self.named)

    def _readings(self, asked: list[str]) -> Iterable[Asked]:
        """The question as typed and mended, and with what people say put as the law says it."""
        plain = self.mender.mend(self._spelled_out(self.vocabulary.bare(asked)))
        yield self._asked(plain)
        for turn in range(3):
            put = self._rewritten(plain, turn)
            if put is None:
                return
            yield self._asked(put)

    def _spelled_out(self, asked: list[str]) -> list[str]:
        out: list[str] = []
        for word in asked:
            short = word not in self.mender.words and (word,) not in self.vocabulary.rewritten
            runs = self.initials.get(word, ()) if short and len(word) >= 3 else ()
            out += runs[0] if runs else (word,)
        return out

    def _rewritten(self, asked: list[tuple[str, float]], turn: int) -> list[tuple[str, float]] | None:
        """The turn-th meaning of each known phrase put in its place, longest phrases first; None when none is left."""
        out: list[tuple[str, float]] = []
        at, used = 0, False
        while at < len(asked):
            size, meaning = self._meaning(asked, at, turn)
            if size:
                out += [(w, 0.97) for w in meaning]
                used = True
            else:
                out.append(asked[at])
            at += size or 1
        return out if used else None

    def _meaning(self, asked: list[tuple[str, float]], at: int, turn: int) -> tuple[int, Phrase]:
        for size in range(min(7, len(asked) - at), 0, -1):
            phrase = tuple(w for w, _ in asked[at : at + size])
            meanings = () if phrase in self.official else self.vocabulary.rewritten.get(phrase, ())
            if meanings and turn < max(1, len(meanings)) and (turn == 0 or len(meanings) > turn):
                return size, meanings[turn]
        return 0, ()

    def _asked(self, said: list[tuple[str, float]]) -> Asked:
        features = _features(said)
        for at, size in self._foreign([w for w, _ in said]):
            for feature in _features(said[at : at + size]):
                features[feature] = -1.0
        return features

    def _foreign(self, said: list[str]) -> Iterable[tuple[int, int]]:
        for size in range(min(6, len(said)), 0, -1):
            for at in range(len(said) - size + 1):
                phrase = said[at : at + size]
                if tuple(phrase) in self.vocabulary.elsewhere and not self._handled(phrase):
                    yield at, size

    def _counts(self, feature: Feature, sure: float) -> float:
        """How much an asked feature weighs against a hit that lacks it: a word fully, a chance pair hardly.

        A word that had to be guessed weighs as much as a stranger in the measure of the doubt.
        """
        weight = self._weight(feature)
        if isinstance(feature, str):
            return weight + max(0.0, 0.9 - abs(sure)) * self.common
        return weight * (abs(sure) if feature in self.postings or sure < 0 else 0.15)

    def _scores(self, asked: Asked) -> dict[int, float]:
        whole = sum(self._counts(f, sure) for f, sure in asked.items())
        if not whole:
            return {}
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
            saying = self.sayings[number]
            covered, used = weight / whole, weight / saying.weight
            score = saying.worth * math.sqrt(covered) * math.sqrt(covered * 0.55 + min(used, 1.0) * 0.45)
            best[saying.doc] = max(best[saying.doc], score)
        return {doc: 0.75 * score + 0.25 * bag[doc] / whole for doc, score in best.items()}


def _features(said: Sequence[tuple[str, float]]) -> Asked:
    found: Asked = {}
    for word, sure in said:
        found[word] = max(found.get(word, 0.0), sure)
    for (a, x), (b, y) in zip(said, said[1:], strict=False):
        found[(a, b)] = max(found.get((a, b), 0.0), min(x, y))
    return found


def _rarity(sayings: Sequence[tuple[int, list[str], float]], docs: int) -> dict[Feature, float]:
    """How telling a feature is: the fewer procedures have it, the more."""
    where: dict[Feature, set[int]] = defaultdict(set)
    for doc, said, _ in sayings:
        for feature in _features([(w, 1.0) for w in said]):
            where[feature].add(doc)
    return {f: math.log(1 + (docs + 0.5) / (len(d) + 0.5)) for f, d in where.items()}
