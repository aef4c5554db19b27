"""What a reorganisation comes to: the tree it makes, the home each open dossier finds, the numbers and the lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue import queries as catalogue
from motcua.changes.operations.reorganise import units
from motcua.changes.operations.reorganise.units import DAY, Frame
from motcua.changes.terms import Line, Values
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.dossiers.queries import homeless
from motcua.dossiers.rules.succeeding import Bequest, Homeless, Place, Succession, said_of
from motcua.dossiers.terms import Held
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

COUNTS: Mapping[str, Text] = {
    "ending": Text("đơn vị kết thúc", "units end"),
    "founded": Text("đơn vị mới", "new units"),
    "dossiers": Text("hồ sơ đang mở có đơn vị mới; mã, giấy hẹn, ngày hẹn không đổi",
                     "open dossiers get a new unit; code, slip and date stay"),
    "competent": Text("trong đó đổi cơ quan giải quyết", "of them another agency decides"),
    "steps": Text("việc đang mở chuyển sang khay của đơn vị kế thừa", "open steps go to the successors' trays"),
    "posts": Text("chức vụ kết thúc", "posts end"),
    "people": Text("người không còn chức vụ nào từ ngày đó: cần bổ nhiệm", "people without a post from then on"),
    "series": Text("dãy số của các đơn vị kết thúc khép lại ở số cuối đã cấp",
                   "series of numbers of the ended units close at their last number"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What the tree comes to on the day: every unit below the plan's that is no more, new ones, where dossiers go."""

    on: date
    ended: tuple[UnitView, ...]
    founded: tuple[UnitView, ...]
    register: directory.Register
    succession: Succession

    @property
    def ending(self) -> list[UnitView]:
        """Those that end with this plan; the others ended before it."""
        return [u for u in self.ended if u.valid_to == self.on - DAY]


@dataclass(frozen=True, slots=True)
class Fate:
    """Where one open dossier goes."""

    id: int
    held: Held
    place: Place


def change(values: Values, ground: str, at: datetime) -> Found:
    """Change the tree, in the caller's transaction, and look at what it comes to."""
    on = date.fromisoformat(values["on"])
    standing = directory.tree(on - DAY)
    top, before = standing.by_code(values["unit"]), set(standing.units)
    units.carry_out(values["changes"], Frame(on, ground, at))
    register = directory.register()
    tree = register.tree(on)
    within = tree.subtree(top.id)
    ended = (u for u in register.units.values() if u.valid_to and u.valid_to < on)
    return Found(
        on=on, ended=tuple(u for u in ended if register.successors(u.id, on) & within),
        founded=tuple(u for u in tree if u.id not in before), register=register,
        succession=Succession(register, tree, [Bequest(**rule) for rule in values["rules"]], _field_of),
    )  # fmt: skip


def fates(found: Found) -> list[Fate]:
    """Every open dossier in a unit that is no more. Refused, with numbers, when nobody receives some of them."""
    done: list[Fate] = []
    left: Counter[tuple[str, str]] = Counter()
    for number, held in homeless.lives(homeless.homeless([u.id for u in found.ended])):
        try:
            done.append(Fate(number, held, found.succession.placed(held)))
        except Homeless as nobody:
            left[nobody.unit.name, _field_of(held.version)] += 1
    if left:
        raise _left_alone(left)
    return [fate for fate in done if said_of(fate.held, fate.place, "") is not None]


def _left_alone(left: Counter[tuple[str, str]]) -> Refused:
    names = "; ".join(f"{unit}, lĩnh vực {field}: {n}" for (unit, field), n in left.most_common(8))
    more = "; …" if len(left) > 8 else ""
    return Refused(
        f"{left.total()} hồ sơ đang mở chưa có đơn vị nhận ({names}{more}). Thêm quy tắc: đơn vị nào nhận.",
        f"{left.total()} open dossiers have nobody to receive them ({names}{more}). Add a rule that says who does.",
    )


def counts(found: Found, fates: Sequence[Fate]) -> dict[str, int]:
    """The numbers of COUNTS."""
    gone = [u.id for u in found.ending]
    chairs = [p for p in directory.posts(gone, found.on - DAY) if p.valid_to is not None and p.valid_to < found.on]
    sat = {p.holder.person for p in chairs if p.holder}
    moved = [(old, new) for f in fates for old, new in zip(f.held.tasks, f.place.tasks, strict=True) if old != new]
    return {
        "ending": len(gone), "founded": len(found.founded), "dossiers": len(fates),
        "competent": sum(f.held.unit != f.place.unit for f in fates), "steps": len(moved), "posts": len(chairs),
        "people": sum(not directory.posts_held(person, found.on) for person in sat),
        "series": homeless.series(gone, [u.code for u in found.ending], found.on.year),
    }  # fmt: skip


def lines(found: Found, fates: Sequence[Fate]) -> Iterator[Line]:
    """Unit by unit what follows it, then rule by rule; each with how many open dossiers go that way."""
    tree = found.succession.tree
    many: Counter[tuple[int, int]] = Counter()
    for fate in fates:
        pairs = {(fate.held.unit, fate.place.unit), (fate.held.intake_unit, fate.place.intake)}
        pairs |= {(old.unit, new.unit) for old, new in zip(fate.held.tasks, fate.place.tasks, strict=True)}
        many.update(pairs)
    for unit in sorted(found.ended, key=lambda u: (u.code, u.id)):
        heirs = [tree.unit(h).name for h in sorted(found.register.successors(unit.id, found.on))]
        there = sum(n for (before, after), n in many.items() if before == unit.id != after)
        if there or unit.valid_to == found.on - DAY:
            yield Line(unit.code, unit.name, ", ".join(heirs), f"{there} hồ sơ đang mở" if there else "")
    for rule in found.succession.rules:
        yield Line(rule.before, _narrowed(rule), tree.by_code(rule.after).name, "quy tắc nhận hồ sơ")


def shape(found: Found) -> Iterator[bytes]:
    """What is approved, whatever dossiers come and go until the day: which units end, into which."""
    after = found.register.units
    for unit in sorted(found.ending, key=lambda u: (u.code, u.id)):
        heirs = sorted(after[h].code for h in found.register.successors(unit.id, found.on))
        yield " ".join([unit.code, *heirs]).encode()


def _narrowed(rule: Bequest) -> str:
    said = [("lĩnh vực", rule.field), ("tiếp nhận tại", rule.counter), ("địa chỉ có", rule.address)]
    return ", ".join(f"{name} {value}" for name, value in said if value) or "mọi hồ sơ còn lại"


def _field_of(version: int) -> str:
    return catalogue.version(version).field_name
