"""Who may. The only way a door gets hold of a dossier: fetched, locked and checked in one step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.calendars.terms import day_of
from motcua.dossiers import record, rules
from motcua.dossiers.rules import sentences
from motcua.dossiers.terms import AT_A_STEP, CITIZENS, SYSTEMS, WHO, Act, Held, Open, State
from motcua.kernel.actor import Actor, Hat, Role
from motcua.kernel.refused import NotYours, Refused

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


def to_change(
    by: Actor,
    code: str,
    act: Act,
    *,
    at: datetime,
    happened_at: datetime | None = None,
    key: str | None = None,
    form: str = "",
    issuer: str = "intake_unit_id",
    step: str | None = None,
    secret: str | None = None,
) -> record.Pen:
    """Take the dossier for one act, or refuse in words. One SQL; with a form its number is drawn by the same one.

    form, issuer: the form that goes out with it and whose series numbers it. secret: what a citizen holds.
    Raises NotYours when the actor has no right to it, Refused when its state does not allow the act.
    """
    must_not_be_ahead(at, happened_at)
    numbering = record.Numbering(form, issuer, day_of(at).year) if form else None
    grip = record.lock(code, key=key, numbering=numbering)
    hat = _hat(by, act, grip.held, step=step, secret=secret)
    _must_allow(act, grip.held)
    return record.Pen(
        by=by, at=at, happened_at=happened_at, key=key, hat=hat, dossier=grip.id, held=grip.held,
        revisions=grip.revisions, n=grip.n,
    )  # fmt: skip


def to_begin(by: Actor, intake_unit: int) -> Hat | None:
    """The hat under which somebody registers a dossier at a unit; None for a citizen. Raises NotYours."""
    if by.system or not by.hats:
        return None
    hat = by.hat(WHO[Act.SUBMIT], intake_unit)
    if hat is None:
        raise NotYours()
    return hat


def must_not_be_ahead(at: datetime, happened_at: datetime | None) -> None:
    """Nothing is declared to have happened later than it is recorded. Raises Refused."""
    if happened_at is not None and happened_at > at:
        raise Refused(
            f"Thời điểm khai {sentences.clock(happened_at)} muộn hơn lúc ghi sổ {sentences.clock(at)}. Sửa lại giờ.",
            f"The declared moment {happened_at} is later than the recorded one {at}. Mend the time.",
        )


def _must_allow(act: Act, held: Held) -> None:
    if not rules.may(act, held.state):
        by, when = record.last_word(held.code, act)
        raise sentences.not_now(act, held, by, when)


def _hat(by: Actor, act: Act, held: Held, *, step: str | None, secret: str | None) -> Hat | None:
    if by.system and act in SYSTEMS:
        return None
    if not by.hats:
        _must_hold_the_slip(act, held, secret)
        return None
    found = hat_for(by, act, held, step)
    if found is None:
        raise NotYours(*sentences.not_yours(act, held, sees(by, held)))
    return found


def _must_hold_the_slip(act: Act, held: Held, secret: str | None) -> None:
    holds = secret is not None and rules.is_secret_of(secret, held.code, settings.TRACKING_KEY)
    if act not in CITIZENS or not holds:
        raise NotYours(*sentences.not_yours(act, held, False))


def hat_for(by: Actor, act: Act, held: Held, step: str | None = None) -> Hat | None:
    """The hat under which the actor may do the act to this dossier (at this step), whatever its state; None: none."""
    tasks = tuple(t for t in held.tasks if step is None or t.step == step)
    for hat in by.hats:
        for role in hat.roles & WHO[act]:
            if _reaches(role, act, held, tasks) & hat.units:
                return hat
    return None


def _reaches(role: Role, act: Act, held: Held, tasks: Iterable[Open]) -> frozenset[int]:
    """Units in which this role may do this act to this dossier."""
    at_steps = frozenset(t.unit for t in tasks if t.role == role)
    if act in AT_A_STEP:
        return at_steps | (frozenset(t.unit for t in tasks) if _leads(role, act) else frozenset())
    if role is Role.COUNTER:
        return at_steps if act is Act.REQUEST_SUPPLEMENT and held.accepted_at else frozenset({held.intake_unit})
    if role is Role.HEAD:
        return frozenset({held.unit})
    return at_steps


def _leads(role: Role, act: Act) -> bool:
    """A head moves and returns any step of the unit, but does not do others' work in their name."""
    return role is Role.HEAD and act in {Act.TAKE, Act.HAND_OVER, Act.RETURN_STEP}


def own_step(by: Actor, hat: Hat | None, held: Held, act: Act, step: str | None) -> Open:
    """The open step an act is about: the one named, or the actor's only one. Raises Refused, NotYours."""
    mine = [t for t in held.tasks if (step is None or t.step == step) and _fits(hat, t, act)]
    if not mine:
        raise NotYours(*sentences.not_yours(act, held, True))
    if len(mine) > 1 and step is None:
        raise sentences.which_step(held, mine)
    task = mine[0]
    if task.person not in {None, by.person} and act in {Act.COMPLETE_STEP, Act.APPROVE, Act.ANSWER, Act.TAKE}:
        raise sentences.taken(held, task, *record.last_word(held.code, Act.TAKE, task.step))
    return task


def _fits(hat: Hat | None, task: Open, act: Act) -> bool:
    if hat is None:
        return True
    return task.unit in hat.units and (task.role in hat.roles or any(_leads(r, act) for r in hat.roles))


def allowed(by: Actor, held: Held) -> tuple[Act, ...]:
    """What the actor may do to it next: from the tables the checks read, so a button and its check cannot differ."""
    return tuple(a for a in Act if a is not Act.SUBMIT and rules.may(a, held.state) and _may_now(by, a, held))


def _may_now(by: Actor, act: Act, held: Held) -> bool:
    if act in {Act.EXTEND} and held.extensions:
        return False
    if act in {Act.REFUSE, Act.STOP} and held.accepted_at and not by.system:
        return hat_for(by, act, held) is not None and (act is Act.STOP or Role.HEAD in by.roles)
    if held.state is State.REGISTERED and act is Act.SUPPLEMENT and not held.waiting:
        return False
    return hat_for(by, act, held) is not None
