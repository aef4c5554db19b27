"""Who may: a plan is taken under lock and checked in one step."""

from __future__ import annotations

from django.db import OperationalError

from motcua.changes.models import Plan
from motcua.changes.rules import may_plan
from motcua.changes.terms import STAGES, Stage
from motcua.kernel.actor import Actor, Hat
from motcua.kernel.refused import NotYours, Refused


def must_plan(by: Actor, unit: int) -> Hat:
    """The hat under which the actor plans for the unit. Raises NotYours."""
    hat = may_plan(by, unit)
    if hat is None:
        raise NotYours(
            "Chỉ công chức cải cách hành chính hoặc thủ trưởng phụ trách đơn vị được lập và duyệt kế hoạch này.",
            "Only the reform officer or the head who answers for the unit may draft and approve this plan.",
        )
    return hat


def person(by: Actor) -> int:
    """Who they are: only people plan. Raises NotYours."""
    if by.person is None:
        raise NotYours
    return by.person


def to_change(number: int, *stages: Stage) -> Plan:
    """The plan, locked until the transaction ends. Refused when it stands elsewhere or somebody has it now."""
    try:
        row = Plan.objects.select_for_update(nowait=True).filter(pk=number).first()
    except OperationalError as busy:
        raise Refused(
            f"Kế hoạch số {number} đang được người khác xử lý. Đợi một lát rồi tải lại trang.",
            f"Somebody is deciding about plan no. {number} now. Wait a moment and reload the page.",
        ) from busy
    if row is None:
        raise NotYours
    if row.stage not in stages:
        now = STAGES[Stage(row.stage)]
        raise Refused(
            f"Kế hoạch số {number} {now.vi}: không làm được việc này nữa.",
            f"Plan no. {number}: {now.en}. This cannot be done any more.",
        )
    return row
