"""Who may change a calendar: an administrator, for the units their post answers for."""

from __future__ import annotations

from motcua.directory import queries as directory
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours, Refused


def must_administer(by: Actor, unit: int | None) -> None:
    """NotYours unless an administrator's hat covers the unit; None, the country, is the top unit's and the system's."""
    if by.system or any(by.hat({Role.ADMIN}, u) for u in _answering(unit)):
        return
    raise NotYours(
        "Chỉ quản trị viên của đơn vị (hoặc của đơn vị cấp trên) được thay đổi lịch làm việc.",
        "Only an administrator of the unit, or of one above it, may change its calendar.",
    )


def subject(unit: int | None) -> str:
    """The unit as a change is noted under: its code, or the country. Refused when there is no such unit."""
    return "VN" if unit is None else _unit(unit).code


def _answering(unit: int | None) -> list[int]:
    if unit is not None:
        return [_unit(unit).id]
    return [u.id for u in directory.register().units.values() if u.parent_id is None]


def _unit(unit: int) -> directory.UnitView:
    found = directory.register().units.get(unit)
    if found is None:
        raise Refused("Không có đơn vị này.", "There is no such unit.")
    return found
