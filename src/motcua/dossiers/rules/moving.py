"""A dossier under way goes on in another process: what becomes of its open steps. The promise never moves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.dossiers.rules.folding import open_of
from motcua.dossiers.terms import Held, Open, asks
from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.workflow.rules.landing import Together, heir, landing
from motcua.workflow.terms import Definition, Step


@dataclass(frozen=True, slots=True)
class Course:
    """Two processes between which dossiers move. together: which steps can be open at once in the new one."""

    before: int | None
    after: int
    old: Definition
    new: Definition
    together: Together


@dataclass(frozen=True, slots=True)
class Places:
    """How steps find their unit and their time. until: of a unit, since when, an amount."""

    unit: Callable[[str], int]
    until: Callable[[int, datetime, str], datetime]


@dataclass(frozen=True, slots=True)
class Shift:
    """What the move does to one dossier: its steps as they are and as they will be, opinions left out."""

    course: Course
    was: tuple[Open, ...]
    now: tuple[Open, ...]
    #: new steps that stand before where the dossier is, and will not be done for it
    passed_by: tuple[str, ...] = ()

    def told(self) -> dict[str, Any]:
        """As the fact tells it."""
        return {
            "before": self.course.before, "process": self.course.after, "passed_by": list(self.passed_by),
            "closed": [list(t.key) for t in self.was if t.key not in {n.key for n in self.now}],
            "opened": [n.told() for n in self.now if n not in self.was], "was": [t.told() for t in self.was],
            "now": [n.told() for n in self.now],
        }  # fmt: skip


def steps_of(held: Held) -> tuple[Open, ...]:
    """The open steps of its process; a question to another unit goes on whatever the process is."""
    return tuple(t for t in held.tasks if not asks(t.step))


def shift(held: Held, done: Collection[str], course: Course, places: Places) -> Shift | Text:
    """The dossier in the other process, or why it stays. done: steps completed so far."""
    steps = steps_of(held)
    found = landing(course.old, course.new, [t.step for t in steps], done, course.together)
    if found.hindered is not None:
        return found.hindered
    now = tuple(_carried(t, course, found.steps[t.step], places) for t in steps)
    return Shift(course, steps, now, found.passed_by)


def undone(held: Held, said: dict[str, Any], course: Course) -> Shift | None:
    """The dossier exactly as it was before a move; None when it has gone on since. said: what the move's fact says."""
    left, was = (tuple(open_of(t) for t in said[name]) for name in ("now", "was"))
    return Shift(course, steps_of(held), was) if set(steps_of(held)) == set(left) else None


def _carried(task: Open, course: Course, to: str, places: Places) -> Open:
    """An open step as the new process has it; where it is, and with whom, stays unless the process says otherwise."""
    step, before = course.new.step(to), course.old.by_id.get(task.step)
    moved = before is None or before.unit != step.unit
    unit = places.unit(step.unit or "competent") if moved else task.unit
    role = (step.role or Role.OFFICER).value
    return replace(
        task, step=to, name=step.name, unit=unit, role=role, until=_until(task, step, before, unit, places),
        person=task.person if (unit, role) == (task.unit, task.role) else None, counted=step.counted,
        origin=heir(course.old, course.new, task.origin) or "" if task.origin else "",
    )  # fmt: skip


def _until(task: Open, step: Step, before: Step | None, unit: int, places: Places) -> datetime | None:
    if not step.counted or not step.allotted:
        return None
    if before is not None and (before.allotted, before.counted, task.unit) == (step.allotted, step.counted, unit):
        return task.until
    return places.until(unit, task.since, step.allotted)


def names(tasks: Sequence[Open]) -> str:
    """Steps in a line."""
    return ", ".join(t.name for t in tasks)
