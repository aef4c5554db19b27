"""What the acts look up (trees, versions, calendars, processes), looked up once for all lives of a load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any

from motcua.audit import queries as audit
from motcua.calendars import queries as calendars
from motcua.calendars.rules import due_at
from motcua.calendars.terms import Amount, Calendar, Mode
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.operations.bulk.cells import cell
from motcua.dossiers.operations.bulk.lives import Crew
from motcua.dossiers.operations.resolve.tasks import process_of
from motcua.dossiers.record import signature
from motcua.dossiers.rules import places
from motcua.dossiers.terms import RETURN_STEP_ID, WHO, Act
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused
from motcua.workflow import rules as flow
from motcua.workflow.terms import Definition, Opened, Outcome


@dataclass(frozen=True)
class Signed:
    """Who stands in the log for an act."""

    name: str
    person: int | None
    post: int | None
    unit: int | None
    plain: str
    title: str = ""

    @cached_property
    def cells(self) -> str:
        """person, post, name and unit of an event's row, as COPY reads them."""
        return "\t".join(cell(v) for v in (self.person, self.post, self.name, self.unit))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that is open: what its task says, and whose sign it will bear."""

    step: str
    name: str
    unit: int
    role: Role
    state: int
    counted: bool
    allotted: Amount | None
    origin: str
    sender: int | None

    def task(self, since: datetime, until: datetime | None) -> dict[str, Any]:
        """The task as a fact tells it."""
        return {
            "step": self.step, "name": self.name, "unit": self.unit, "role": self.role.value, "since": since,
            "until": until, "person": None, "question": "", "counted": self.counted, "origin": self.origin,
            "sender": self.sender, "passes": 0,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """Completing a step: by which act and outcome, what it closes and opens; opened is the tray when it finishes."""

    step: Waiting
    act: Act
    outcome: Outcome
    closed: tuple[tuple[str, int], ...]
    opened: tuple[Waiting, ...]
    finished: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The way straight through a process for one agency and counter."""

    begin: tuple[Waiting, ...]
    moves: tuple[Move, ...]


class Desk:
    """Look-ups at fixed revisions of the reference data, each answered once."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self.revisions = audit.revisions()
        for name in ("tree", "version", "calendar", "mode", "agency", "course", "signed"):
            setattr(self, name, cache(getattr(self, name)))

    def tree(self, day: date) -> directory.Tree:
        """The units of a day."""
        return directory.tree(day, self.revisions.get("directory", 0))

    def version(self, procedure: str, day: date, line: tuple[int, ...] = ()) -> catalogue.VersionView:
        """The procedure as it held on a day, as the nearest unit of the line carries it out."""
        return catalogue.version_on(procedure, day, revision=self.revisions.get("catalogue", 0), line=line)

    def calendar(self, unit: int) -> Calendar:
        """The calendar a unit counts by."""
        return calendars.of_unit(unit, self.revisions.get("calendars", 0), self.revisions.get("directory", 0))

    def mode(self, unit: int) -> Mode:
        """How a unit counts working days."""
        return calendars.mode_of_unit(unit, self.revisions.get("directory", 0))

    def agency(self, tree: directory.Tree, intake: str, level: str) -> directory.UnitView:
        """Who decides what a counter takes in."""
        return places.competent(tree, tree.by_code(intake), level, None)

    def due(self, unit: int, since: datetime, amount: Amount) -> datetime:
        """When an amount of a unit's working time ends."""
        return due_at(since, amount, self.calendar(unit), self.mode(unit))

    def signed(self, act: Act, role: Role, unit: int) -> Signed:
        """Who of the crew does the act in a unit. Refused, naming the unit, when nobody does."""
        by = self.crew.get((role, unit))
        hat = by.hat(WHO[act] & {role}, unit) if by else None
        if by is None or hat is None:
            name = directory.register(self.revisions.get("directory", 0)).units[unit].name
            raise Refused(f"{name}: chưa có ai giữ vai trò {role}.", f"{name}: nobody holds the role {role}.")
        return Signed(signature(by, hat), by.person, hat.post, hat.unit, by.name, hat.title)

    def citizen(self, by: Actor) -> Signed:
        """The applicant, filing themself."""
        return Signed(signature(by, None), None, None, None, by.name)

    def course(self, process_id: int | None, tree: directory.Tree, intake: int, competent: int) -> Course:
        """Straight through the process: at every step the first outcome that goes forward."""
        definition = process_of(process_id)
        if any(o.when for s in definition.steps for o in s.outcomes):
            raise Refused(
                f"Quy trình {definition.code} rẽ nhánh theo nội dung hồ sơ: nhập từng hồ sơ bằng lệnh thường.",
                f"Process {definition.code} branches on what a dossier says: enter its dossiers one by one.",
            )
        walk = _Walk(definition, tree, intake, competent)
        begin = walk.waiting(flow.begin(definition, {"case": None, "answers": {}}), "", intake)
        return Course(begin, walk.moves(begin))


class _Walk:
    def __init__(self, definition: Definition, tree: directory.Tree, intake: int, competent: int) -> None:
        self.definition, self.tree, self.intake, self.competent = definition, tree, intake, competent

    def waiting(self, work: tuple[Opened, ...] | list[Opened], origin: str, giver: int) -> tuple[Waiting, ...]:
        found = [(o, self._unit(o)) for o in work]
        return tuple(
            Waiting(
                step=o.step_id, name=o.name, role=o.role, state=o.state, counted=o.counted, origin=origin, unit=unit,
                allotted=Amount.parse(o.allotted) if o.allotted and o.counted else None,
                sender=places.sender(giver, unit),
            )
            for o, unit in found
        )  # fmt: skip

    def _unit(self, opened: Opened) -> int:
        return places.unit_of(opened.unit_resolver, self.tree, self.intake, self.competent)

    def moves(self, begin: tuple[Waiting, ...]) -> tuple[Move, ...]:
        made: list[Move] = []
        now = list(begin)
        while now:
            move = self._move(now)
            made.append(move)
            if move.finished:
                break
            now = [w for w in now if (w.step, w.unit) not in move.closed] + list(move.opened)
        return tuple(made)

    def _move(self, now: list[Waiting]) -> Move:
        step = now[0]
        outcome = next(o for o in self.definition.step(step.step).outcomes if not o.returns)
        context: dict[str, object] = {"case": None, "answers": {}}
        moved = flow.advance(self.definition, [w.step for w in now], step.step, outcome.id, context)
        act = Act.APPROVE if step.role is Role.HEAD else Act.COMPLETE_STEP
        shut = [w for w in now if moved.finished or w.step in moved.closed]
        opened = (self._tray(moved.opened, step),) if moved.finished else self._next(moved.opened, step)
        return Move(step, act, outcome, tuple((w.step, w.unit) for w in shut), opened, moved.finished)

    def _next(self, opened: tuple[Opened, ...], step: Waiting) -> tuple[Waiting, ...]:
        return self.waiting(opened, step.step, step.unit)

    def _tray(self, opened: tuple[Opened, ...], origin: Waiting) -> Waiting:
        step, name = (opened[0].step_id, opened[0].name) if opened else (RETURN_STEP_ID, "Trả kết quả")
        came = places.sender(origin.unit, self.intake)
        return Waiting(step, name, self.intake, Role.COUNTER, 9, False, None, origin.step, came)
