"""The hourly check: how many promises there are, and how many were not kept."""

from __future__ import annotations

from datetime import datetime, time

from motcua.calendars import queries as calendars
from motcua.calendars.terms import ZONE, day_of
from motcua.directory import queries as directory
from motcua.directory.queries import Manning
from motcua.dossiers.queries import still, watching
from motcua.dossiers.queries.still import Desk
from motcua.dossiers.queries.watched import Unwatched
from motcua.dossiers.queries.watching import Breach
from motcua.kernel.actor import Role
from motcua.promises.models import Beginning, Count
from motcua.promises.rules import beginnings, clocks
from motcua.promises.terms import Kept


def kept(at: datetime) -> Kept:
    """What a check finds at a moment. Recomputed from the log; five SQL over sets, and the directory and calendars."""
    since = unwatched()
    found = watching.broken(at, since)
    return Kept(
        files=found.files, late=found.late, late_without_apology=found.late_without_apology,
        unexplained=found.unexplained, unanswered=_unanswered(at, since),
        stuck=still.count_at_desks(unmanned(directory.manning(day_of(at))), at, since),
    )  # fmt: skip


def _unanswered(at: datetime, since: list[Unwatched]) -> int:
    """Filings whose counter is silent past the time for an answer, by its own calendar."""
    counting = calendars.counting()
    return sum(clocks.answer_by(one.clock, *counting(one.unit)) < at for one in still.filings(at, since))


def breaches(at: datetime, limit: int = 20) -> list[Breach]:
    """Dates that passed without an apology before them, open dossiers first."""
    return watching.breaches(at, unwatched(), limit)


def unmanned(crew: Manning) -> list[Desk]:
    """Desks at which something waits and nobody can act."""
    return [d for d in still.desks() if crew.gap(d.unit, Role(d.role), d.person)]


def unwatched() -> list[Unwatched]:
    """What was accepted before its unit began to be watched."""
    began = dict(Beginning.objects.values_list("unit_id", "on"))
    found = beginnings.sources(began, directory.register()) if began else ()
    return [Unwatched(unit, source, datetime.combine(on, time(0), ZONE)) for unit, source, on in found]


def latest(at: datetime) -> tuple[datetime, Kept] | None:
    """The newest check up to a moment, and when it was; None before the first. One by a clock ahead is passed over."""
    row = Count.objects.filter(at__lte=at).order_by("-at").first()
    if row is None:
        return None
    return row.at, Kept(row.files, row.late, row.late_without_apology, row.unanswered, row.stuck, row.unexplained)
