"""Loading a scenario: calendar, units and people, procedures, dossiers. What is there already is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from motcua.accounts import queries as accounts
from motcua.calendars import operations as calendars
from motcua.calendars import queries as working
from motcua.calendars.terms import day_of
from motcua.catalogue import operations as catalogue
from motcua.directory import operations as directory
from motcua.directory import queries as units
from motcua.directory.rules.description import Description
from motcua.doors.terminal.scenarios import file, planning, procedures
from motcua.doors.terminal.scenarios.file import Scenario
from motcua.dossiers.operations import bulk
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.measures import operations as measures
from motcua.measures import queries as figures
from motcua.measures.terms import Period
from motcua.promises.operations import checking
from motcua.reporting import queries as reporting

Say = Callable[[str], None]


def load(name: str, *, at: datetime, say: Say = print, workers: int = 2) -> int:
    """Load a scenario unless it is there. Returns how many dossiers are new.

    Refused: no such scenario, or only a part of its dossiers is there (a load was cut off: begin anew)."""
    scenario = file.read(name)
    wanted, there = sum(q.total for q in scenario.quotas), _there(scenario)
    if there == wanted:
        _begin_watching(scenario, at)
        say(f"{scenario.title}: {there} hồ sơ đã có / already there")
        return 0
    _lay(scenario, at)
    if there:
        raise Refused(
            f"{scenario.title}: mới có {there} trong {wanted} hồ sơ; lần nạp trước bị ngắt. Chạy make demo-reset.",
            f"{scenario.title}: {there} of {wanted} dossiers are there; a load was cut off. Run make demo-reset.",
        )
    unit = units.tree(scenario.report.end).by_code(scenario.report.unit).id
    lives = planning.lives(scenario, working.of_unit(unit))
    say(f"{scenario.title}: {len(lives)} hồ sơ…")
    done = bulk.load(lives=lives, crew=crew(scenario), workers=workers)
    measures.roll_forward()
    _begin_watching(scenario, at)
    say(f"{scenario.title}: {done.dossiers} hồ sơ, {done.events} sự kiện / dossiers, events")
    return done.dossiers


def _begin_watching(scenario: Scenario, at: datetime) -> None:
    """What the districts confess of their past is theirs; promises are watched from the day it was brought in. A
    scenario that was watched throughout has no such day."""
    if scenario.watched:
        return
    units = Description.model_validate(scenario.directory).units
    checking.begin_watching(units=[u.code for u in units], on=day_of(at), by=SYSTEM, at=at)


def _lay(scenario: Scenario, at: datetime) -> None:
    for year in scenario.calendar.years:
        calendars.open_year(year=year.year, official=True, source=year.source, by=SYSTEM, at=at)
    for day in scenario.calendar.days:
        calendars.set_day(
            unit=None, on=day.on, works=day.works, reason=Text(day.vi, day.en), ground=day.ground, by=SYSTEM, at=at
        )
    directory.install(description=scenario.directory, by=SYSTEM, at=at)
    drafts = procedures.drafts(scenario)
    catalogue.publish(drafts=drafts, announcement=procedures.announcement(scenario), by=SYSTEM, at=at)


def _there(scenario: Scenario) -> int:
    window = scenario.report
    if units.tree(window.end).find(window.unit) is None:
        return 0
    scope = reporting.scope(window.unit, Period(window.start, window.end))
    return figures.figures(scope, window.start, window.end).total


def crew(scenario: Scenario) -> bulk.Crew:
    """Who does the work: the people of the scenario's own posts, under the hats of the period's first day."""
    day = scenario.report.start
    found: dict[tuple[Role, int], Actor] = {}
    for post in Description.model_validate(scenario.directory).posts:
        if post.person is not None:
            actor = units.actor_of(accounts.named(post.person.username).id, day)
            found |= {(role, _unit(post.unit, day)): actor for role in post.roles}
    return found


def _unit(code: str, day: date) -> int:
    return units.tree(day).by_code(code).id
