"""What has to be told at a moment, to whom: from what is, not from what was told before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.calendars import queries as calendars
from motcua.calendars.terms import Calendar, Mode, day_of
from motcua.directory.queries import Manning
from motcua.dossiers.queries import still, watching
from motcua.dossiers.queries.still import Still
from motcua.dossiers.queries.watched import Unwatched
from motcua.kernel.actor import Role
from motcua.promises.queries import counted
from motcua.promises.rules import clocks
from motcua.promises.rules.clearing import Raised
from motcua.promises.terms import Kind, Rung


@dataclass(frozen=True, slots=True)
class Case:
    """Why somebody is to be told. unit: where it waits; since: from when its clock runs."""

    kind: Kind
    dossier: int
    step: str
    unit: int
    since: datetime
    person: int | None
    why: dict[str, str | int]


def owed(at: datetime, crew: Manning, found: Mapping[tuple[int, str], datetime]) -> list[Raised]:
    """Every rung reached by a moment. found: when a dossier's step was first found stuck, where it is known already.

    Six SQL over sets, and what the calendars ask.
    """
    calendar_of = calendars.counting()
    return [one for case in _cases(at, crew, found) for one in _climbed(case, at, crew, *calendar_of(case.unit))]


def _cases(at: datetime, crew: Manning, found: Mapping[tuple[int, str], datetime]) -> Iterator[Case]:
    since = counted.unwatched()
    for one in still.filings(at, since):
        yield _case(Kind.UNANSWERED, one, one.clock)
    for one in still.steps(at, since):
        yield _case(Kind.STEP, one, one.clock)
    yield from _stuck(at, crew, since, found)
    for breach in watching.open_breaches(at, since):
        yield Case(Kind.BREACH, breach.dossier, "", breach.unit, breach.passed_at, None, {"unit": breach.unit})


def _stuck(
    at: datetime, crew: Manning, since: list[Unwatched], found: Mapping[tuple[int, str], datetime]
) -> Iterator[Case]:
    for one in still.at_desks(counted.unmanned(crew), at, since):
        gap = crew.gap(one.unit, Role(one.role), one.person)
        yield _case(Kind.STUCK, one, found.get((one.dossier, one.step), at), gap=str(gap))


def _case(kind: Kind, one: Still, since: datetime, **more: str) -> Case:
    why: dict[str, str | int] = {"unit": one.unit, "role": one.role, "name": one.name, "holder": one.person or 0}
    why.update(more)
    return Case(kind, one.dossier, one.step, one.unit, since, one.person, why)


def _climbed(case: Case, at: datetime, crew: Manning, calendar: Calendar, mode: Mode) -> Iterator[Raised]:
    ladder = clocks.clocks_on(day_of(case.since)).ladder[case.kind]
    for rung, reached in clocks.climbed(ladder, case.since, at, calendar, mode):
        yield Raised(
            dossier=case.dossier, kind=case.kind, step=case.step, rung=rung, unit=_desk(case.unit, rung, crew),
            person=case.person if rung is Rung.HOLDER else None, since=case.since, at=reached, why=case.why,
        )  # fmt: skip


def _desk(unit: int, rung: Rung, crew: Manning) -> int:
    if rung is Rung.HEAD:
        return crew.leader(unit)
    return crew.agency(unit) if rung is Rung.AGENCY else crew.home(unit)
