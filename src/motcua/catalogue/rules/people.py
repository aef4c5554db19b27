"""Who does a step, read from the free words of an internal process."""

from __future__ import annotations

import re

from motcua.kernel.actor import Role

#: the first words that decide, in this order
_ROLES = (
    (Role.COUNTER, ("trung tâm", "bộ phận", "ttpvhcc", "nơi tiếp nhận", "cán bộ tiếp nhận", "công chức tiếp nhận")),
    (Role.CLERK, ("văn thư",)),
    (
        Role.HEAD,
        ("lãnh đạo", "chủ tịch", "phó ", "giám đốc", "trưởng", "người đứng đầu", "thủ trưởng", "cơ quan có thẩm quyền"),
    ),
    (Role.OFFICER, ("công chức", "chuyên viên", "viên chức", "cán bộ", "sở ", "phòng ", "ủy ban", "ubnd", "công an")),
)
#: a resolver is no longer than this
LONGEST = 100
_DEPARTMENT = re.compile(r"(Sở [^,;/()]+|Cơ sở trợ giúp xã hội|cơ sở trợ giúp xã hội)")
_DIVISION = re.compile(r"(Phòng [^,;/()]+|Văn phòng HĐND và UBND)")


def receiver(words: str, stage: str | None) -> tuple[Role, str]:
    """(role, unit resolver) of a step. Raises ValueError when the words name nobody known."""
    role = _role(words)
    if role is Role.COUNTER:
        return role, "intake"
    return role, _unit(words, stage or "")[:LONGEST]


def _role(words: str) -> Role:
    text = words.casefold().strip()
    for role, beginnings in _ROLES:
        if text.startswith(beginnings):
            return role
    raise ValueError(
        f"không nhận ra người nhận '{words}': bắt đầu bằng Trung tâm, Bộ phận, Công chức, Chuyên viên, Lãnh đạo, "
        "Chủ tịch, Giám đốc, Trưởng hoặc Văn thư"
    )


def _unit(words: str, stage: str) -> str:
    if stage == "tỉnh":
        found = _DEPARTMENT.search(words)
        return f"department:{found[1].strip()}" if found else "level:province"
    if stage == "cơ sở":
        return "department:Cơ sở trợ giúp xã hội"
    division = None if "Chi nhánh Văn phòng" in words else _DIVISION.search(words)
    return f"division:{division[1].strip()}" if division else "competent"
