"""A question as typed, mended, and put as the law would put it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from motcua.catalogue.rules.search.mending import Mender
from motcua.catalogue.rules.search.sayings import Saying, Text, initials, official
from motcua.catalogue.rules.search.typing import words
from motcua.catalogue.rules.search.vocabulary import Phrase, Vocabulary

#: a question word by word, each with how sure it is
Sentence = list[tuple[str, float]]
#: meanings of one folk phrase that are tried, and how many words it may have
MEANINGS, LONGEST = 3, 7


class Reader:
    """Knows the words of a catalogue and of the vocabulary."""

    def __init__(self, texts: Sequence[Text], said: Sequence[Saying], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.mender = Mender([phrase for _, phrase, _ in said] + [list(p) for p in self._phrases()])
        self.initials = initials(said)
        self.official = official(texts)
        names = [words(t.name) for t in texts]
        self.named = [frozenset(zip(n, n[1:], strict=False)) for n in names]

    def _phrases(self) -> Iterable[Phrase]:
        yield from self.vocabulary.rewritten
        yield from self.vocabulary.elsewhere
        for meanings in self.vocabulary.rewritten.values():
            yield from meanings

    def readings(self, text: str) -> Iterable[Sentence]:
        """The question as typed and mended, then with what people say put as the law says it."""
        plain = self.mender.mend(self._spelled_out(self.vocabulary.bare(words(text))))
        yield plain
        for turn in range(MEANINGS):
            put = self._rewritten(plain, turn)
            if put is None:
                return
            yield put

    def _spelled_out(self, asked: list[str]) -> list[str]:
        out: list[str] = []
        for word in asked:
            known = len(word) < 3 or word in self.mender.words or (word,) in self.vocabulary.rewritten
            out += (word,) if known else self.initials.get(word, (word,))
        return out

    def _rewritten(self, asked: Sentence, turn: int) -> Sentence | None:
        """The turn-th meaning of each known phrase put in its place, longest phrases first; None when none is left."""
        out: Sentence = []
        at, used = 0, False
        while at < len(asked):
            size, meaning = self._meaning(asked, at, turn)
            out += [(w, 0.97) for w in meaning] if size else [asked[at]]
            used = used or bool(size)
            at += size or 1
        return out if used else None

    def _meaning(self, asked: Sentence, at: int, turn: int) -> tuple[int, Phrase]:
        for size in range(min(LONGEST, len(asked) - at), 0, -1):
            phrase = tuple(w for w, _ in asked[at : at + size])
            meanings = () if phrase in self.official else self.vocabulary.rewritten.get(phrase, ())
            if turn < len(meanings):
                return size, meanings[turn]
        return 0, ()

    def foreign(self, said: list[str]) -> Iterable[tuple[int, int, tuple[str, str]]]:
        """Phrases of matters that others handle and this catalogue does not: (where, how long, who handles them)."""
        for size in range(min(LONGEST, len(said)), 0, -1):
            for at in range(len(said) - size + 1):
                phrase = said[at : at + size]
                who = self.vocabulary.elsewhere.get(tuple(phrase))
                if who and not self._handled(phrase):
                    yield at, size, who

    def _handled(self, phrase: Sequence[str]) -> bool:
        core = [w for w in phrase if not self.vocabulary.is_filler(w)]
        pairs = set(zip(core, core[1:], strict=False))
        return bool(pairs) and any(pairs <= named for named in self.named)
