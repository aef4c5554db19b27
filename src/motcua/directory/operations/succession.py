"""One unit follows another: rename, move, merge, split, abolition, each by a deciding text from a day on (A183)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from motcua.directory import access, queries
from motcua.directory.operations import ending
from motcua.directory.operations.changing import change
from motcua.directory.operations.founding import NewUnit, establish
from motcua.directory.rules import placing
from motcua.directory.terms import Change, Level, UnitView
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


def rename(
    *, unit: str, name: str, ground: str, on: date, by: Actor, at: datetime, short_name: str = "", code: str = ""
) -> UnitView:
    """The same body under another name (and code, if one is given). Its posts, units and hours go on.

    Refused: nothing changes, no ground, no such unit the day before, code taken.
    """
    with change("rename", subject=unit, by=by, at=at, detail=ground):
        old = ending.unit_before(unit, on, by)
        if (old.name, old.code) == (name.strip(), code or old.code):
            raise Refused(f"{old.name} đã mang tên và mã này.", f"{old.name} has that name and code already.")
        new = _copy(old, name=name, short_name=short_name or old.short_name, code=code or old.code)
        return _go_on(old, new, Change.RENAME, ground, on, by)


def move(
    *,
    unit: str,
    parent: str,
    ground: str,
    on: date,
    by: Actor,
    at: datetime,
    code: str = "",
    level: Level | None = None,
) -> UnitView:
    """The same body under another parent (with another code or level, if given). Its posts, units and hours go on.

    Refused: the parent does not exist that day, is already its parent, or lies below it.
    """
    with change("move", subject=unit, by=by, at=at, detail=f"{parent}; {ground}"):
        old = ending.unit_before(unit, on, by)
        above = queries.tree(on).by_code(parent)
        if above.id == old.parent_id:
            raise Refused(f"{old.name} đã trực thuộc {above.name}.", f"{old.name} is already under {above.name}.")
        ending.must_lie_outside(old, above, on)
        new = _copy(old, parent=parent, code=code or old.code, level=level or old.level)
        return _go_on(old, new, Change.MOVE, ground, on, by)


def merge(*, units: Sequence[str], into: str | NewUnit, ground: str, on: date, by: Actor, at: datetime) -> UnitView:
    """Several units become one new unit, or join one that goes on. What lay below them lies below the heir.

    Their divisions and counters end with them, and their posts. Refused: into itself, a unit named twice, fewer than
    two units in all.
    """
    with change("merge", subject=",".join(units), by=by, at=at, detail=ground):
        olds = [ending.unit_before(u, on, by) for u in units]
        _must_be_many(units, into)
        ending.must_be_below_none(olds)
        return _pass_on(olds, [into], Change.MERGE, ground, on, by)[0]


def split(
    *, unit: str, into: Sequence[str | NewUnit], ground: str, on: date, by: Actor, at: datetime
) -> tuple[UnitView, ...]:
    """One unit ends and its duties pass in parts to several, new or existing. Refused: fewer than two heirs."""
    with change("split", subject=unit, by=by, at=at, detail=ground):
        if len(into) < 2:
            raise Refused("Chia tách phải ra ít nhất hai đơn vị.", "A split needs at least two heirs.")
        return _pass_on([ending.unit_before(unit, on, by)], into, Change.SPLIT, ground, on, by)


def abolish(*, unit: str, heirs: Sequence[str], ground: str, on: date, by: Actor, at: datetime) -> tuple[UnitView, ...]:
    """The unit ends; existing units take its duties over. Refused: nobody does, or agencies still lie below it."""
    with change("abolish", subject=unit, by=by, at=at, detail=ground):
        if not heirs:
            raise Refused(
                f"Phải chỉ rõ đơn vị tiếp nhận nhiệm vụ của {unit}: hồ sơ và giấy tờ không được bỏ rơi.",
                f"Say who takes over the duties of {unit}: no dossier may be left alone.",
            )
        return _pass_on([ending.unit_before(unit, on, by)], heirs, Change.ABOLISH, ground, on, by)


def _copy(old: UnitView, **changes: str | Level | None) -> NewUnit:
    values: dict[str, str | Level | None] = {
        "code": old.code, "name": old.name, "level": old.level, "short_name": old.short_name, "place": old.place,
        "address": old.address, "phone": old.phone, "count_mode": old.count_mode,
    }  # fmt: skip
    return NewUnit(**{**values, **changes})  # type: ignore[arg-type]


def _go_on(old: UnitView, new: NewUnit, kind: Change, ground: str, on: date, by: Actor) -> UnitView:
    """Close the old existence and open the next of the same body."""
    ending.close(old, on)
    parent = old.parent_id if kind is Change.RENAME else queries.tree(on).by_code(new.parent or "").id
    after = establish(new, on, by=by, under=parent)
    ending.link([old], [after], kind, ground, on)
    ending.must_hang_together(on)
    return after


def _pass_on(
    olds: Sequence[UnitView], into: Sequence[str | NewUnit], kind: Change, ground: str, on: date, by: Actor
) -> tuple[UnitView, ...]:
    """Close the old units with their parts and posts, open or find the heirs, link them."""
    ending.must_not_be_among([u.code for u in olds], into)
    parts = [(part, old) for old in olds for part in ending.parts_of(old, on)]
    for old in [*olds, *(p for p, _ in parts)]:
        ending.close_posts(old, on)
        ending.close(old, on)
    heirs = tuple(_heir(i, on, by) for i in into)
    for old in olds:
        for heir in heirs:
            placing.must_be_able_to_follow(old.level, heir.level)
            ending.must_lie_outside(old, heir, on)
    ending.must_leave_nobody_behind(olds, heirs, on)
    ending.link(olds, heirs, kind, ground, on)
    for part, _ in parts:
        ending.link([part], ending.matching(part, heirs, on), kind, ground, on)
    ending.must_hang_together(on)
    return heirs


def _heir(into: str | NewUnit, on: date, by: Actor) -> UnitView:
    if isinstance(into, NewUnit):
        return establish(into, on, by=by)
    heir = queries.tree(on).by_code(into)
    access.must_administer(by, heir.id)
    return heir


def _must_be_many(units: Sequence[str], into: str | NewUnit) -> None:
    if len(set(units)) != len(units):
        raise Refused("Một đơn vị được ghi hai lần.", "A unit is named twice.")
    if len(units) < (2 if isinstance(into, NewUnit) else 1):
        raise Refused(
            "Sáp nhập cần ít nhất hai đơn vị; một đơn vị đổi tên thì dùng “đổi tên”.",
            "A merger needs at least two units; to rename one, rename it.",
        )
