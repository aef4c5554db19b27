"""Who may do what to which dossier: read by the checks, by the buttons and by every list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from motcua.calendars.terms import day_of
from motcua.dossiers.rules import passing
from motcua.dossiers.rules.between import limits_on
from motcua.dossiers.rules.journey import may
from motcua.dossiers.terms import AT_A_STEP, TO_THE_PAPER, WHO, Act, Held, Open, State, asks
from motcua.kernel.actor import Actor, Hat, Role

#: done to steps and requests alike: taking is a signature, and so is refusing it
SIGNED = frozenset({Act.TAKE, Act.DECLINE, Act.TRANSFER, Act.ASSIGN})

#: a condition on dossiers_dossier d, and its parameters
Filter = tuple[str, list[Any]]


def visible(actor: Actor) -> Filter:
    """THE permission filter: dossiers in which a unit of the actor's has or had a part. Lists, search, counts, exports
    and drill-downs add it to their WHERE, with the dossier named d."""
    if actor.system:
        return "true", []
    return "d.units && %s::bigint[]", [sorted(actor.units)]


def sees(actor: Actor, held: Held) -> bool:
    """The same filter for a dossier in hand."""
    return actor.system or not actor.units.isdisjoint(held.units)


def hat_for(by: Actor, act: Act, held: Held, step: str | None = None) -> Hat | None:
    """The hat under which the actor may do the act to this dossier (at this step), whatever its state; None: none."""
    tasks = tuple(t for t in held.tasks if _is_about(act, t, step))
    for hat in by.hats:
        for role in hat.roles & WHO[act]:
            if _reaches(hat, role, act, held, tasks) & hat.units:
                return hat
    return None


def _is_about(act: Act, task: Open, step: str | None) -> bool:
    """A request is answered, a step of the process completed; neither is done to the other. Both are signed for."""
    if act in (AT_A_STEP - SIGNED) | {Act.FILL} and asks(task.step) is not (act is Act.ANSWER):
        return False
    return step is None or task.step == step


def _reaches(hat: Hat, role: Role, act: Act, held: Held, tasks: Iterable[Open]) -> frozenset[int]:
    """Units in which this role may do this act to this dossier under the hat."""
    if act in {Act.CONFIRM, Act.UNDO}:  # the step is closed: the operation asks whose it was
        return frozenset(held.units)
    if act in TO_THE_PAPER:
        return frozenset({held.unit}) & hat.seat(role)
    at_steps = frozenset(t.unit for t in tasks if t.role == role) & hat.seat(role)
    if act in AT_A_STEP and (held.accepted_at or act is not Act.HAND_OVER):
        return at_steps | (_led(act, held, tasks) if _leads(role, act) else frozenset())
    if role is Role.COUNTER:
        if act in {Act.RETURN_RESULT, Act.ACKNOWLEDGE}:
            return frozenset({held.returns_at})
        return at_steps if act is Act.REQUEST_SUPPLEMENT and held.accepted_at else frozenset({held.intake_unit})
    if role is Role.HEAD:  # before acceptance the counter's own head answers for it too
        return frozenset({held.unit} if held.accepted_at else {held.unit, held.intake_unit})
    return at_steps


def _leads(role: Role, act: Act) -> bool:
    """A head assigns, moves, returns and declines any step of the unit, but does not do others' work in their name."""
    return role is Role.HEAD and act in {Act.ASSIGN, Act.HAND_OVER, Act.RETURN_STEP, Act.DECLINE}


def _led(act: Act, held: Held, tasks: Iterable[Open]) -> frozenset[int]:
    """Where a head does so: where the steps are; and who decides on the matter sends it on wherever it lies."""
    own = frozenset(t.unit for t in tasks)
    return own | {held.unit} if act is Act.HAND_OVER else own


#: acts that no button on a file's page does: they have desks of their own
ELSEWHERE = TO_THE_PAPER | {
    Act.SUBMIT, Act.EXPLAIN, Act.CONFIRM, Act.REDATE, Act.MOVE, Act.REHOME, Act.REPLY, Act.UNDO, Act.TRANSFER,
    Act.DIGITISE, Act.FILL,
}  # fmt: skip


def allowed(by: Actor, held: Held) -> tuple[Act, ...]:
    """What the actor may do to it next: from the tables the checks read, so a button and its check cannot differ."""
    return tuple(a for a in Act if a not in ELSEWHERE and may(a, held.state) and _may_now(by, a, held))


def on_the_paper(by: Actor, held: Held) -> tuple[Act, ...]:
    """What the actor may do to the result as a paper; it has a page of its own."""
    return tuple(a for a in Act if a in TO_THE_PAPER | {Act.FILL} and may(a, held.state) and hat_for(by, a, held))


def digitises(by: Actor, held: Held) -> bool:
    """Whether the actor makes papers of this dossier electronic now."""
    return bool(held.papers) and may(Act.DIGITISE, held.state) and hat_for(by, Act.DIGITISE, held) is not None


def _may_now(by: Actor, act: Act, held: Held) -> bool:
    if act is Act.ACKNOWLEDGE and (held.state is not State.RETURNED or held.delivery != "post"):
        return False  # what is handed over or downloaded is known by itself
    if act is Act.EXTEND and (held.extensions or held.paused_at):
        return False
    if act is Act.DECLINE and not any(_declines(by, task, held) for task in held.tasks):
        return False
    if act in {Act.REFUSE, Act.STOP} and held.accepted_at and not by.system:
        return hat_for(by, act, held) is not None and (act is Act.STOP or Role.HEAD in by.roles)
    return hat_for(by, act, held) is not None


def _declines(by: Actor, task: Open, held: Held) -> bool:
    limits = limits_on(day_of(task.since))
    mine = any(fits(hat, task, Act.DECLINE, held) for hat in by.hats)
    return mine and passing.may_be_declined(task, limits.hand_overs)


def free(by: Actor, task: Open) -> bool:
    """Whether nobody else has taken the step: it waits in the tray, or lies in the actor's hands (Actor.hands)."""
    return task.person is None or task.person in by.hands


def fits(hat: Hat | None, task: Open, act: Act, held: Held) -> bool:
    """Whether the act may be done to this step of the dossier under the hat (None: the system)."""
    if not _is_about(act, task, None):
        return False
    if hat is None:
        return True
    if any(_leads(role, act) for role in hat.roles):
        return bool(_led(act, held, [task]) & hat.units)
    return task.role in hat.roles and task.unit in hat.seat(Role(task.role))
