"""Passing work from unit to unit: who signs for it, who may turn it back, and when it has wandered enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from motcua.dossiers.terms import Held, Open, asks
from motcua.kernel.actor import Hat, Role
from motcua.kernel.refused import Refused


def unsigned(task: Open) -> bool:
    """Given by another unit, and nobody has taken it yet."""
    return task.sender is not None and task.person is None


def may_be_declined(task: Open, most: int) -> bool:
    """Sent by colleagues, not signed for, and not put there by a head's word; what the process brings is returned."""
    return unsigned(task) and (asks(task.step) or 0 < task.passes <= most)


def must_be_declinable(held: Held, task: Open, most: int) -> None:
    """Raises Refused saying what may be done instead."""
    if task.person is not None:
        raise Refused(
            f"Bước “{task.name}” của hồ sơ {held.code} đã được nhận: chuyển tiếp hoặc trả lại bước, kèm lý do.",
            f"The step “{task.name}” of {held.code} was taken already: hand it over or return it, with a reason.",
        )
    if task.sender is None or not (task.passes or asks(task.step)):
        raise Refused(
            f"Bước “{task.name}” của hồ sơ {held.code} do quy trình chuyển đến, không phải đơn vị khác chuyển: "
            "dùng “Trả lại bước trước”.",
            f"The step “{task.name}” of {held.code} came by the process: return it to the step before.",
        )
    if task.passes > most:
        raise Refused(
            f"Thủ trưởng đã quyết định nơi xử lý bước “{task.name}” của hồ sơ {held.code}: nhận việc, hoặc báo thủ "
            "trưởng.",
            f"A head decided where the step “{task.name}” of {held.code} belongs: take it, or talk to the head.",
        )


def handed_over(task: Open, to: int, at: datetime) -> Open:
    """The step in the other unit's tray; in its own, what was taken is laid down again and changes no hands."""
    if to == task.unit:
        return replace(task, person=None, since=at, sender=None)
    return replace(task, unit=to, person=None, since=at, sender=task.unit, passes=task.passes + 1)


def must_not_circle(held: Held, task: Open, hat: Hat | None, most: int, agency: str) -> None:
    """Once a step has changed hands so often, only the head of the deciding agency sends it on. Raises Refused."""
    if task.passes < most or _heads(hat, held.unit):
        return
    raise Refused(
        f"Bước “{task.name}” của hồ sơ {held.code} đã chuyển {task.passes} lần giữa các đơn vị. Không chuyển tiếp được "
        f"nữa: thủ trưởng {agency} quyết định đơn vị xử lý. Ngày hẹn trả không đổi.",
        f"The step “{task.name}” of {held.code} was handed over {task.passes} times. The head of {agency} decides who "
        "does it. The due date stays.",
    )


def must_not_wander(held: Held, times: int, hat: Hat | None, receiver: int, most: int, above: str) -> None:
    """Once a whole matter has changed its agency so often, only a head over both agencies moves it. Raises Refused."""
    if times < most or (_heads(hat, held.unit) and _heads(hat, receiver)):
        return
    raise Refused(
        f"Hồ sơ {held.code} đã đổi cơ quan giải quyết {times} lần. Không chuyển tiếp được nữa: thủ trưởng {above} "
        "quyết định cơ quan nào có thẩm quyền. Ngày hẹn trả không đổi.",
        f"Dossier {held.code} changed its agency {times} times. The head of {above} decides which one is competent. "
        "The due date stays.",
    )


def _heads(hat: Hat | None, unit: int) -> bool:
    return hat is not None and Role.HEAD in hat.roles and unit in hat.units
