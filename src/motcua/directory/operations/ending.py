"""How a unit's existence ends: closed the day before, with its parts and posts, and linked to its heirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from motcua.audit import operations as audit
from motcua.audit.terms import Topic
from motcua.directory import access, queries
from motcua.directory.models import Post, Succession, Unit
from motcua.directory.operations.founding import NewUnit
from motcua.directory.terms import PARTS, Change, Level, UnitView
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

DAY = timedelta(days=1)


def unit_before(code: str, on: date, by: Actor) -> UnitView:
    """The unit with that code on the day before, which a change from `on` may end. Refused when its end is decided."""
    if on == date.min:  # no day lies before it
        raise Refused("Ngày này quá xa. Kiểm tra lại năm vừa nhập.", "That day is too far away. Check the year.")
    unit = queries.tree(on - DAY).by_code(code)
    access.must_administer(by, unit.id)
    if unit.valid_to is not None:
        raise Refused(
            f"{unit.name} đã có quyết định kết thúc ngày {unit.valid_to:%d/%m/%Y}.",
            f"The end of {unit.name} is already decided: {unit.valid_to}.",
        )
    return unit


def close(unit: UnitView, on: date) -> None:
    """Its last day is the day before."""
    Unit.objects.filter(pk=unit.id).update(valid_to=on - DAY)
    audit.bump(Topic.DIRECTORY)  # what this transaction reads next must not be the tree kept before


def close_posts(unit: UnitView, on: date) -> None:
    """Every chair in it, also one made under an earlier name, is taken away the day before (A181)."""
    chairs = Post.objects.filter(unit__in=queries.same_body(unit.id), valid_to__isnull=True, valid_from__lt=on)
    chairs.update(valid_to=on - DAY)


def parts_of(unit: UnitView, on: date) -> list[UnitView]:
    """Divisions and counters, theirs included, that end with the agency."""
    standing = queries.tree(on - DAY)
    found: list[UnitView] = []
    ahead = [unit]
    while ahead:
        own = [c for c in standing.children(ahead.pop().id) if c.level in PARTS and c.valid_to is None]
        found += own
        ahead += own
    return found


def link(befores: Iterable[UnitView], afters: Sequence[UnitView], kind: Change, ground: str, on: date) -> None:
    """Write who follows whom. Refused without a ground."""
    if not ground.strip():
        raise Refused(
            "Thiếu căn cứ: số và ngày của nghị quyết hoặc quyết định.", "Name the deciding text: number and date."
        )
    Succession.objects.bulk_create(
        Succession(before_id=b.id, after_id=a.id, on=on, kind=kind, ground=ground.strip())
        for b in befores
        for a in afters
    )
    audit.bump(Topic.DIRECTORY)


def matching(part: UnitView, heirs: Sequence[UnitView], on: date) -> list[UnitView]:
    """Where a part's work goes: to the part like it in each heir, else to the heir itself."""
    standing = queries.tree(on)
    found = [_like(part, standing.children(heir.id)) or heir for heir in heirs]
    return list({unit.id: unit for unit in found}.values())


def _like(part: UnitView, candidates: Iterable[UnitView]) -> UnitView | None:
    same = (c for c in candidates if c.level is part.level)
    return next((c for c in same if c.level is Level.COUNTER or c.name.casefold() == part.name.casefold()), None)


def must_not_be_among(codes: Sequence[str], into: Sequence[str | NewUnit]) -> None:
    """Refused when an ending unit is named as the heir, or an heir is named twice."""
    named = [i if isinstance(i, str) else i.code for i in into]
    itself = next((i for i in into if isinstance(i, str) and i in codes), None)
    if itself is not None:
        raise Refused(
            f"{itself} không thể sáp nhập hoặc chuyển nhiệm vụ vào chính nó.", f"{itself} cannot pass into itself."
        )
    if len(set(named)) != len(named):
        raise Refused("Một đơn vị tiếp nhận được ghi hai lần.", "An heir is named twice.")


def must_lie_outside(old: UnitView, heir: UnitView, on: date) -> None:
    """Refused when the heir (or the new parent) lies below the unit that ends or moves."""
    if heir.id in queries.tree(on - DAY).subtree(old.id):
        raise Refused(
            f"{heir.name} đang trực thuộc {old.name}: chuyển {heir.name} lên trước.",
            f"{heir.name} lies below {old.name}: move it up first.",
        )


def must_be_below_none(olds: Sequence[UnitView]) -> None:
    """Refused when one of the merging units lies below another: nothing tells what becomes of the ones between."""
    inside = {u.id: u for u in olds}
    for old in olds:
        if old.parent_id in inside:
            above = inside[old.parent_id]
            raise Refused(
                f"{old.name} trực thuộc {above.name}: sáp nhập {old.name} vào {above.name} trước.",
                f"{old.name} lies below {above.name}: merge it into {above.name} first.",
            )


def must_leave_nobody_behind(olds: Sequence[UnitView], heirs: Sequence[UnitView], on: date) -> None:
    """Refused when agencies below an ending unit would hang nowhere: with several heirs nobody knows under which."""
    if len(heirs) == 1:
        return
    before = queries.tree(on - DAY)
    left = [c for old in olds for c in before.children(old.id) if queries.register().units[c.id].valid_on(on)]
    if left:
        names = ", ".join(u.name for u in left[:3]) + (" …" if len(left) > 3 else "")
        raise Refused(
            f"Vẫn còn {len(left)} đơn vị trực thuộc ({names}): sáp nhập hoặc chuyển các đơn vị này trước.",
            f"{len(left)} units still lie below ({names}): merge or move them first.",
        )


def must_hang_together(on: date) -> None:
    """Refused when, from that day on, some living unit hangs under nothing that lives."""
    loose = queries.register().loose(on)
    if loose is not None:
        raise Refused(
            f"Từ thay đổi này {loose.name} ({loose.code}) không còn trực thuộc đơn vị nào.",
            f"After this change {loose.name} ({loose.code}) would hang under nothing.",
        )
