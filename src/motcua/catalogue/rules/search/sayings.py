"""Every way of saying a procedure, cut into words and pairs of words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.catalogue.rules.search.typing import words
from motcua.catalogue.rules.search.vocabulary import Phrase, Vocabulary

Feature = str | tuple[str, str]
#: feature -> how sure it is that it was meant; negative: it belongs to a matter of somebody else
Asked = dict[Feature, float]
#: (number of the procedure, the words, what they are worth against its name)
Saying = tuple[int, list[str], float]

NAME, OFFICIAL, EVERYDAY = 1.0, 0.8, 0.97


@dataclass(frozen=True, slots=True)
class Text:
    """What is known about one procedure: its key, its name, and other official words (results, field, synonyms)."""

    key: str
    name: str
    others: tuple[str, ...] = ()


def sayings(texts: Sequence[Text], vocabulary: Vocabulary) -> list[Saying]:
    """Names, other official words, and what people say about procedures whose names have those words."""
    return [(doc, vocabulary.bare(said), worth) for doc, said, worth in _sayings(texts, vocabulary)]


def _sayings(texts: Sequence[Text], vocabulary: Vocabulary) -> Iterable[Saying]:
    for doc, text in enumerate(texts):
        name = words(text.name)
        yield doc, name, NAME
        for other in text.others:
            yield doc, words(other), OFFICIAL
        present = set(name)
        for about, absent, said in vocabulary.everyday:
            if present.issuperset(about) and not present.intersection(absent):
                yield from ((doc, words(s), EVERYDAY) for s in said)


def features(said: Sequence[tuple[str, float]]) -> Asked:
    """Words and neighbouring pairs, each with the surest it was met."""
    found: Asked = {}
    for word, sure in said:
        found[word] = max(found.get(word, 0.0), sure)
    for (a, x), (b, y) in zip(said, said[1:], strict=False):
        found[(a, b)] = max(found.get((a, b), 0.0), min(x, y))
    return found


def rarity(said: Iterable[Saying], docs: int) -> dict[Feature, float]:
    """How telling a feature is: the fewer procedures have it, the more."""
    where: dict[Feature, set[int]] = defaultdict(set)
    for doc, phrase, _ in said:
        for feature in features([(w, 1.0) for w in phrase]):
            where[feature].add(doc)
    return {f: math.log(1 + (docs + 0.5) / (len(d) + 0.5)) for f, d in where.items()}


def initials(said: Iterable[Saying]) -> dict[str, Phrase]:
    """dkkh -> đăng ký kết hôn: first letters of every run of three to six words in a name, the commonest run."""
    found: dict[str, Counter[Phrase]] = defaultdict(Counter)
    for _, phrase, worth in said:
        if worth == NAME:
            for run, at in _runs(phrase, 3, 6):
                found["".join(w[0] for w in run)][run] += 1 if at else 3
    return {short: runs.most_common(1)[0][0] for short, runs in found.items()}


def official(texts: Sequence[Text]) -> set[Phrase]:
    """Runs of two to seven words that stand in a name: the law's own words, which nobody needs to put otherwise."""
    return {run for text in texts for run, _ in _runs(words(text.name), 2, 7)}


def _runs(phrase: list[str], shortest: int, longest: int) -> Iterable[tuple[Phrase, int]]:
    for size in range(shortest, longest + 1):
        for at in range(len(phrase) - size + 1):
            yield tuple(phrase[at : at + size]), at
