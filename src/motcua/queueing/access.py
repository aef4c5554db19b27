"""Who may: a counter clerk calls and draws for their own counter, an administrator arranges it."""

from __future__ import annotations

from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours


def must_serve(by: Actor, unit: int) -> None:
    """NotYours unless a counter hat answers for the unit."""
    if not by.system and by.hat({Role.COUNTER}, unit) is None:
        raise NotYours(
            "Chỉ công chức một cửa của bộ phận này được gọi số.", "Only clerks of this counter may call its numbers."
        )


def must_arrange(by: Actor, unit: int) -> None:
    """NotYours unless an administrator's hat covers the unit."""
    if not by.system and by.hat({Role.ADMIN}, unit) is None:
        raise NotYours(
            "Chỉ quản trị viên của đơn vị được sắp xếp quầy và thiết bị.",
            "Only an administrator of the unit may arrange its windows and devices.",
        )
