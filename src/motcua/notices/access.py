"""Who may mind messages and their wording: whoever administers or reforms the unit whose installation this is."""

from __future__ import annotations

from datetime import datetime

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours


def may_mind(by: Actor, at: datetime) -> bool:
    """Whether a hat covers the installation's own unit: messages of every unit leave by one outbox."""
    minders = {Role.ADMIN, Role.REFORM}
    if by.system or not by.roles & minders:
        return by.system
    house = directory.house(day_of(at))
    return house is not None and by.hat(minders, house.id) is not None


def must_mind(by: Actor, at: datetime) -> None:
    """NotYours for whoever may not."""
    if not may_mind(by, at):
        raise NotYours(
            "Chỉ người quản trị hoặc công chức cải cách hành chính của đơn vị đặt hệ thống làm được việc này.",
            "Only an administrator or reform officer of the unit that runs this installation may do this.",
        )
