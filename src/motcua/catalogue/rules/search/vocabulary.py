"""What people say and what the law says, read from data/vocabulary.json once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from motcua.catalogue.rules.search.typing import words

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ways of speaking.

    rewritten: a folk, regional, short or English phrase -> the official ones it may stand for.
    everyday: (words that a procedure's name must contain, words it must not, what people say about it).
    elsewhere: a phrase for a matter other agencies handle -> who, in words.
    filler: words that say little about the matter.
    padding: phrases that say nothing about it and are left out.
    """

    rewritten: dict[Phrase, tuple[Phrase, ...]]
    everyday: tuple[tuple[Phrase, Phrase, tuple[str, ...]], ...]
    elsewhere: dict[Phrase, tuple[str, str]]
    filler: frozenset[str]
    padding: frozenset[Phrase]

    def is_filler(self, word: str) -> bool:
        """Whether a word says little: numbers do too."""
        return word in self.filler or word.isdigit()

    def bare(self, said: list[str]) -> list[str]:
        """The words without padding; as they were when nothing else is left."""
        out: list[str] = []
        at = 0
        while at < len(said):
            size = next((n for n in (5, 4, 3, 2) if tuple(said[at : at + n]) in self.padding), 0)
            out += said[at : at + 1] if not size else []
            at += size or 1
        return out or said


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    data = json.loads(resources.files("motcua.catalogue").joinpath("data/vocabulary.json").read_text("utf-8"))
    rewritten: dict[Phrase, tuple[Phrase, ...]] = {}
    for group in data["rewritten"]:
        for said in group["say"]:
            key = tuple(words(said))
            rewritten[key] = rewritten.get(key, ()) + tuple(tuple(words(m)) for m in group["mean"])
    everyday = tuple(
        (tuple(words(e["about"])), tuple(words(e.get("not", ""))), tuple(e["say"])) for e in data["everyday"]
    )
    elsewhere = {tuple(words(s)): (g["vi"], g["en"]) for g in data["elsewhere"] for s in g["say"]}
    filler = frozenset(w for f in data["filler"] for w in words(f))
    return Vocabulary(rewritten, everyday, elsewhere, filler, frozenset(tuple(words(p)) for p in data["padding"]))
