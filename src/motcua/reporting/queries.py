"""A statutory form filled for a unit and a period: always computed, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from motcua.calendars.terms import ZONE
from motcua.directory import queries as directory
from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Level
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.measures import queries as measures
from motcua.measures.rules.rates import published as rates
from motcua.measures.terms import Period
from motcua.reporting import rules
from motcua.reporting.terms import Published, Report

LEVELS = {
    Level.PROVINCE: Text("cấp tỉnh", "province level"),
    Level.DEPARTMENT: Text("sở, ban, ngành", "departments"),
    Level.DISTRICT: Text("cấp huyện", "district level"),
    Level.COMMUNE: Text("cấp xã", "commune level"),
}


def tree_of(unit: str, period: Period) -> Tree:
    """The tree of the last day of the period on which the unit lived. Refused when it did not live then."""
    known = directory.register()
    found = known.tree_with(unit, period.start, period.end)
    if found is not None:
        return found
    if not any(u.code == unit for u in known.units.values()):
        raise Refused(f"Không có đơn vị mã {unit}. Kiểm tra lại mã.", f"There is no unit {unit}. Check the code.")
    raise Refused(
        f"Đơn vị mã {unit} không hoạt động trong kỳ {period.start:%d/%m/%Y}–{period.end:%d/%m/%Y}. "
        "Chọn đơn vị hoặc kỳ khác.",
        f"The unit {unit} did not exist from {period.start} to {period.end}. Choose another unit or period.",
    )


def scope(unit: str, on: Period, level: Level | None = None) -> frozenset[int]:
    """Ids of the units below and including one (by its code in the period), narrowed to a level's agencies.

    Divisions and counters count with the agency they are part of. Refused when there is no such unit."""
    tree = tree_of(unit, on)
    found = tree.answers_for(tree.by_code(unit).id)
    return frozenset(u for u in found if level is None or _level(tree, u) is level)


def _level(tree: Tree, unit: int) -> Level:
    return tree.agency(tree.living(unit) or unit).level


def level_of(word: str | None) -> Level | None:
    """The level a word names; None for all of them. Refused, naming those there are."""
    if word in {None, "", "all"}:
        return None
    if word not in {level.value for level in LEVELS}:
        there = ", ".join([*(level.value for level in LEVELS), "all"])
        raise Refused(f"Không có cấp “{word}”. Các cấp: {there}.", f"No level “{word}”. There are: {there}.")
    return Level(word)


def fill(
    form: str,
    unit: str,
    period: Period,
    level: Level | None = None,
    cut_off: datetime | None = None,
    published: Sequence[Published] = (),
    within: frozenset[int] | None = None,
) -> Report:
    """The form over the unit's subtree. published: figures to hold against the files. within: units somebody answers
    for, when the report is for their eyes.

    cut_off: read as of that moment; a note says so when the period was still running then.
    Refused: no such form, unit or level, or a period not begun. DoesNotAddUp when the files break an identity: then
    nothing is made."""
    shape = rules.form(form)
    period.must_have_begun(cut_off or period.closes_at)
    units = scope(unit, period, level)
    if within is not None:
        units &= within
    figures = measures.by_field(units, period.start, period.end, cut_off)
    rows, total = rules.fill(shape, figures, measures.field_names())
    tree = tree_of(unit, period)
    view = tree.by_code(unit)
    above = next((u.name for u in tree.ancestors(view.id)), "Văn phòng Chính phủ")
    said = [p for p in published if p.level == (level.value if level else "")]
    return Report(
        form=shape, unit_code=view.code, unit_name=view.name, receiver=above, period=period, rows=rows, total=total,
        level=LEVELS[level].vi if level else "",
        memo=tuple((m.name, sum(total.figures.cell(c) for c in m.cells)) for m in shape.memo),
        rates=rates(total.figures), notes=(*_running(period, cut_off), *rules.held_against(said, total.figures)),
    )  # fmt: skip


def _running(period: Period, cut_off: datetime | None) -> tuple[Text, ...]:
    if cut_off is None or cut_off >= period.closes_at:
        return ()
    at = f"{cut_off.astimezone(ZONE):%H:%M %d/%m/%Y}"
    return (Text(f"Kỳ đang diễn ra, số liệu đến lúc {at}.", f"The period is running; figures as of {at}."),)
