"""Posts as they stand on a day: who holds them, who stands in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from motcua.directory.models import Holding, Post, StandIn
from motcua.directory.queries.units import register
from motcua.kernel.actor import Role


@dataclass(frozen=True, slots=True)
class StandInView:
    """Somebody wears the hat from the first to the last day. Without user name and name: nobody does yet."""

    username: str
    name: str
    starts: date
    ends: date
    reason: str


@dataclass(frozen=True, slots=True)
class HolderView:
    """Who sits in a post."""

    person: int
    username: str
    name: str
    phone: str
    active: bool
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PostView:
    """A chair on a day; stand-ins of that day and of later ones."""

    id: int
    #: the unit as it stands that day, whatever it was called when the post was made
    unit: int
    title: str
    roles: tuple[Role, ...]
    valid_from: date
    valid_to: date | None
    holder: HolderView | None
    stand_ins: tuple[StandInView, ...]


def posts(units: Collection[int], on: date, revision: int | None = None) -> tuple[PostView, ...]:
    """Posts of those units on a day, by unit, title and age. Three SQL."""
    known = register(revision)
    standing = known.tree(on)
    bodies = [body for unit in units for body in known.same_body(unit)]
    rows = list(Post.objects.filter(_valid(on), unit__in=bodies).order_by("title", "id"))
    holders = _holders([p.pk for p in rows], on)
    absences = _stand_ins([h.pk for h in holders.values()], on)
    views = [_view(p, standing.living(p.unit_id) or p.unit_id, holders.get(p.pk), absences) for p in rows]
    return tuple(sorted(views, key=lambda v: standing.unit(v.unit).code))


def unit_of_post(post: int, on: date, revision: int | None = None) -> int | None:
    """The living unit a post stands in that day; None when there is no such post then."""
    row = Post.objects.filter(_valid(on), pk=post).first()
    return None if row is None else register(revision).tree(on).living(row.unit_id)


def _holders(chairs: list[int], on: date) -> dict[int, Holding]:
    return {h.post_id: h for h in Holding.objects.filter(_valid(on), post__in=chairs).select_related("person")}


def _stand_ins(holdings: list[int], on: date) -> dict[int, list[StandInView]]:
    found: dict[int, list[StandInView]] = {}
    rows = StandIn.objects.filter(holding__in=holdings, ends_on__gte=on).select_related("person").order_by("starts_on")
    for s in rows:
        who = s.person
        view = StandInView(who.username if who else "", who.name if who else "", s.starts_on, s.ends_on, s.reason)
        found.setdefault(s.holding_id, []).append(view)
    return found


def _view(row: Post, unit: int, held: Holding | None, absences: dict[int, list[StandInView]]) -> PostView:
    roles = tuple(Role(r) for r in row.roles)
    holder = None if held is None else _holder(held)
    away = () if held is None else tuple(absences.get(held.pk, ()))
    return PostView(row.pk, unit, row.title, roles, row.valid_from, row.valid_to, holder, away)


def _holder(held: Holding) -> HolderView:
    who: Any = held.person
    return HolderView(who.pk, who.username, who.name, who.phone, who.is_active, held.valid_from, held.valid_to)


def _valid(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
