"""A process tried out on sample files before any real one runs on it: every straight way, moment by moment.

Units, calendars and what comes next are found by the same functions that serve real dossiers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at, working_minutes
from motcua.calendars.terms import ZONE, Amount, Calendar, Mode
from motcua.catalogue.queries import VersionView
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import places
from motcua.dossiers.rules.rights import visible
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.workflow import rules as flow
from motcua.workflow.terms import Definition, Opened, Outcome

#: ways shown for one sample; more than these differ in nothing a person would read
MOST_WAYS = 24
#: real dossiers whose moments are tried
REAL = 2
#: how far ahead a day off is looked for
AHEAD = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """A file as it might come: what is special about it, when it is accepted, under which case."""

    name: Text
    at: datetime
    case: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One step on the way: who has it where, from when until when. until: its own time used up to the minute."""

    step: str
    name: str
    role: Role
    unit: UnitView
    since: datetime
    until: datetime
    allotted: Amount | None
    #: the outcome by which it ended, where the step has several that go on
    chosen: str


@dataclass(frozen=True, slots=True)
class Way:
    """One straight way through, every step using its time up."""

    stops: tuple[Stop, ...]
    ends_at: datetime
    late: bool
    #: working time to spare before the promise, in minutes of the deciding agency; 0 when late
    spare: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would become of a sample. hindered: why it cannot be carried out at all."""

    sample: Sample
    due_at: datetime | None
    ways: tuple[Way, ...]
    more: bool
    hindered: Text | None


def samples(version: VersionView, unit: int, at: datetime) -> tuple[Sample, ...]:
    """Files worth trying: the next working morning, a Friday afternoon, before the next days off, and each case."""
    calendar = calendars.of_unit(unit)
    morning = _opening(_next_working(day_of(at) + timedelta(days=1), calendar), calendar)
    found = [Sample(Text("Nhận đầu giờ sáng", "Accepted first thing in the morning"), morning)]
    friday = _next_working(day_of(at) + timedelta(days=(4 - day_of(at).weekday()) % 7 or 7), calendar)
    found.append(Sample(Text("Nhận chiều thứ Sáu", "Accepted on a Friday afternoon"), _afternoon(friday)))
    if (eve := _eve(day_of(at), calendar)) is not None:
        found.append(Sample(Text("Nhận ngay trước kỳ nghỉ lễ", "Accepted right before the holidays"), _afternoon(eve)))
    return (*found, *(Sample(Text(c.name, c.name), morning, c.code) for c in version.cases))


def real_ones(actor: Actor, version: VersionView, unit: int) -> tuple[Sample, ...]:
    """The moments and cases of the newest dossiers of the unit that the reader may see, nobody's name with them. One
    SQL."""
    seen, parameters = visible(actor)
    rows = ask(
        numbered(
            "select d.accepted_at, d.case from dossiers_dossier d where d.procedure_id = %s and d.unit_id = %s "
            f"and d.accepted_at is not null and {seen} order by d.accepted_at desc limit {REAL}"
        ),
        [version.procedure_id, unit, *parameters],
    )
    name = Text("Như một hồ sơ thật đã nhận", "Like a dossier that was really accepted")
    known = {c.code for c in version.cases}
    return tuple(Sample(name, at, case if case in known else "") for at, case in rows)


def _next_working(day: date, calendar: Calendar) -> date:
    return next(d for n in range(AHEAD) if calendar.sessions(d := day + timedelta(days=n)))


def _opening(day: date, calendar: Calendar) -> datetime:
    return datetime.combine(day, time(), ZONE) + timedelta(minutes=calendar.sessions(day)[0][0])


def _afternoon(day: date) -> datetime:
    return datetime.combine(day, time(15, 30), ZONE)


def _eve(today: date, calendar: Calendar) -> date | None:
    """The last working day before the next days off that are no weekend, as far as the calendar knows."""
    known = sorted(d for d in calendar.specials if d > today and d.weekday() < 5 and not calendar.sessions(d))
    before = (day - timedelta(days=n) for day in known[:1] for n in range(1, 15))
    return next((d for d in before if d > today and calendar.sessions(d)), None)


def rehearse(definition: Definition, version: VersionView, unit: int, sample: Sample) -> Rehearsal:
    """Carry a sample through the process as the unit would, by every straight way. No SQL once things are kept."""
    try:
        trial = _Trial(definition, version, unit, sample)
        ways = list(trial.ways())
    except Refused as no:
        return Rehearsal(sample, None, (), False, Text(no.vi, no.en))
    return Rehearsal(sample, trial.due, tuple(ways[:MOST_WAYS]), len(ways) > MOST_WAYS, None)


class _Trial:
    """One sample under way in one unit."""

    def __init__(self, definition: Definition, version: VersionView, unit: int, sample: Sample) -> None:
        self.definition = definition.unconditional()
        self.tree = directory.tree(day_of(sample.at))
        self.unit, self.sample = unit, sample
        counter = self.tree.counter_of(unit)
        self.intake = counter.id if counter else unit
        self.calendar = calendars.of_unit(unit)
        self.due = due_at(
            sample.at, version.limit(sample.case or None), self.calendar, calendars.mode_of_unit(unit)
        )  # fmt: skip

    def ways(self) -> Iterator[Way]:
        """Every straight way, depth first."""
        begun = {o.step_id: self._stop(o, self.sample.at) for o in flow.begin(self.definition, {})}
        yield from self._from(begun, ())

    def _from(self, now: dict[str, Stop], done: tuple[Stop, ...]) -> Iterator[Way]:
        first = min(now.values(), key=lambda s: s.until)
        onward = [o for o in self.definition.step(first.step).outcomes if not o.returns]
        for outcome in onward:
            yield from self._by(outcome, first, len(onward) > 1, now, done)

    def _by(
        self, outcome: Outcome, ended: Stop, choice: bool, now: dict[str, Stop], done: tuple[Stop, ...]
    ) -> Iterator[Way]:
        moved = flow.advance(self.definition, list(now), ended.step, outcome.id, {})
        told = Stop(
            ended.step, ended.name, ended.role, ended.unit, ended.since, ended.until, ended.allotted,
            outcome.name if choice else "",
        )  # fmt: skip
        so_far = (*done, told)
        if moved.finished:
            yield self._way(so_far, ended.until)
            return
        left = {step: stop for step, stop in now.items() if step not in moved.closed}
        yield from self._from(left | {o.step_id: self._stop(o, ended.until) for o in moved.opened}, so_far)

    def _stop(self, opened: Opened, since: datetime) -> Stop:
        unit = self.tree.unit(places.unit_of(opened.unit_resolver, self.tree, self.intake, self.unit))
        allotted = Amount.parse(opened.allotted) if opened.allotted and opened.counted else None
        until = since
        if allotted:
            until = due_at(since, allotted, calendars.of_unit(unit.id), Mode.HOUR)  # a part of a day is a part here
        return Stop(opened.step_id, opened.name, opened.role, unit, since, until, allotted, "")

    def _way(self, stops: Sequence[Stop], ends: datetime) -> Way:
        late = ends > self.due
        return Way(tuple(stops), ends, late, 0 if late else working_minutes(ends, self.due, self.calendar))
