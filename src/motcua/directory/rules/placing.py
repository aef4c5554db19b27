"""Which level may lie under which, and take over from which."""

from __future__ import annotations

from motcua.directory.terms import MAY_LIE_UNDER, NAMES, PARTS, Level
from motcua.kernel.refused import Refused


def must_fit(level: Level, parent: Level | None) -> None:
    """Refused when a unit of the level cannot lie directly under one of the parent's level."""
    if parent is not None and parent not in MAY_LIE_UNDER[level]:
        raise Refused(
            f"Đơn vị {NAMES[level].vi} không thể trực thuộc đơn vị {NAMES[parent].vi}. Kiểm tra cấp và cấp trên.",
            f"A {NAMES[level].en} cannot lie under a {NAMES[parent].en}. Check level and parent.",
        )


def must_be_able_to_follow(before: Level, after: Level) -> None:
    """Refused when an agency's duties would pass to a mere part of one: a counter or division decides nothing."""
    if before not in PARTS and after in PARTS:
        raise Refused(
            f"{NAMES[after].vi.capitalize()} không thể tiếp nhận nhiệm vụ của một cơ quan {NAMES[before].vi}. "
            "Chọn cơ quan của bộ phận đó.",
            f"A {NAMES[after].en} cannot take over the duties of a {NAMES[before].en}. Name its agency.",
        )
