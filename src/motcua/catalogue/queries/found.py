"""Finding procedures in everyday words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from motcua.catalogue.models import Version
from motcua.catalogue.queries.spans import current_revision
from motcua.catalogue.rules.search import Index
from motcua.catalogue.rules.search import Text as Searched
from motcua.directory.terms import Level
from motcua.kernel.text import Text

#: longer questions are cut: nobody needs more words to name a procedure
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure that may be meant. score: 0 to 1; weak: only a guess, to be shown as one."""

    code: str
    name: str
    field_name: str
    level: Level
    version_id: int
    score: float
    weak: bool


def find(text: str, limit: int = 10, *, revision: int | None = None) -> list[Hit]:
    """Procedures in force that may be meant, best first, at most `limit`; empty when nothing is alike.

    Understands missing marks, typing errors, Telex and VNI leftovers, abbreviations, folk and regional names, told
    situations, English and codes. No SQL besides the revision while the catalogue does not change.
    """
    held = _held(current_revision(revision))
    found = held.index.find(text[:LONGEST], limit)
    return [
        Hit(row.code, row.name, row.field_name, row.level, row.version_id, f.score, f.weak)
        for f in found
        for row in [held.rows[f.key]]
    ]


def elsewhere(text: str, *, revision: int | None = None) -> Text | None:
    """Who handles a matter that is not in the catalogue (passports, divorce …); None when nobody is known."""
    said = _held(current_revision(revision)).index.elsewhere(text[:LONGEST])
    return Text(*said) if said else None


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    name: str
    field_name: str
    level: Level
    version_id: int


@dataclass(frozen=True, slots=True)
class _Held:
    rows: dict[str, _Row]
    index: Index


@lru_cache(maxsize=1)
def _held(revision: int) -> _Held:
    """The index over the newest version of every procedure not ended. One SQL for each revision."""
    newest = Version.objects.filter(valid_to=None).order_by("procedure__code")
    rows, texts = {}, []
    for code, name, field, level, number, content in newest.values_list(
        "procedure__code", "name", "field__name", "level", "id", "content"
    ):
        rows[code] = _Row(code, name, field, Level(level), number)
        texts.append(Searched(code, name, (*content.get("result", ()), field, *content.get("synonyms", ()))))
    return _Held(rows, Index(texts))
