"""Who may change the directory: an administrator, for the units their post answers for."""

from __future__ import annotations

from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours


def must_administer(by: Actor, *units: int | None) -> None:
    """NotYours unless one administrator's hat covers each unit. None stands for the top of the tree: the system's."""
    if by.system:
        return
    if not all(unit is not None and by.hat({Role.ADMIN}, unit) for unit in units):
        raise NotYours(
            "Chỉ quản trị viên của đơn vị (hoặc của đơn vị cấp trên) được thay đổi việc này.",
            "Only an administrator of the unit, or of one above it, may change this.",
        )
