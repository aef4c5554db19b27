"""What a letter would say now: made up from how the file stands, not yet laid on any desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import TypeVar

from motcua.audit import queries as audit
from motcua.audit.terms import Topic
from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import Calendar
from motcua.dossiers.operations.resolve.tasks import process_of
from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.queries.answers import slowest
from motcua.dossiers.queries.running import Missed, Running
from motcua.dossiers.rules import apologies as law
from motcua.dossiers.terms import Held
from motcua.promises.models import Letter
from motcua.promises.rules import drafting
from motcua.promises.terms import Danger

#: dossiers read whole at a time
MANY = 500

F = TypeVar("F", Running, Missed)
CalendarOf = Callable[[int], Calendar]


def calendars_now() -> CalendarOf:
    """The calendar of each unit, as it stands now."""
    known = audit.revisions()
    return cache(lambda unit: calendars.of_unit(unit, known.get(Topic.CALENDARS, 0), known.get(Topic.DIRECTORY, 0)))


def first_letters(files: Sequence[Running], at: datetime, calendar_of: CalendarOf) -> Iterator[Letter]:
    """For promises in danger: an apology and another day. A few SQL for every 500."""
    for file, held, slow in _read(files):
        calendar = calendar_of(file.unit)
        blame = drafting.blame(held.tasks, file.unit, at, slow)
        yield Letter(
            dossier_id=file.id, number=1, unit_id=file.unit, fault_id=blame.unit, ground=blame.ground,
            due_at=file.due_at, sign_by=law.sign_by(file.since, file.due_at, calendar), drafted_at=at,
            new_due_at=_new_due(file.due_at, held, at, calendar),
            danger=Danger.CLOCK if drafting.endangered(file.since, file.due_at, at, calendar) else Danger.FORECAST,
        )  # fmt: skip


def second_letters(files: Sequence[Missed], at: datetime, calendar_of: CalendarOf) -> Iterator[Letter]:
    """For new dates missed too: an answer, and for what is still open the day now expected."""
    for file, held, slow in _read(files):
        calendar = calendar_of(file.unit)
        blame = drafting.blame(held.tasks, file.fault or file.unit, at, slow)
        answer = drafting.drafting_on(day_of(file.missed)).answer
        yield Letter(
            dossier_id=file.id, number=2, unit_id=file.unit, fault_id=blame.unit, ground=blame.ground,
            due_at=file.missed, sign_by=due_at(file.missed, answer, calendar), drafted_at=at,
            new_due_at=None if file.ended else _new_due(at, held, at, calendar),
        )  # fmt: skip


def _read(files: Sequence[F]) -> Iterator[tuple[F, Held, int | None]]:
    """Each with what it stands at, and the agency that was latest with an answer."""
    for some in (files[n : n + MANY] for n in range(0, len(files), MANY)):
        ids = [one.id for one in some]
        held, slow = dossiers.held(ids), slowest(ids)
        yield from ((one, held[one.id], slow.get(one.id)) for one in some)


def _new_due(after: datetime, held: Held, at: datetime, calendar: Calendar) -> datetime:
    return drafting.new_due(after, held.tasks, process_of(held.process), at, calendar)
