"""Letters of apology: drafted before lateness, laid on the desk of the head who must sign, dropped when not needed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import Amount
from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.queries.running import Running
from motcua.promises import record
from motcua.promises.models import Letter
from motcua.promises.queries import drafts
from motcua.promises.queries.counted import unwatched
from motcua.promises.rules import drafting

#: the time between two sweeps: what comes into danger before the next one is drafted by this one
BEAT = timedelta(hours=1)
#: local calendars may have more days off than the national one, by which the sweep draws its first circle
SLACK = timedelta(days=7)


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
    calendar_of = drafts.calendars_now()
    pending = list(record.pending(1))
    files = dossiers.running(_circle(at), {*red, *(one.dossier_id for one in pending)}, unwatched())
    dropped = record.drop(_unneeded(pending, {(f.id, f.due_at, f.unit) for f in files}, at), at)
    soon = at + BEAT
    found = [f for f in files if f.id in red or drafting.endangered(f.since, f.due_at, soon, calendar_of(f.unit))]
    return Drafted(record.lay(drafts.first_letters(_without_letter(found), at, calendar_of)), dropped)


def _circle(at: datetime) -> datetime:
    """Promises beyond this moment are in no danger by the clock."""
    days = drafting.drafting_on(day_of(at)).days_before + 1
    return due_at(at + BEAT, Amount.parse(f"{days}d"), calendars.standard()) + SLACK


def _unneeded(pending: Sequence[Letter], needed: Collection[tuple[int, datetime, int]], at: datetime) -> list[Letter]:
    """Letters whose promise is not in danger any more, and those nobody signed until the day they name was over."""
    return [
        one
        for one in pending
        if (one.dossier_id, one.due_at, one.unit_id) not in needed or (one.new_due_at and one.new_due_at <= at + BEAT)
    ]


def _without_letter(found: Sequence[Running]) -> list[Running]:
    """Those whose promise has no letter that waits or was signed; one that was dropped is laid out again."""
    kept = Letter.objects.filter(number=1, dropped_at=None, dossier__in=[f.id for f in found])
    answered = set(kept.values_list("dossier", "due_at"))
    return [f for f in found if (f.id, f.due_at) not in answered]


@transaction.atomic
def draft_second(*, at: datetime) -> Drafted:
    """Lay a second letter on the head's desk for every new date missed too and not answered for. Idempotent."""
    owed = dossiers.unanswered(at, unwatched())
    needed = {(one.id, one.missed, one.unit) for one in owed}
    pending = list(record.pending(2))
    unneeded = _unneeded(pending, needed, at)
    dropped = record.drop(unneeded, at)
    kept = {(one.dossier_id, one.due_at, one.unit_id) for one in pending if one not in unneeded}
    fresh = [one for one in owed if (one.id, one.missed, one.unit) not in kept]
    return Drafted(record.lay(drafts.second_letters(fresh, at, drafts.calendars_now())), dropped)
