"""Whether there is anybody to do the work of a role in a unit on a day, and if not, why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.directory.rules.tree import Tree
from motcua.kernel.actor import Role


class Gap(StrEnum):
    """Why nobody can do it."""

    ENDED = "ended"  # the unit is no more, and no one unit took all its duties over
    VACANT = "vacant"  # nobody holds a post with the role
    AWAY = "away"  # everybody who holds one is away, and nobody stands in
    LEFT = "left"  # who took it no longer holds such a post
    ABSENT = "absent"  # who took it is away, and nobody stands in


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a post on a day, in their own right or for its holder."""

    unit: int
    roles: frozenset[Role]
    person: int
    #: may sign in
    active: bool
    name: str = ""
    phone: str = ""
    #: an absence of the post's holder covers the day
    away: bool = False
    #: the absent holder for whom the person sits there
    holder: int | None = None


class Manning:
    """Everybody's seats of one day."""

    def __init__(self, tree: Tree, seats: Iterable[Seat]) -> None:
        self._tree = tree
        self._seats = tuple(s for s in seats if tree.living(s.unit) is not None)
        self._absent = frozenset(s.person for s in self._seats if s.away)
        self._at: dict[tuple[int, Role], list[Seat]] = {}
        #: by whose hands the seat's work is: its own person's, or the absent holder's
        self._of: dict[int, list[Seat]] = {}
        for seat in self._seats:
            self._of.setdefault(seat.person if seat.holder is None else seat.holder, []).append(seat)
            for role in seat.roles:
                self._at.setdefault((self._living(seat.unit), role), []).append(seat)

    def gap(self, unit: int, role: Role, person: int | None = None) -> Gap | None:
        """Why nobody can do the work of a role in a unit, taken by the person (None: it waits in the tray)."""
        living = self._tree.living(unit)
        if living is None:
            return Gap.ENDED
        return self._tray(living, role) if person is None else self._taken(unit, role, person)

    def answerable(self, unit: int, role: Role) -> Seat | None:
        """Who answers for the work of a role in a unit: the nearest able holder, in the unit, its agency, or above."""
        for place in self._upwards(unit):
            if found := next((s for s in self._at.get((place, role), ()) if self._able(s)), None):
                return found
        return None

    def able(self, role: Role) -> tuple[Seat, ...]:
        """Everybody who can do the work of a role this day, seat by seat."""
        return tuple(s for s in self._seats if role in s.roles and self._able(s))

    def leader(self, unit: int) -> int:
        """The unit whose head answers for a unit of any time: the nearest upwards that has one, else its agency."""
        found = self.answerable(unit, Role.HEAD)
        return self._living(found.unit) if found else self.agency(unit)

    def agency(self, unit: int) -> int:
        """The agency that answers for a unit of any time."""
        return self._tree.agency(self.home(unit)).id

    def home(self, unit: int) -> int:
        """Where the work of a unit of any time lies now."""
        return self._tree.living(unit) or self._tree.keeper(unit) or unit

    def _upwards(self, unit: int) -> tuple[int, ...]:
        home = self.home(unit)
        return (home, *(u.id for u in self._tree.ancestors(home)))

    def _tray(self, living: int, role: Role) -> Gap | None:
        """Holders count in the unit and above it within its agency: a higher agency is no desk of theirs."""
        desk = [s for place in self._line(living) for s in self._at.get((place, role), ())]
        if any(self._able(s) for s in desk):
            return None
        return Gap.AWAY if any(s.active for s in desk) else Gap.VACANT

    def _taken(self, unit: int, role: Role, person: int) -> Gap | None:
        """Who took it may sit anywhere above; a stand-in does what the absent one took."""
        theirs = self._of.get(person, ())
        fit = [s for s in theirs if role in s.roles and unit in self._tree.reaches(self._living(s.unit))]
        if any(self._able(s) for s in fit):
            return None
        return Gap.ABSENT if any(s.active and s.holder is None for s in fit) else Gap.LEFT

    def _able(self, seat: Seat) -> bool:
        """A stand-in is away with any post of their own; a holder with two posts may be away from one of them."""
        return seat.active and not (seat.away or (seat.holder is not None and seat.person in self._absent))

    def _line(self, unit: int) -> tuple[int, ...]:
        agency = self._tree.agency(unit).id
        above = [u.id for u in self._tree.ancestors(unit)]
        return (unit,) if unit == agency else (unit, *above[: above.index(agency) + 1])

    def _living(self, unit: int) -> int:
        return self._tree.living(unit) or unit
