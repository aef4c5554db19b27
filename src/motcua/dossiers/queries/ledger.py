"""The promise ledger of a dossier: every date promised, and day by day why the one in force falls where it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from django.conf import settings

from motcua.audit.operations import trace_reading
from motcua.audit.terms import Look
from motcua.calendars import queries as calendars
from motcua.calendars import rules as time
from motcua.calendars.rules import day_of
from motcua.calendars.terms import Amount, Calendar, Due, LedgerLine, MissingYear, Mode, Pause
from motcua.catalogue import queries as catalogue
from motcua.directory.terms import UnitView
from motcua.dossiers import rules
from motcua.dossiers.queries.reading import Whole, whole
from motcua.dossiers.rules import clock, promised, rights
from motcua.dossiers.rules.promised import Promised, Why
from motcua.dossiers.terms import Held, State, Verdict
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours


@dataclass(frozen=True, slots=True)
class PromiseLedger:
    """Everything ever promised about one dossier. units: by id, of those named in the lines."""

    code: str
    procedure_name: str
    unit: UnitView
    accepted_at: datetime | None
    original_due_at: datetime | None
    due_at: datetime | None
    paused_at: datetime | None
    ended_at: datetime | None
    verdict: Verdict | None
    state: State
    amount: Amount | None
    lines: tuple[Promised, ...]
    days: tuple[LedgerLine, ...]
    units: dict[int, UnitView]


def promises(actor: Actor, code: str, at: datetime) -> PromiseLedger:
    """For an official who may see the dossier; the look leaves its trace. Two SQL. Raises NotYours."""
    read = whole(code, rights.visible(actor))
    if not actor.system:
        trace_reading(subject=code, what=Look.PAGE, by=actor, at=at)
    return _ledger(read)


def own_promises(code: str, secret: str) -> PromiseLedger:
    """For who holds the slip. One SQL. Raises NotYours on a wrong pair."""
    if not rules.is_secret_of(secret, code, settings.TRACKING_KEY):
        raise NotYours()
    found = _ledger(whole(code, ("true", ())))
    return replace(found, lines=promised.unnamed(found.lines))


def _ledger(read: Whole) -> PromiseLedger:
    held, lines = read.held, promised.ledger(read.facts)
    tree = read.tree(day_of(held.submitted_at))
    return PromiseLedger(
        code=held.code, procedure_name=catalogue.version(held.version).name, unit=tree.unit(held.unit),
        accepted_at=held.accepted_at, original_due_at=held.original_due_at, due_at=held.due_at,
        paused_at=held.paused_at, ended_at=held.ended_at, verdict=held.verdict, state=held.state,
        amount=Amount.parse(held.amount) if held.amount else None, lines=lines, days=days(read),
        units={one.unit: read.tree(day_of(one.at)).unit(one.unit) for one in lines if one.unit},
    )  # fmt: skip


def days(read: Whole) -> tuple[LedgerLine, ...]:
    """Why the promise falls on that day, day by day: by the count, and from there on by the letter that put it off.

    Empty before there is a promise, and where the calendar has been changed since and would tell another story.
    """
    return _counted(read.held, read) or _put_off(read)


def answer_by(read: Whole) -> datetime:
    """By when whoever filed hears whether it is accepted: counted from the filing, or from when it could begin."""
    known = read.revisions
    calendar = calendars.of_unit(read.held.intake_unit, known.get("calendars", 0), known.get("directory", 0))
    return clock.answer_by(read.held.clock_at or read.held.submitted_at, calendar)


def opening_after(read: Whole, at: datetime) -> datetime:
    """When the unit that gives the result out is open next, from a moment on; where its calendar ends: that moment."""
    known = read.revisions
    calendar = calendars.of_unit(read.held.returns_at, known.get("calendars", 0), known.get("directory", 0))
    try:
        return time.snap(at + timedelta(minutes=1), calendar)
    except MissingYear:
        return at


def _put_off(read: Whole) -> tuple[LedgerLine, ...]:
    """As counted before the letter, then the days it added; empty without a letter."""
    letter = next((one for one in promised.ledger(read.facts) if one.why is Why.PUT_OFF), None)
    before = rules.fold(read.facts[: letter.seq - 1]) if letter else None
    if letter is None or before is None or before.due_at is None or read.held.due_at is None:
        return ()
    counted = _counted(before, read)
    pauses = tuple(p for p in clock.pauses_of(read.held) if p.start >= letter.at)
    added = time.added(before.due_at, read.held.due_at, _calendar(read.held, read), pauses)
    return (*counted, *added) if counted else ()


def _counted(held: Held, read: Whole) -> tuple[LedgerLine, ...]:
    if held.due_at is None or held.clock_at is None:
        return ()
    told = _told(held.clock_at, held.amount, _calendar(held, read), held.mode, tuple(clock.pauses_of(held)))
    return told.ledger if told.at == held.due_at else ()


@lru_cache(maxsize=2048)
def _told(start: datetime, amount: str, calendar: Calendar, mode: str, pauses: tuple[Pause, ...]) -> Due:
    """A due date explained; the same question is asked each time the page of a dossier is read."""
    return time.due(start, Amount.parse(amount), calendar, Mode(mode), pauses=pauses)


def _calendar(held: Held, read: Whole) -> Calendar:
    revisions = read.revisions
    return calendars.of_unit(held.unit, revisions.get("calendars", 0), revisions.get("directory", 0))
