"""The counter's page as it stands after what was typed: everything the template shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from motcua.calendars.rules import day_of
from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import BundleView, LinkedView, VersionView
from motcua.catalogue.terms import Paper as Asked
from motcua.catalogue.terms import PaperKind
from motcua.doors.desk.counter import agencies, bill, checking, papers, preview
from motcua.doors.desk.counter.known import Person
from motcua.doors.desk.counter.papers import Row
from motcua.doors.desk.counter.seat import Seat
from motcua.doors.desk.counter.typed import Typed
from motcua.doors.kit import told
from motcua.doors.kit.request import Request
from motcua.dossiers.queries.offers import offers
from motcua.dossiers.queries.store import Stored
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

MOST_HITS = 8


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the counter: the person, the procedure it is about, and its papers."""

    typed: Typed
    person: Person
    version: VersionView | None
    rows: tuple[Row, ...]
    hits: tuple[catalogue.Hit, ...]
    refused: Text | None = None
    #: what may be done with this declaration, and what of it is
    linked: BundleView | None = None
    chosen: BundleView | None = None


def lay(request: Request, person: Person, post: Mapping[str, str]) -> Table:
    """Look up the procedure picked, or search for the words typed; one hit alone is picked at once."""
    typed = person.typed
    hits: tuple[catalogue.Hit, ...] = ()
    if not typed.procedure and typed.query:
        hits = found(typed.query)
        if len(hits) == 1 and not hits[0].weak:
            typed, hits = replace(typed, procedure=hits[0].code), ()
    version, refused = _version(request, typed)
    if version is None:
        return Table(replace(typed, procedure=""), person, None, (), hits, refused)
    linked = catalogue.linked(version.procedure_code, day_of(request.now))
    chosen = linked.only(typed.linked) if linked else None
    asked = chosen.together.papers if chosen else version.papers
    rows = papers.rows(asked, post, _held(request, typed, asked))
    return Table(replace(typed, query=""), person, version, rows, (), None, linked, chosen)


def _held(request: Request, typed: Typed, asked: Iterable[Asked]) -> dict[str, Stored]:
    """What the person need not hand in, once it is known who they are."""
    if not (typed.name and checking.is_number(typed.id_no)):
        return {}
    wanted = [paper.name for paper in asked if paper.kind is PaperKind.SUBMIT]
    return offers(request.actor, id_no=typed.id_no, name=typed.name, papers=wanted, at=request.now)


def found(words: str) -> tuple[catalogue.Hit, ...]:
    """Procedures by code, name or folk word, best first."""
    return tuple(catalogue.find(words, MOST_HITS))


def _version(request: Request, typed: Typed) -> tuple[VersionView | None, Text | None]:
    if not typed.procedure:
        return None, None
    try:
        return catalogue.version_on(typed.procedure, day_of(request.now)), None
    except Refused as no:
        return None, Text(no.vi, no.en)


def shown(request: Request, seat: Seat, table: Table, errors: checking.Errors) -> dict[str, Any]:
    """The template's context."""
    language = request.reader.language
    person = table.person
    promise, refused = _preview(request, seat, table)
    return {
        "typed": table.typed, "version": table.version, "cases": table.version.cases if table.version else (),
        "rows": table.rows, "holds": any(row.held for row in table.rows),
        "kinds": papers.KINDS, "hits": table.hits, "preview": promise, "seat": seat,
        "refused": table.refused or refused, "errors": {name: words.to(language) for name, words in errors.items()},
        "focus": {} if errors else focus(table, promise is not None),
        "marks": {name: source.to(language) for name, source in person.marks.items()},
        "bill": bill.bill(table.version.fees, table.rows, table.typed.pages) if table.version else None,
        "people": person.people, "said": person.said, "here": request.path,
        "agencies": agencies.choice(request, seat, table.version, table.typed),
        "linked": [(part, part.version.procedure_code in table.typed.linked) for part in _others(table)],
        "counters": agencies.counters(request, seat),
        "wishes": told.options(language),
        "nothing": bool(table.typed.query and table.version is None and not _sure(table)),
    }  # fmt: skip


def focus(table: Table, promised: bool) -> dict[str, str]:
    """Where the hands go: to the people or procedures to choose from, else to the next thing missing."""
    if table.person.people:
        return {"people": "1"}
    if _sure(table):
        return {"hits": "1"}
    return checking.focus(table.typed, table.rows, chosen=table.version is not None, promised=promised)


def _others(table: Table) -> tuple[LinkedView, ...]:
    return table.linked.others if table.linked else ()


def _sure(table: Table) -> bool:
    """Whether something was found, and not only guessed."""
    return any(not hit.weak for hit in table.hits)


def _preview(request: Request, seat: Seat, table: Table) -> tuple[preview.Preview | None, Text | None]:
    if table.version is None:
        return None, None
    try:
        return preview.preview(table.version, table.typed, seat.unit, request), None
    except Refused as no:
        return None, Text(no.vi, no.en)
