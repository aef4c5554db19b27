"""The store of a person: papers their dossiers hold electronically, and the results they were given; folded from the
logs, kept nowhere else. Read only in the course of a dossier of the same owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings

from motcua.audit.operations import trace_reading
from motcua.audit.terms import Look
from motcua.calendars.terms import day_of
from motcua.catalogue import queries as catalogue
from motcua.dossiers import rules
from motcua.dossiers.queries.reading import Whole, whole, wholes
from motcua.dossiers.queries.results import ResultView, results_of
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import keeping, rights
from motcua.dossiers.terms import Act, Held, Mark, Standing
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours

#: dossiers of one owner that are looked into, the newest first
LOOKED = 40
_EVERYWHERE: tuple[str, Sequence[Any]] = ("true", ())
_CODES = """select code from dossiers_dossier where applicant ->> 'id_no' = $1 and code <> $2
order by submitted_at desc limit $3"""
_USES = """select d.code, d.version_id, d.submitted_at, p ->> 'name', p -> 'about' ->> 'on'
from dossiers_dossier d cross join lateral jsonb_array_elements(d.papers) p
where d.applicant ->> 'id_no' = $1 and d.code <> $2 and p -> 'about' ->> 'from' = $2 order by d.submitted_at"""

_USED = """select d.code, d.version_id, d.submitted_at, p ->> 'name', p -> 'about' ->> 'on'
from dossiers_dossier d cross join lateral jsonb_array_elements(d.papers) p
where d.applicant ->> 'id_no' = %s and d.code <> %s and p -> 'about' ->> 'from' = %s and {visible}
order by d.submitted_at limit 100"""


@dataclass(frozen=True, slots=True)
class Stored:
    """One paper in a person's store. place: of the paper in its dossier; of a result, its number in the log, negative.

    verified: an official digitised or issued it; what somebody merely uploaded is no verified paper (A137).
    """

    code: str
    place: int
    name: str
    file: str
    number: str
    issuer: str
    issued_on: str
    valid_until: str
    #: when it was digitised, handed in, or given
    since: datetime
    mark: Mark | None
    #: who scanned it; with mark 0, not signed yet
    by: str = ""
    #: whose it is
    owner: str = ""
    #: code of the dossier that holds a newer one; of a result that was replaced, its own
    replaced_by: str = ""
    #: of a result made here: what it is worth, what took its place, why
    standing: Standing | None = None
    instead: str = ""
    because: str = ""
    #: what makes two results the same thing: nobody's second child replaces the first
    about: str = ""

    @property
    def verified(self) -> bool:
        """Whether an official has had the paper in hand."""
        return self.mark is not Mark.PAPER

    def holds(self, day: date) -> bool:
        """Whether it may stand for the paper on that day."""
        ended = bool(self.valid_until) and self.valid_until < day.isoformat()
        return self.stands and not self.replaced_by and not ended

    def serves(self, day: date) -> bool:
        """Whether an officer may take it for a paper of another matter: it holds, and it is known by itself."""
        return self.holds(day) and keeping.is_known_by_itself(self.name, self.number, self.issuer, day)

    @property
    def until(self) -> date | None:
        """The last day on which it holds."""
        return date.fromisoformat(self.valid_until) if self.valid_until else None

    @property
    def issued(self) -> date | None:
        """The day it was issued."""
        return date.fromisoformat(self.issued_on) if self.issued_on else None

    @property
    def stands(self) -> bool:
        """Whether nobody has replaced or revoked it."""
        return self.standing in {None, Standing.VALID}

    @property
    def thing(self) -> tuple[object, ...]:
        """What a newer one of takes its place: papers by name, results by name and matter."""
        return rules.tokens(self.name), rules.tokens(self.about) if self.mark is None else None


@dataclass(frozen=True, slots=True)
class Use:
    """One reuse of a paper, as its owner sees it: for which matter, when."""

    code: str
    purpose: str
    paper: str
    at: datetime


def store_of(actor: Actor, code: str, at: datetime) -> tuple[Stored, ...]:
    """What the owner of this dossier has in their store, the newest first; nothing for who gave no number. Four SQL.

    Raises NotYours unless the actor digitises papers of this very dossier. Every dossier looked into keeps a trace.
    """
    read = whole(code, rights.visible(actor))
    if rights.hat_for(actor, Act.DIGITISE, read.held) is None and not actor.system:
        raise NotYours()
    found = stored(read.held)
    for source in sorted({one.code for one in found}):
        trace_reading(subject=source, what=Look.SEARCH, by=actor, at=at)
    return found


def stored(held: Held) -> tuple[Stored, ...]:
    """The same for a dossier in hand: nobody is asked. Two SQL."""
    return of_owner(held.applicant.get("id_no", ""), but=held.code)


def of_owner(owner: str, but: str = "") -> tuple[Stored, ...]:
    """The same for a number. but: code of a dossier that is left out. Two SQL."""
    if not owner:
        return ()
    codes = [row[0] for row in ask(_CODES, [owner, but, LOOKED])]
    return _with_successors([one for read in wholes(codes, _EVERYWHERE) for one in _of(read)])


def own_store(code: str, secret: str) -> tuple[tuple[Stored, ...], tuple[Use, ...]]:
    """For who holds the slip: the papers of this one dossier, and what they were used for later. Two SQL.

    Not of the person's other dossiers: a number typed online proves nobody. Raises NotYours on a wrong pair."""
    if not rules.is_secret_of(secret, code, settings.TRACKING_KEY):
        raise NotYours()
    read = whole(code, _EVERYWHERE)
    uses = ask(_USES, [read.held.applicant.get("id_no", ""), read.held.code])
    return tuple(_of(read)), tuple(_use(row) for row in uses)


def used_in(actor: Actor, code: str) -> tuple[Use, ...]:
    """For which later matters, of those the actor may see, papers of this dossier serve: whoever takes a result back
    knows what rests on it. Two SQL. Raises NotYours where the dossier itself is not visible."""
    visible, values = rights.visible(actor)
    owner = whole(code, (visible, values)).held.applicant.get("id_no", "")
    rows = ask(numbered(_USED.format(visible=visible)), [owner, code, code, *values]) if owner else ()
    return tuple(_use(row) for row in rows)


def _use(row: Sequence[Any]) -> Use:
    where, version, filed, paper, on = row
    return Use(where, catalogue.version(version).name, paper, datetime.fromisoformat(on) if on else filed)


def lent(code: str, secret: str, owner: str) -> tuple[Stored, ...] | None:
    """Papers of one dossier for who holds its slip and files in the same name; None in another's. One SQL.

    What was merely uploaded is among them: it serves as it did before. Raises NotYours on a wrong pair."""
    if not rules.is_secret_of(secret, code, settings.TRACKING_KEY):
        raise NotYours()
    read = whole(code, _EVERYWHERE)
    return tuple(_of(read)) if owner and owner == read.held.applicant.get("id_no") else None


def _of(read: Whole) -> Iterator[Stored]:
    """A reused paper lies in the store once, where it was digitised."""
    held = read.held
    for n, paper in enumerate(held.papers):
        about, mark = paper.get("about", {}), Mark(paper.get("mark", 0))
        if paper.get("file") and mark in {Mark.PAPER, Mark.DIGITISED}:
            yield Stored(
                held.code, n, paper["name"], paper["file"], about.get("number", ""), about.get("issuer", ""),
                about.get("issued_on", ""), about.get("valid_until", ""),
                datetime.fromisoformat(about["on"]) if "on" in about else held.submitted_at, mark, about.get("by", ""),
                held.applicant["name"],
            )  # fmt: skip
    issuer = read.tree(day_of(held.submitted_at)).unit(held.unit).name
    yield from (_given(held, issuer, result) for result in results_of(read.facts) if result.file)


def _given(held: Held, issuer: str, result: ResultView) -> Stored:
    """A result that was given: one that was replaced or revoked stays, and says so."""
    return Stored(
        held.code, -result.seq, result.name, result.file, result.number, issuer,
        result.signed_on.isoformat() if result.signed_on else "", result.valid_until, result.at, None,
        owner=held.applicant["name"], replaced_by=held.code if result.instead else "", standing=result.standing,
        instead=result.instead, because=result.because, about=f"{result.about} {held.subject}",
    )  # fmt: skip


def _with_successors(found: list[Stored]) -> tuple[Stored, ...]:
    newest: dict[tuple[object, ...], Stored] = {}
    told = []
    for one in sorted(found, key=lambda one: one.since, reverse=True):
        newer = newest.setdefault(one.thing, one) if one.verified and one.stands else one
        told.append(one if newer is one else replace(one, replaced_by=newer.code))
    return tuple(told)
