"""How a process opens its steps as tasks in units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import Amount
from motcua.directory import queries as directory
from motcua.dossiers import record
from motcua.dossiers.operations.clockwork import calendar_of
from motcua.dossiers.rules import places
from motcua.dossiers.terms import Act, Open
from motcua.kernel.actor import Role
from motcua.workflow.queries import process
from motcua.workflow.terms import FINISH, Definition, Opened, Outcome, Step

#: how a procedure without a published process is carried out
PLAIN = Definition(
    code="plain",
    name="Giải quyết chung",
    start="giai-quyet",
    steps=(
        Step(
            id="giai-quyet", name="Giải quyết hồ sơ", en="Resolve", role=Role.OFFICER, unit="competent", state=4,
            outcomes=(Outcome(id="xong", name="Giải quyết xong", en="Resolved", to=FINISH),),
        ),
    ),
)  # fmt: skip


def process_of(process_id: int | None) -> Definition:
    """How the steps of a dossier follow each other: by the process it was accepted under, or moved to since."""
    return process(process_id).definition if process_id else PLAIN


def opened(
    work: Iterable[Opened], pen: record.Pen, since: datetime, tree: directory.Tree, *, giver: int, origin: str = ""
) -> tuple[Open, ...]:
    """Steps as tasks: in which unit each waits, and until when by that unit's own calendar. giver: the unit they come
    from."""
    return tuple(_opened(one, pen, since, tree, origin, giver) for one in work)


def _opened(one: Opened, pen: record.Pen, since: datetime, tree: directory.Tree, origin: str, giver: int) -> Open:
    unit = places.unit_of(one.unit_resolver, tree, pen.held.intake_unit, pen.held.unit)
    until = None
    if one.allotted and one.counted:
        mode = calendars.mode_of_unit(unit, pen.revision("directory"))
        until = due_at(since, Amount.parse(one.allotted), calendar_of(unit, pen), mode)
    return Open(
        step=one.step_id, name=one.name, unit=unit, role=one.role.value, since=since, until=until, counted=one.counted,
        origin=origin, sender=places.sender(giver, unit),
    )  # fmt: skip


#: acts by which a step is done
DONE = (Act.COMPLETE_STEP, Act.APPROVE)


def given_back(tasks: Iterable[Open], pen: record.Pen, acts: Sequence[Act] = DONE) -> tuple[Open, ...]:
    """Steps sent back, each with whoever did one of the acts to it last, as long as that person may still do it; else
    in the tray. One SQL for each."""
    return tuple(replace(task, person=_doer(task, pen, acts)) for task in tasks)


def _doer(task: Open, pen: record.Pen, acts: Sequence[Act]) -> int | None:
    person = record.last_doer(pen.held.code, task.step, acts)
    if person is None:
        return None
    hats = directory.actor_of(person, day_of(pen.at), pen.revision("directory")).hats
    return person if any(task.role in hat.roles and task.unit in hat.units for hat in hats) else None
