"""People whom earlier dossiers within reach already know, so that a counter need not ask them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers import rules
from motcua.dossiers.queries.finding import matching
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import rights
from motcua.kernel.actor import Actor

#: dossiers looked through for people; the newest say what holds today
LOOKED = 60


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as one dossier knows them. kind: 1 a person, 2 an organisation."""

    code: str
    filed: datetime
    name: str
    id_no: str
    address: str
    phone: str
    email: str
    kind: str


def known(actor: Actor, text: str, limit: int = 6) -> list[Known]:
    """People whose number is this or in whose name all the words begin, the newest dossier of each. One SQL.

    Only from dossiers visible to the actor: a name of another place is not even hinted at.
    """
    words = rules.tokens(text[:200]).split()[:8]
    if not words:
        return []
    condition, values = matching(actor, words)
    found: dict[str, Known] = {}
    for one in _asked(actor, condition, values, LOOKED):
        if one.id_no and _is_meant(one, words):
            found.setdefault(one.id_no, one)
    return list(found.values())[:limit]


def known_from(actor: Actor, code: str) -> Known | None:
    """The applicant of a dossier visible to the actor; None when there is none. One SQL."""
    return next(iter(_asked(actor, "d.code = %s", [code], 1)), None)


def _is_meant(one: Known, words: Sequence[str]) -> bool:
    """The index also holds codes, phones and subjects: here only the number and the name count."""
    if len(words) == 1 and words[0].isdigit():
        return rules.tokens(one.id_no) == words[0]
    own = rules.tokens(one.name).split()
    return all(any(mine.startswith(word) for mine in own) for word in words)


def _asked(actor: Actor, condition: str, values: Sequence[Any], limit: int) -> list[Known]:
    visible, allowed = rights.visible(actor)
    sql = f"""select d.code, d.submitted_at, d.applicant ->> 'name', d.applicant ->> 'id_no', d.applicant ->> 'address',
            d.applicant ->> 'phone', d.applicant ->> 'email', d.applicant ->> 'kind' from dossiers_dossier d
        where {condition} and {visible} order by d.submitted_at desc, d.id desc limit %s"""
    rows = ask(numbered(sql), [*values, *allowed, limit])
    return [Known(code, filed, *(word or "" for word in said)) for code, filed, *said in rows]
