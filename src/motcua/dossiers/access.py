"""Who may. The only way a door gets hold of a dossier: fetched, locked and checked in one step."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from motcua.calendars.terms import day_of
from motcua.dossiers import record, rules
from motcua.dossiers.rules import rights, sentences
from motcua.dossiers.rules.rights import Filter, allowed, visible
from motcua.dossiers.terms import CITIZENS, SYSTEMS, WHO, Act, Held, Open
from motcua.kernel.actor import Actor, Hat
from motcua.kernel.refused import NotYours, Refused

__all__ = ["Filter", "allowed", "must_allow", "own_step", "to_begin", "to_change", "visible"]


#: done to a step by nobody but who has it, once somebody has
HOLDERS = frozenset({Act.COMPLETE_STEP, Act.APPROVE, Act.ANSWER, Act.TAKE, Act.DECLINE})


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
    must_allow(act, grip.held)
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


def must_allow(act: Act, held: Held) -> None:
    """The dossier's state lets the act be done. Raises Refused saying who did what instead."""
    if not rules.may(act, held.state):
        by, when = record.last_word(held.code, act)
        raise sentences.not_now(act, held, by, when)


def _hat(by: Actor, act: Act, held: Held, *, step: str | None, secret: str | None) -> Hat | None:
    if by.system and act in SYSTEMS:
        return None
    if not by.hats:
        _must_hold_the_slip(act, held, secret)
        return None
    found = rights.hat_for(by, act, held, step)
    if found is None:
        raise NotYours(*sentences.not_yours(act, held, rights.sees(by, held)))
    return found


def _must_hold_the_slip(act: Act, held: Held, secret: str | None) -> None:
    holds = secret is not None and rules.is_secret_of(secret, held.code, settings.TRACKING_KEY)
    if act not in CITIZENS or not holds:
        raise NotYours(*sentences.not_yours(act, held, False))


def own_step(by: Actor, hat: Hat | None, held: Held, act: Act, step: str | None) -> Open:
    """The open step an act is about: the one named, or the actor's only one. Raises Refused, NotYours."""
    mine = [t for t in held.tasks if (step is None or t.step == step) and rights.fits(hat, t, act, held)]
    if not mine:
        raise NotYours(*sentences.not_yours(act, held, True))
    if len(mine) > 1 and step is None:
        raise sentences.which_step(held, mine)
    task = mine[0]
    if not rights.free(by, task) and act in HOLDERS:
        raise sentences.taken(held, task, *record.last_word(held.code, Act.TAKE, task.step))
    return task
