"""Who may change the directory: an administrator, for the units their post answers for."""

from __future__ import annotations

from datetime import date

from motcua.accounts import queries as accounts
from motcua.directory import queries
from motcua.directory.queries import PostView, Register, UnitView
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours


def must_administer(by: Actor, *units: int | None) -> None:
    """NotYours unless one administrator's hat covers each unit. None stands for the top of the tree: the system's."""
    if by.system:
        return
    if not all(unit is not None and by.hat({Role.ADMIN}, unit) for unit in units):
        raise NotYours(
            "Chỉ quản trị viên của đơn vị (hoặc của đơn vị cấp trên) được thay đổi việc này.",
            "Only an administrator of the unit, or of one above it, may change this.",
        )


def administered(by: Actor) -> frozenset[int]:
    """Ids of the units the actor administers: what they see in the console, and no more."""
    return frozenset(u for h in by.hats if Role.ADMIN in h.roles for u in h.units)


def seen_on(by: Actor, on: date, today: date, revision: int | None = None) -> frozenset[int]:
    """Ids of the units living on a day that an administrator of today sees: their own, and of other days those whose
    duties lie (or lay) wholly within their own today, with all that hangs below.
    """
    mine = administered(by)
    known = queries.register(revision)
    standing = known.tree(on)
    tops = [u.id for u in standing if u.id in mine or _within(known, u.id, today, mine)]
    return frozenset().union(*(standing.subtree(t) for t in tops))


def _within(known: Register, unit_id: int, today: date, mine: frozenset[int]) -> bool:
    now = known.successors(unit_id, today) | known.predecessors(unit_id, today)
    return bool(now) and now <= mine


def unit(by: Actor, code: str, on: date, today: date, revision: int | None = None) -> UnitView:
    """The unit with that code on a day, for its administrator of today. NotYours for any other, there or not."""
    found = queries.tree(on, revision).find(code)
    if found is None or found.id not in seen_on(by, on, today, revision):
        raise NotYours
    return found


def post(by: Actor, post_id: int, on: date, revision: int | None = None) -> PostView:
    """A post on a day, for the administrator of its unit. NotYours for anybody else's, there or not."""
    where = queries.unit_of_post(post_id, on, revision)
    if where is None or where not in administered(by):
        raise NotYours
    return next(p for p in queries.posts([where], on, revision) if p.id == post_id)


def must_administer_person(by: Actor, username: str, on: date) -> None:
    """NotYours unless every post the person holds that day is the actor's to administer, and there is one."""
    if by.system:
        return
    known = accounts.find(username)
    held = queries.posts_held(known.id, on) if known else ()
    if not held:
        raise NotYours
    must_administer(by, *held)
