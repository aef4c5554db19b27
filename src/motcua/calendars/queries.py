"""Whose calendar holds for a unit: hours, days off and counting mode, inherited down the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from motcua.audit import queries as audit
from motcua.audit.terms import Topic
from motcua.calendars.models import OpenYear, SpecialDay, WorkingHours
from motcua.calendars.rules import inherited, shipped_days, standard, week_of
from motcua.calendars.terms import Calendar, Mode, Span, Year
from motcua.calendars.terms import SpecialDay as Special
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

__all__ = ["Own", "counting", "mode_of_unit", "of_unit", "own", "standard", "supposing"]

#: the unit of rows that hold for the whole country
COUNTRY = None


@dataclass(frozen=True, slots=True)
class Own:
    """What one unit (None: the country) has entered itself; the rest it inherits."""

    spans: tuple[Span, ...] = ()
    special: tuple[Special, ...] = ()


@dataclass(frozen=True, slots=True)
class Entered:
    """Everything entered, by unit, and the years opened. A shipped year that nobody has opened stands as shipped."""

    own: Mapping[int | None, Own]
    years: tuple[Year, ...]


def of_unit(unit_id: int, revision: int | None = None, directory_revision: int | None = None) -> Calendar:
    """The calendar a unit counts by: its own hours and days off, else those of the nearest unit above, else national.

    revision, directory_revision: of the topics "calendars" and "directory" as the caller knows them; with both there
    is no SQL once the calendar is kept in process. Raises Refused when there is no such unit.
    """
    known, tree_known = _known(revision, directory_revision)
    own = _entered(known).own
    return _calendar(tuple(u for u in (*_bodies(unit_id, tree_known), COUNTRY) if u in own), known)


def mode_of_unit(unit_id: int, directory_revision: int | None = None) -> Mode:
    """How a unit counts working days: its own count_mode, else the nearest above that has one, else by days."""
    modes = (u.count_mode for u in _line(unit_id, directory_revision))
    return Mode(next(filter(None, modes), Mode.DAY))


def counting() -> Callable[[int], tuple[Calendar, Mode]]:
    """The calendar each unit counts by, and how, as they stand now. One SQL now, none for the answers."""
    known = audit.revisions()
    hours, tree = known.get(Topic.CALENDARS, 0), known.get(Topic.DIRECTORY, 0)
    return cache(lambda unit: (of_unit(unit, hours, tree), mode_of_unit(unit, tree)))


def own(unit_id: int | None) -> Own:
    """What the unit itself (None: the country) has entered, for the screens that change it."""
    return _entered(audit.revisions().get(Topic.CALENDARS, 0)).own.get(unit_id, Own())


def supposing(unit_id: int | None, days: Mapping[date, Special | None]) -> Callable[[int], Calendar]:
    """The calendar each unit would count by if the unit (None: the country) said this of these days, None: nothing.

    Whatever is not touched is as it is now. Two SQL now, none for the answers.
    """
    known, tree_known = _known(None, None)
    entered = _entered(known)
    now = entered.own.get(unit_id, Own())
    kept = tuple(d for d in now.special if d.on not in days)
    said = tuple(sorted((*kept, *(d for d in days.values() if d)), key=lambda d: d.on))
    supposed = {**entered.own, unit_id: replace(now, special=said)}

    @cache
    def of_line(line: tuple[int | None, ...]) -> Calendar:
        return _made([supposed[u] for u in line], entered.years)

    def of(unit: int) -> Calendar:
        line = tuple(u for u in (*_bodies(unit, tree_known), COUNTRY) if u in supposed)
        return of_line(line) if unit_id in line else of_unit(unit, known, tree_known)

    return cache(of)


def _known(revision: int | None, directory_revision: int | None) -> tuple[int, int]:
    if revision is not None and directory_revision is not None:
        return revision, directory_revision
    now = audit.revisions()
    return (
        now.get(Topic.CALENDARS, 0) if revision is None else revision,
        now.get(Topic.DIRECTORY, 0) if directory_revision is None else directory_revision,
    )


def _line(unit_id: int, directory_revision: int | None) -> tuple[UnitView, ...]:
    """The unit and those above it, nearest first, as they stand at the end of its time."""
    register = directory.register(directory_revision)
    unit = register.units.get(unit_id)
    if unit is None:
        raise Refused("Không có đơn vị này.", "There is no such unit.")
    return (unit, *register.tree(unit.valid_to or date.max).ancestors(unit_id))


@lru_cache(maxsize=8192)
def _bodies(unit_id: int, directory_revision: int) -> tuple[int, ...]:
    """The line of a unit, each followed by its earlier existences: a new name keeps the old hours."""
    register = directory.register(directory_revision)
    return tuple(body for unit in _line(unit_id, directory_revision) for body in register.same_body(unit.id))


@lru_cache(maxsize=512)
def _calendar(line: tuple[int | None, ...], revision: int) -> Calendar:
    """The calendar of every unit whose line holds the same entries: most share one."""
    entered = _entered(revision)
    if not entered.years and not line:
        return standard()
    return _made([entered.own[u] for u in line], entered.years)


def _made(owns: list[Own], entered: tuple[Year, ...]) -> Calendar:
    """From what the units of a line said, the nearest first."""
    spans = inherited([*(o.spans for o in owns), standard().spans])
    opened = {y.year for y in entered}
    shipped = [y for y in standard().years if y.year not in opened]
    special = [d for y in shipped for d in shipped_days(y.year)]
    special += [d for o in reversed(owns) for d in o.special]  # the later entry wins: the unit's own comes last
    return Calendar(spans, tuple(special), (*entered, *shipped))


def _entered(revision: int) -> Entered:
    """Revision 0: nothing was ever entered."""
    return _kept(revision) if revision else Entered({}, ())


@lru_cache(maxsize=2)
def _kept(revision: int) -> Entered:
    spans: dict[int | None, list[Span]] = {}
    special: dict[int | None, list[Special]] = {}
    for row in WorkingHours.objects.order_by("valid_from"):
        spans.setdefault(row.unit_id, []).append(Span(row.valid_from, week_of(row.sessions)))
    for day in SpecialDay.objects.order_by("on"):
        entry = Special(day.on, day.works, Text(day.reason, day.reason_en or day.reason), day.ground)
        special.setdefault(day.unit_id, []).append(entry)
    own = {u: Own(tuple(spans.get(u, ())), tuple(special.get(u, ()))) for u in {*spans, *special}}
    years = tuple(Year(y.year, y.official, y.source) for y in OpenYear.objects.order_by("year"))
    return Entered(own, years)
