"""Who acts: a person under one or more hats (posts), a citizen, or the system itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a post may be asked to do. Rights are given to roles, never to persons."""

    COUNTER = "counter"  # công chức một cửa
    OFFICER = "officer"  # công chức chuyên môn
    HEAD = "head"  # thủ trưởng, người ký
    CLERK = "clerk"  # văn thư
    REFORM = "reform"  # cải cách hành chính, kiểm soát thủ tục
    ADMIN = "admin"  # quản trị nghiệp vụ và kỹ thuật


@dataclass(frozen=True, slots=True)
class Hat:
    """One post as worn at a moment: the unit it stands in, its roles, and the units it answers for."""

    post: int
    unit: int
    title: str
    roles: frozenset[Role]
    #: the post's unit and every unit below it, valid at the moment
    units: frozenset[int]
    #: name of the absent holder when this hat is worn as stand-in
    stands_in_for: str | None = None
    #: id of that holder
    holder: int | None = None
    #: the post's unit and those whose duties have passed to it: where it is itself the head, not a head above
    own: frozenset[int] = frozenset()

    def seat(self, role: Role) -> frozenset[int]:
        """Units whose steps of this role the hat does: a head signs in the own unit, not for the heads below."""
        return self.own if role is Role.HEAD else self.units


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system, or a citizen without account) and the hats worn now."""

    person: int | None
    name: str
    hats: tuple[Hat, ...] = ()
    system: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        """Every role of every hat."""
        return frozenset(r for h in self.hats for r in h.roles)

    @property
    def units(self) -> frozenset[int]:
        """Every unit whose dossiers some hat answers for. A hat that only administers answers for none (A184)."""
        return frozenset(u for h in self.hats if h.roles != {Role.ADMIN} for u in h.units)

    @property
    def hands(self) -> frozenset[int]:
        """Ids of those whose work is theirs now: their own, and that of the absent for whom they stand in."""
        return frozenset(p for p in (self.person, *(h.holder for h in self.hats)) if p is not None)

    @property
    def headed(self) -> frozenset[int]:
        """Units the person is the head of, with those whose duties have passed to them; not those of heads below."""
        return frozenset(u for h in self.hats if Role.HEAD in h.roles for u in h.own)

    def hat(self, roles: Iterable[Role], unit: int | None = None) -> Hat | None:
        """The first hat with one of the roles that answers for the unit (any unit when None)."""
        wanted = frozenset(roles)
        fits = (h for h in self.hats if h.roles & wanted and (unit is None or unit in h.units))
        return next(fits, None)


#: acts nobody at a desk performs: timers, imports, the demonstration's citizens
SYSTEM = Actor(person=None, name="Hệ thống", system=True)


def citizen(name: str) -> Actor:
    """A person outside the administration, acting for themself and without an account."""
    return Actor(person=None, name=name)
