"""What the slip will say, before it is given: the same counting as the promise itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due
from motcua.calendars.terms import ZONE
from motcua.catalogue.queries import VersionView
from motcua.catalogue.terms import Fee
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.desk.counter.typed import Typed
from motcua.doors.kit import promise
from motcua.doors.kit.promise import Strip
from motcua.doors.kit.request import Request
from motcua.dossiers.rules import places


@dataclass(frozen=True, slots=True)
class Preview:
    """The right column."""

    received: datetime
    due: datetime
    strip: Strip
    fees: tuple[Fee, ...]
    fee_text: str


def preview(version: VersionView, typed: Typed, intake: UnitView, request: Request) -> Preview:
    """The promise a counter would make now, by the calendar of the agency that decides.

    Raises Refused for an unknown case, no competent agency, or a year without calendar.
    """
    at, revisions = arrival(typed, request.now) or request.now, request.revisions
    tree = directory.tree(day_of(at), revisions.get("directory", 0))
    unit = places.competent(tree, intake, version.level, typed.competent or None).id
    calendar = calendars.of_unit(unit, revision=revisions.get("calendars", 0))
    found = due(at, version.limit(typed.case), calendar, calendars.mode_of_unit(unit))
    strip = promise.strip(received=at, due=found.at, now=request.now, ledger=found.ledger)
    return Preview(at, found.at, strip, version.fees, version.content.fee_text)


def arrival(typed: Typed, now: datetime) -> datetime | None:
    """When the letter came, when that was typed and lies behind us; the clock counts from it."""
    try:
        found = datetime.strptime(typed.arrived, "%Y-%m-%dT%H:%M").replace(tzinfo=ZONE)
    except ValueError:
        return None
    return found if found <= now else None
