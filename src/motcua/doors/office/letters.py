"""Letters as a head reads them: whose delay, why, until when to sign, which day is promised instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from motcua.calendars.terms import ZONE, day_of
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.kit.promise import Strip
from motcua.doors.office import items
from motcua.dossiers import queries
from motcua.dossiers.queries import Page, Row
from motcua.dossiers.rules import apologies
from motcua.dossiers.rules.apologies import Ground
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.promises.queries import letters
from motcua.promises.queries.letters import LetterView

#: letters on the first page of a leader; the rest stand on their own
FIRST = 20
#: letters on the page of many
MANY = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """The letters that wait: the first of them, and how many there are."""

    items: list[LetterItem]
    count: int
    grounds: tuple[Ground, ...]
    far: Text = apologies.FAR_IS_MEANT


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form of a letter: as drafted, or as the head had changed it. changed: shown open."""

    letter: int | None
    ground: str
    words: str
    fault: str
    due: str
    #: why it could not be signed so, said by the field
    wrong: Text | None = None
    changed: bool = True


def typed(letter: int, said: Mapping[str, str], wrong: Text) -> Typed:
    """As it was posted; nothing typed is lost to a refusal."""
    ground, words, fault, due = (said.get(name, "")[:2000] for name in ("ground", "words", "fault", "due"))
    return Typed(letter, ground, words, fault, due, wrong, changed=bool(ground))


def _drafted(letter: LetterView) -> Typed:
    due = f"{letter.new_due_at.astimezone(ZONE):%Y-%m-%d}" if letter.new_due_at else ""
    ground = letter.ground.code if letter.ground else ""
    return Typed(letter.id, ground, letter.words, str(letter.fault.id), due, changed=False)


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One letter to sign. late: it can no longer be signed as long before the date as the law asks; passed: nor before
    the date at all."""

    letter: LetterView
    procedure_name: str
    applicant: str
    subject: str
    strip: Strip | None
    faults: tuple[UnitView, ...]
    late: bool
    passed: bool
    key: str
    said: Typed


def desk(actor: Actor, now: datetime, said: Typed | None = None) -> Desk:
    """Letters that wait for the actor's signature, the most urgent first. said: what was typed into one of them."""
    units = actor.headed
    found = letters.to_sign(units, FIRST)
    pages = queries.pages(actor, [one.code for one in found]) if found else {}
    shown = [_item(one, pages[one.code], now, said) for one in found if one.code in pages]
    return Desk(shown, letters.count_to_sign(units), apologies.grounds())


def _item(letter: LetterView, page: Page, now: datetime, said: Typed | None) -> LetterItem:
    return LetterItem(
        letter=letter, procedure_name=page.procedure.name, applicant=page.applicant.name, subject=page.subject,
        strip=items.strip_of(page, now), late=now > letter.sign_by, passed=now > letter.due_at, key=uuid4().hex,
        faults=tuple(dict.fromkeys([letter.fault, page.unit, *(t.unit for t in page.tasks)])),
        said=said if said and said.letter == letter.id else _drafted(letter),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Which files a mass apology is about: those of a unit promised between two days, or whatever is drafted."""

    unit: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """One file of a mass apology."""

    letter: LetterView
    row: Row


def chosen(actor: Actor, now: datetime, asked: Asked) -> list[Line]:
    """The files asked about that the actor may put off, each with the day it would be promised for."""
    units = actor.headed
    if asked.first and asked.last:
        below = directory.tree(day_of(now)).answers_for(_unit(asked, actor, now).id) if asked.unit else units
        found = letters.proposals(below & actor.units, *_span(asked.first, asked.last), now, MANY)
    else:
        found = letters.to_sign(units, MANY, number=1)
    return _lines(actor, found)


def _unit(asked: Asked, actor: Actor, now: datetime) -> UnitView:
    return directory.tree(day_of(now)).by_code(asked.unit)


def _span(first: date, last: date) -> tuple[datetime, datetime]:
    if not date(2000, 1, 1) <= first <= last <= date(2100, 1, 1):
        raise Refused("Ngày đầu phải trước ngày cuối.", "The first day must come before the last.")
    return datetime.combine(first, time(0), ZONE), datetime.combine(last, time(0), ZONE) + timedelta(days=1)


def _lines(actor: Actor, found: Sequence[LetterView]) -> list[Line]:
    rows = queries.named(actor, [one.code for one in found])
    return [Line(one, rows[one.code]) for one in found if one.code in rows]


def units(actor: Actor, now: datetime) -> list[UnitView]:
    """Units whose files the actor may put off, for the choice."""
    tree = directory.tree(day_of(now))
    mine = frozenset().union(*(tree.subtree(u) for u in actor.headed))
    return [u for u in tree if u.id in mine]
