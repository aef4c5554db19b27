"""The counter a page of the hall is about, and whether the machine that asks stands in it."""

from __future__ import annotations

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.kit import machine
from motcua.doors.kit.request import Request
from motcua.kernel.refused import NotYours


def hall(request: Request, code: str) -> UnitView:
    """The counter of that code. NotYours when there is none."""
    found = directory.tree(day_of(request.now), request.revisions.get("directory", 0)).find(code)
    if found is None:
        raise NotYours
    return found


def must_stand_in(request: Request, unit: UnitView) -> None:
    """NotYours unless the machine is the counter's, so that numbers are drawn by who is in the hall."""
    if not machine.open_to_all() and machine.counter_of(request) != unit.id:
        raise NotYours(
            "Máy này chưa được đăng ký làm máy lấy số. Quản trị viên đăng ký ở trang Quầy và máy lấy số.",
            "This machine is not registered to give numbers. An administrator registers it on the unit's page.",
        )
