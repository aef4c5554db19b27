"""Where a dossier goes: the agency that decides, and the unit a step of its process belongs to."""

from __future__ import annotations

from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Level, UnitView
from motcua.kernel.refused import Refused

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
        return tree.by_code(named)
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
