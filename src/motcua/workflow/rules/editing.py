"""What a hand may do to the shape of a process, and where."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from motcua.kernel.refused import Refused
from motcua.workflow.rules import reshaping
from motcua.workflow.terms import Definition


class Edit(StrEnum):
    """What a hand does to the shape of a process."""

    EARLIER = "earlier"  # đổi chỗ với bước trước
    AFTER = "after"  # thêm một bước sau bước này
    BESIDE = "beside"  # làm song song với bước sau
    APART = "apart"  # làm lần lượt các nhánh của bước này
    WITHOUT = "without"  # bỏ bước này


def edited(definition: Definition, edit: Edit, step_id: str) -> Definition:
    """The process after one edit at a step. Raises Refused, saying why it cannot be done there."""
    return _EDITS[edit](definition, step_id)


def offered(definition: Definition, step_id: str) -> tuple[Edit, ...]:
    """The edits that can be done at a step: found by doing them, so a button and its edit cannot differ."""
    return tuple(edit for edit in Edit if _can(definition, edit, step_id))


def _can(definition: Definition, edit: Edit, step_id: str) -> bool:
    try:
        edited(definition, edit, step_id)
    except Refused:
        return False
    return True


_EDITS: dict[Edit, Callable[[Definition, str], Definition]] = {
    Edit.EARLIER: reshaping.earlier,
    Edit.AFTER: reshaping.after,
    Edit.BESIDE: reshaping.beside,
    Edit.APART: reshaping.apart,
    Edit.WITHOUT: reshaping.without,
}
