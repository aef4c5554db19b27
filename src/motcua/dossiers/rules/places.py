"""Where a dossier goes: the agency that decides, and the unit a step of its process belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from motcua.directory.rules.tree import Tree
from motcua.directory.terms import PARTS, Level, UnitView
from motcua.dossiers.rules.numbers import tokens
from motcua.kernel.refused import Refused

#: words before a place's own name
_KIND = re.compile(r"^(ubnd )?((xa|phuong|dac khu|thi tran|thi xa|huyen|quan|thanh pho|tinh) )?")
#: resolver words of workflow.terms.UnitResolver that take an argument
_LEVEL, _CODE, _DIVISION, _DEPARTMENT = "level:", "code:", "division:", "department:"


#: the levels in the words of the law
LEVELS = {
    Level.PROVINCE: "tỉnh", Level.DEPARTMENT: "sở", Level.DISTRICT: "huyện", Level.DIVISION: "phòng",
    Level.COMMUNE: "xã", Level.COUNTER: "bộ phận một cửa",
}  # fmt: skip


def competent(tree: Tree, intake: UnitView, level: str, named: str | None) -> UnitView:
    """The agency that decides: the one named, else the agency of the procedure's level at or above the intake unit.

    A dossier taken outside its territory must name it (NĐ 118/2025: any counter of the province takes any dossier).
    """
    if named is not None:
        return _named(tree, intake, tree.by_code(named))
    found = tree.at_level(intake.id, Level(level))
    if found is None and Level(level) is not Level.PROVINCE:
        found = _agency_of(tree, intake)
    if found is None:
        raise Refused(
            f"Chưa biết cơ quan giải quyết: {intake.name} không thuộc đơn vị cấp {LEVELS[Level(level)]}. "
            "Chọn cơ quan có thẩm quyền.",
            f"Which agency decides? {intake.name} has no unit of level {level} above it. Name the competent agency.",
        )
    return found


def _named(tree: Tree, intake: UnitView, agency: UnitView) -> UnitView:
    """Any counter takes a matter of any agency of its own province, whatever the boundary between communes (A053)."""
    if agency.level in PARTS:
        raise Refused(
            f"{agency.name} là bộ phận của một cơ quan, không tự giải quyết hồ sơ: chọn cơ quan có thẩm quyền.",
            f"{agency.name} is part of an agency and decides nothing by itself: choose the agency.",
        )
    top, own = ((u, *tree.ancestors(u.id))[-1] for u in (agency, intake))
    if top.id != own.id:
        raise Refused(
            f"{agency.name} thuộc {top.name}; {intake.name} chỉ nhận hồ sơ cho các cơ quan của {own.name}.",
            f"{agency.name} belongs to {top.name}; {intake.name} takes in matters of {own.name} only.",
        )
    return agency


def return_counter(tree: Tree, intake: UnitView, named: str) -> int | None:
    """The counter at which the result is fetched, by its code; None for the one that takes the dossier in."""
    if not named or named == intake.code:
        return None
    unit = tree.by_code(named)
    if unit.level is not Level.COUNTER:
        raise Refused(
            f"{unit.name} không phải bộ phận một cửa: chọn một bộ phận một cửa để nhận kết quả.",
            f"{unit.name} is no one-stop counter: choose one to fetch the result from.",
        )
    return unit.id


def in_address(units: Iterable[UnitView], address: str) -> UnitView | None:
    """The one unit whose name stands in an address; None when there is none or several are named alike."""
    said = f" {tokens(address)} "
    found = [unit for unit in units if f" {_plain(unit.name)} " in said]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    """The name people write in an address: Mường Sang, of UBND xã Mường Sang."""
    return _KIND.sub("", tokens(name))


def _agency_of(tree: Tree, intake: UnitView) -> UnitView | None:
    """A commune's matter taken by a counter that serves no single commune has no agency of its own."""
    agency = tree.agency(intake.id)
    return agency if agency.level is Level.DEPARTMENT else None


def unit_of(resolver: str, tree: Tree, intake: int, competent_unit: int) -> int:
    """The unit a step belongs to. Raises Refused when the tree has none."""
    found = _resolved(resolver, tree, intake, competent_unit)
    if found is None:
        raise Refused(
            f"Không tìm thấy đơn vị “{resolver}” cho bước tiếp theo trong cây tổ chức hiện nay. "
            "Báo quản trị kiểm tra quy trình và cơ cấu tổ chức.",
            f"The tree has no unit “{resolver}” for the next step. Tell the administrator.",
        )
    return found.id


def sender(giver: int, receiver: int) -> int | None:
    """The unit a step comes from, where that is another than the one it goes to: there somebody must sign for it."""
    return giver if giver != receiver else None


def _resolved(resolver: str, tree: Tree, intake: int, competent_unit: int) -> UnitView | None:
    if resolver == "intake":
        return tree.unit(tree.living(intake) or intake)
    if resolver == "competent":
        return tree.unit(tree.living(competent_unit) or competent_unit)
    if resolver == "parent":
        return next(iter(tree.ancestors(competent_unit)), None)
    if resolver.startswith(_CODE):
        return tree.find(resolver.removeprefix(_CODE))
    if resolver.startswith(_DIVISION):
        division = tree.division(competent_unit, resolver.removeprefix(_DIVISION))
        return division or _resolved("competent", tree, intake, competent_unit)
    if resolver.startswith(_DEPARTMENT):
        return _department(tree, competent_unit, resolver.removeprefix(_DEPARTMENT))
    return _at_level(tree, intake, competent_unit, resolver.removeprefix(_LEVEL))


def _at_level(tree: Tree, intake: int, competent_unit: int, level: str) -> UnitView | None:
    """At or above the competent agency; for a lower level (commune -> district -> province) seen from the intake."""
    wanted = Level(level)
    return tree.at_level(competent_unit, wanted) or tree.at_level(intake, wanted)


def _department(tree: Tree, competent_unit: int, name: str) -> UnitView | None:
    province = tree.at_level(competent_unit, Level.PROVINCE)
    if province is None:
        return None
    wanted = name.casefold().strip()
    found = (c for c in tree.children(province.id) if c.level is Level.DEPARTMENT)
    return next((c for c in found if wanted in {c.name.casefold(), c.short_name.casefold()}), province)
