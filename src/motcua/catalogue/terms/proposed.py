"""Words of changing how a procedure is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """Where a proposal stands."""

    EDITING = "editing"  # đang soạn
    LAID = "laid"  # đã trình
    APPROVED = "approved"  # đã duyệt
    PUBLISHED = "published"  # đã công bố
    DROPPED = "dropped"  # đã bỏ


class Edit(StrEnum):
    """What a hand does to the shape of a process."""

    AFTER = "after"  # thêm một bước sau bước này
    WITHOUT = "without"  # bỏ bước này
    EARLIER = "earlier"  # đổi chỗ với bước trước
    BESIDE = "beside"  # làm song song với bước sau
    APART = "apart"  # làm lần lượt các nhánh của bước này


@dataclass(frozen=True, slots=True)
class Decision:
    """By which decision a process is put into force, and from which day on."""

    number: str
    decided_on: date | None
    valid_from: date
