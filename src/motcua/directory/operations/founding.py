"""A unit comes into existence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from motcua.directory import access, queries
from motcua.directory.models import Unit
from motcua.directory.operations.changing import change
from motcua.directory.rules import codes, placing, spans
from motcua.directory.terms import Level, UnitView
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be made. parent: code on the founding day; None: top of the tree."""

    code: str
    name: str
    level: Level
    parent: str | None = None
    short_name: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    #: "day", "hour" or "" (inherited)
    count_mode: str = ""


def found(
    *,
    code: str,
    name: str,
    level: Level,
    on: date,
    by: Actor,
    at: datetime,
    parent: str | None = None,
    short_name: str = "",
    place: str = "",
    address: str = "",
    phone: str = "",
    count_mode: str = "",
    until: date | None = None,
) -> UnitView:
    """Create a unit from a day on. Refused: malformed or taken code, a parent that does not exist then, bad dates."""
    new = NewUnit(code, name, level, parent, short_name, place, address, phone, count_mode)
    with change("found", subject=code, by=by, at=at, detail=name):
        return establish(new, on, until=until, by=by)


def establish(new: NewUnit, on: date, *, by: Actor, until: date | None = None, under: int | None = None) -> UnitView:
    """Check and write one new unit; the caller holds the directory. under: its parent's id, in place of a code."""
    codes.must_be_official(new.code)
    spans.must_be_span(on, until)
    if not new.name.strip():
        raise Refused(f"Đơn vị {new.code} chưa có tên.", f"Unit {new.code} has no name.")
    parent = under if new.parent is None else queries.tree(on).by_code(new.parent).id
    access.must_administer(by, parent)
    placing.must_fit(new.level, None if parent is None else queries.register().units[parent].level)
    must_not_overlap(new.code, on, until, Unit.objects.filter(code=new.code))
    row = _row(new, parent, on, until)
    row.save(force_insert=True)
    return queries.view(row)


def _row(new: NewUnit, parent: int | None, on: date, until: date | None) -> Unit:
    return Unit(
        code=new.code, name=new.name.strip(), short_name=new.short_name, level=Level(new.level), place=new.place,
        parent_id=parent, address=new.address, phone=new.phone, count_mode=new.count_mode,
        valid_from=on, valid_to=until,
    )  # fmt: skip


def must_not_overlap(code: str, on: date, until: date | None, holders: Iterable[Unit]) -> None:
    """Refused when one of the holders of the code has it on one of the days."""
    holder = next((u for u in holders if spans.overlap(on, until, u.valid_from, u.valid_to)), None)
    if holder is not None:
        raise Refused(
            f"Mã {code} đang là của {holder.name} từ {holder.valid_from:%d/%m/%Y}. Dùng mã khác hoặc ngày khác.",
            f"The code {code} belongs to {holder.name} since {holder.valid_from}. Use another code or day.",
        )
