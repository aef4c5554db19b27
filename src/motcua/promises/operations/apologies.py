"""Letters of apology: drafted before lateness, laid on the desk of the head who must sign, dropped when not needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db import transaction

from motcua.audit import queries as audit
from motcua.audit.terms import Topic
from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import Amount, Calendar
from motcua.dossiers.operations.resolve.tasks import process_of
from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.queries.running import Running
from motcua.dossiers.rules import apologies as law
from motcua.dossiers.terms import Held
from motcua.promises.models import Beginning, Letter
from motcua.promises.rules import drafting
from motcua.promises.terms import Danger

#: the time between two sweeps: what comes into danger before the next one is drafted by this one
BEAT = timedelta(hours=1)
#: local calendars may have more days off than the national one, by which the sweep draws its first circle
SLACK = timedelta(days=7)
#: dossiers read whole at a time
MANY = 500

CalendarOf = Callable[[int], Calendar]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What one sweep did."""

    drafted: int
    dropped: int


@transaction.atomic
def draft(*, at: datetime, red: Collection[int] = ()) -> Drafted:
    """Lay a letter on the head's desk for every promise in danger, and take back those no longer needed.

    red: ids of dossiers whose forecast passes the date, wherever the clock stands. A promise has one letter, so a
    second run changes nothing. Law: NĐ 61/2018 Art. 19; NĐ 118/2025 Art. 19-20.
    """
    calendar_of = calendars_now()
    pending = {(one.dossier_id, one.due_at): one for one in pending_of(1)}
    files = dossiers.running(_circle(at), {*red, *(dossier for dossier, _ in pending)})
    begun = dict(Beginning.objects.values_list("unit", "on"))
    found = [f for f in files if _watched(f, begun) and (f.id in red or _endangered(f, at, calendar_of))]
    drafted = lay(_letters(_without_letter(found), at, red, calendar_of))
    needed = {(f.id, f.due_at) for f in files}
    return Drafted(drafted, drop((one for key, one in pending.items() if key not in needed), at))


def calendars_now() -> CalendarOf:
    """The calendar of each unit, as it stands now."""
    known = audit.revisions()
    return cache(lambda unit: calendars.of_unit(unit, known.get(Topic.CALENDARS, 0), known.get(Topic.DIRECTORY, 0)))


def pending_of(number: int) -> Iterator[Letter]:
    """Letters of that number that wait for a signature."""
    return Letter.objects.filter(number=number, signed_at=None, dropped_at=None).iterator()


def _circle(at: datetime) -> datetime:
    """Promises beyond this moment are in no danger by the clock."""
    days = drafting.drafting_on(day_of(at)).days_before + 1
    return due_at(at + BEAT, Amount.parse(f"{days}d"), calendars.standard()) + SLACK


def _watched(file: Running, begun: dict[int, date]) -> bool:
    return file.unit not in begun or day_of(file.accepted_at) >= begun[file.unit]


def _endangered(file: Running, at: datetime, calendar_of: CalendarOf) -> bool:
    return drafting.endangered(file.since, file.due_at, at + BEAT, calendar_of(file.unit))


def _without_letter(found: Sequence[Running]) -> list[Running]:
    """Those whose promise has no letter that waits or was signed; one that was dropped is laid out again."""
    kept = Letter.objects.filter(number=1, dropped_at=None, dossier__in=[f.id for f in found])
    answered = set(kept.values_list("dossier", "due_at"))
    return [f for f in found if (f.id, f.due_at) not in answered]


def _letters(files: Sequence[Running], at: datetime, red: Collection[int], calendar_of: CalendarOf) -> Iterator[Letter]:
    for some in (files[n : n + MANY] for n in range(0, len(files), MANY)):
        held = dossiers.held([f.id for f in some])
        for file in some:
            danger = Danger.CLOCK if _endangered(file, at, calendar_of) else Danger.FORECAST
            yield _letter(file, held[file.id], at, danger, calendar_of(file.unit))


def _letter(file: Running, held: Held, at: datetime, danger: Danger, calendar: Calendar) -> Letter:
    definition = process_of(held.process)
    blame = drafting.blame(held.tasks, file.unit, at)
    return Letter(
        dossier_id=file.id, number=1, unit_id=file.unit, fault_id=blame.unit, ground=blame.ground, due_at=file.due_at,
        sign_by=law.sign_by(file.since, file.due_at, calendar), danger=danger, drafted_at=at,
        new_due_at=drafting.new_due(file.due_at, held.tasks, definition, at, calendar),
    )  # fmt: skip


def lay(letters: Iterable[Letter]) -> int:
    """Put letters on their desks; one dropped before is laid out anew. Returns how many."""
    fresh = ["unit", "fault", "ground", "sign_by", "new_due_at", "danger", "drafted_at", "dropped_at"]
    laid = Letter.objects.bulk_create(
        letters, batch_size=MANY, update_conflicts=True, unique_fields=["dossier", "number", "due_at"],
        update_fields=fresh,
    )  # fmt: skip
    return len(laid)


def drop(letters: Iterable[Letter], at: datetime) -> int:
    """Take back letters nobody needs to sign. Returns how many."""
    ids = [one.pk for one in letters]
    return Letter.objects.filter(pk__in=ids, signed_at=None, dropped_at=None).update(dropped_at=at) if ids else 0
