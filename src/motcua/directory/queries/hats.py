"""Who somebody is at work on a day: one hat per post held, and the hats worn for the absent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection

from motcua.directory.queries.units import revision_now, tree
from motcua.directory.rules.tree import Tree
from motcua.kernel.actor import Actor, Hat, Role
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class Wearing:
    """A post worn from one day to another, in one's own right or for its absent holder."""

    post: int
    unit: int
    title: str
    roles: frozenset[Role]
    first: date
    last: date | None
    stands_in_for: str | None
    #: id of the absent holder
    holder: int | None

    def on(self, day: date) -> bool:
        """Whether it is worn that day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """A person and everything ever worn."""

    name: str
    active: bool
    wearings: tuple[Wearing, ...]


#: a hat is worn while the holding, the post and, for a stand-in, the absence all last
WORN = """
with worn as (
    select h.post_id, h.valid_from as first, h.valid_to as last, null::text as for_whom, null::bigint as holder,
           h.id as turn
      from directory_holding h where h.person_id = %(person)s
    union all
    select h.post_id, greatest(h.valid_from, s.starts_on), least(h.valid_to, s.ends_on), holder.name, holder.id,
           h.id
      from directory_standin s
      join directory_holding h on h.id = s.holding_id
      join accounts_person holder on holder.id = h.person_id
     where s.person_id = %(person)s
)
select p.name, p.is_active, post.id, post.unit_id, post.title, post.roles,
       greatest(worn.first, post.valid_from), least(worn.last, post.valid_to), worn.for_whom, worn.holder
  from accounts_person p
  left join worn on true
  left join directory_post post on post.id = worn.post_id
 where p.id = %(person)s
 order by worn.for_whom nulls first, worn.first, worn.turn
"""


def actor_of(person_id: int, on: date, revision: int | None = None) -> Actor:
    """The person with the hats worn that day; no hats when they may not sign in. Refused when unknown.

    revision: as the caller knows it. Then no SQL when cached; else one for the person, two for the tree.
    """
    known = revision_now() if revision is None else revision
    return _actor(person_id, on, known) if known else _dress(_open(person_id), person_id, on, tree(on, known))


@lru_cache(maxsize=4096)
def _actor(person_id: int, on: date, revision: int) -> Actor:
    return _dress(_wardrobe(person_id, revision), person_id, on, tree(on, revision))


@lru_cache(maxsize=4096)
def _wardrobe(person_id: int, revision: int) -> Wardrobe:
    return _open(person_id)


def _open(person_id: int) -> Wardrobe:
    with connection.cursor() as cursor:
        cursor.execute(WORN, {"person": person_id})
        rows = cursor.fetchall()
    if not rows:
        raise Refused("Không có người dùng này.", "There is no such person.")
    worn = tuple(
        Wearing(post, unit, title, roles_of(roles), first, last, for_whom, holder)
        for _, _, post, unit, title, roles, first, last, for_whom, holder in rows
        if post is not None
    )
    return Wardrobe(rows[0][0], rows[0][1], worn)


def roles_of(said: str | list[str]) -> frozenset[Role]:
    """Roles as a post keeps them; a raw cursor hands JSON over as text."""
    return frozenset(Role(r) for r in (json.loads(said) if isinstance(said, str) else said))


def posts_held(person_id: int, on: date, revision: int | None = None) -> tuple[int, ...]:
    """Ids of the living units the person holds posts in that day in their own right, also while locked out."""
    standing = tree(on, revision)
    worn = (w for w in _open(person_id).wearings if w.on(on) and w.stands_in_for is None)
    return tuple(unit for w in worn if (unit := standing.living(w.unit)) is not None)


def _dress(wardrobe: Wardrobe, person_id: int, on: date, standing: Tree) -> Actor:
    worn = [w for w in wardrobe.wearings if w.on(on)] if wardrobe.active else []
    hats = (_hat(w, standing) for w in worn)
    return Actor(person=person_id, name=wardrobe.name, hats=tuple(h for h in hats if h is not None))


def _hat(worn: Wearing, standing: Tree) -> Hat | None:
    """The hat as the tree of the day makes it; none when the post's unit ended into several others."""
    unit = standing.living(worn.unit)
    if unit is None:
        return None
    units = standing.reaches(unit)
    own = frozenset(one for one in units if unit in {standing.living(one), standing.keeper(one)})
    return Hat(worn.post, unit, worn.title, worn.roles, units, worn.stands_in_for, worn.holder, own)
