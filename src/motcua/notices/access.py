"""Who may mind messages and their wording: whoever administers or reforms the unit whose installation this is."""

from __future__ import annotations

from datetime import datetime

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours


def must_mind(by: Actor, at: datetime) -> None:
    """NotYours unless a hat covers the installation's own unit: messages of every unit leave by one outbox."""
    if by.system:
        return
    house = directory.house(day_of(at))
    if house is None or by.hat({Role.ADMIN, Role.REFORM}, house.id) is None:
        raise NotYours(
            "Chỉ người quản trị hoặc công chức cải cách hành chính của đơn vị đặt hệ thống làm được việc này.",
            "Only an administrator or reform officer of the unit that runs this installation may do this.",
        )
