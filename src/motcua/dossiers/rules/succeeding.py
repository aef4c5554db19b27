"""Who receives a dossier whose unit is no more: the one heir where there is one, else by rules in words of the dossier.

Pure: told what was and what is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from motcua.directory.rules.register import Register
from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Level, UnitView
from motcua.dossiers.terms import ENDED, Held, Open


@dataclass(frozen=True, slots=True)
class Bequest:
    """Dossiers of an ended unit that go to one of its heirs. What is left empty does not matter.

    field: name of the field (lĩnh vực); counter: code of the unit that took it in; address: words of the applicant's
    address. The first that fits decides, the narrower written first.
    """

    before: str
    after: str
    field: str = ""
    counter: str = ""
    address: str = ""

    def fits(self, field: str, counter: str, address: str) -> bool:
        """Whether a dossier of the unit goes this way."""
        own = ((self.field, field), (self.counter, counter))
        return all(not mine or mine == theirs for mine, theirs in own) and self.address.casefold() in address.casefold()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier lies: the agency that decides, the unit that took it in, and its open steps."""

    unit: int
    intake: int
    tasks: tuple[Open, ...]


class Homeless(Exception):  # noqa: N818
    """Nobody is named who receives it. unit: whose it was."""

    def __init__(self, unit: UnitView) -> None:
        super().__init__(unit.code)
        self.unit = unit


class Succession:
    """Units as they are from a day on, and the rules for those that ended into several."""

    def __init__(
        self, register: Register, tree: Tree, rules: Sequence[Bequest], field_of: Callable[[int], str]
    ) -> None:
        self._register, self.tree, self.rules, self._field_of = register, tree, tuple(rules), field_of

    def placed(self, held: Held) -> Place:
        """Where the dossier lies from now on; every unit in it lives. Raises Homeless."""
        unit = held.unit if held.state in ENDED else self._heir(held, held.unit)
        intake = self._intake(held, unit)
        return Place(unit, intake, tuple(self._moved(held, task) for task in held.tasks))

    def _intake(self, held: Held, unit: int) -> int:
        found = self.tree.living(held.intake_unit)
        if found is not None:
            return found
        after = unit if unit in self.tree else self._heir(held, held.unit)
        return (self.tree.counter_of(after) or self.tree.unit(after)).id

    def _moved(self, held: Held, task: Open) -> Open:
        """In the successor's tray: whoever had taken it had a post that is no more. Its own time runs on."""
        unit = self._heir(held, task.unit)
        return task if unit == task.unit else replace(task, unit=unit, person=None)

    def _heir(self, held: Held, unit: int) -> int:
        """The unit that has the duties of another, for this dossier."""
        found = self.tree.living(unit)
        if found is not None:
            return found
        own = self._register.units[unit]
        agency = self._register.tree(own.valid_to or own.valid_from).agency(unit)
        return self._part(own, self._named(held, own, agency)).id

    def _named(self, held: Held, own: UnitView, agency: UnitView) -> UnitView:
        counter = self._register.units[held.intake_unit].code
        said = (self._field_of(held.version), counter, str(held.applicant.get("address", "")))
        for rule in self.rules:
            if rule.before in {own.code, agency.code} and rule.fits(*said):
                return self.tree.by_code(rule.after)
        raise Homeless(agency)

    def _part(self, part: UnitView, heir: UnitView) -> UnitView:
        """A division's work goes to the division like it, a counter's to the counter, else to the agency itself."""
        same = [c for c in self.tree.children(heir.id) if c.level is part.level]
        alike = (c for c in same if c.level is Level.COUNTER or c.name.casefold() == part.name.casefold())
        return next(alike, heir)


def said_of(held: Held, place: Place, name: str) -> dict[str, Any] | None:
    """What the fact says beside the plan; None when nothing changes. name: of the agency that decides now."""
    pairs = [(old, new) for old, new in zip(held.tasks, place.tasks, strict=True) if old != new]
    if not pairs and (held.unit, held.intake_unit) == (place.unit, place.intake):
        return None
    stays = {task.key for task in held.tasks} - {old.key for old, _ in pairs}
    opened = {new.key: new for _, new in reversed(pairs) if new.key not in stays}  # asked of two that became one: once
    said: dict[str, Any] = {
        "closed": [list(old.key) for old, _ in pairs], "opened": [task.told() for task in opened.values()],
        "intake": place.intake, "to_name": name,
    }  # fmt: skip
    if place.unit != held.unit:
        said |= {"competent": place.unit, "from": held.unit}
    return said
