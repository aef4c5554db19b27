"""Words of the line: what a number is, where it stands, and what may happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.kernel.text import Text


class Stage(StrEnum):
    """Where a number stands."""

    WAITING = "waiting"  # đang chờ
    CALLED = "called"  # đã gọi, chưa thấy người
    SERVING = "serving"  # đang phục vụ
    SERVED = "served"  # đã phục vụ xong
    ABSENT = "absent"  # gọi không có mặt


#: at a window now
AT_WINDOW = frozenset({Stage.CALLED, Stage.SERVING})


class Need(StrEnum):
    """Why somebody is served first (Luật Người cao tuổi, Luật Người khuyết tật, NĐ 61/2018)."""

    NONE = ""
    ELDERLY = "elderly"  # người cao tuổi
    DISABLED = "disabled"  # người khuyết tật
    PREGNANT = "pregnant"  # phụ nữ mang thai, có con nhỏ


NEEDS: dict[Need, Text] = {
    Need.NONE: Text("Không thuộc diện ưu tiên", "None of these"),
    Need.ELDERLY: Text("Người cao tuổi (từ 60 tuổi)", "60 years or older"),
    Need.DISABLED: Text("Người khuyết tật", "A disability"),
    Need.PREGNANT: Text("Mang thai, có con dưới 36 tháng", "Pregnant, or with a child under three"),
}


class Source(StrEnum):
    """Where a number was drawn."""

    KIOSK = "kiosk"  # máy lấy số
    CLERK = "clerk"  # công chức lấy hộ
    BOOKING = "booking"  # đặt lịch từ nhà
    HOME = "home"  # lấy số từ nhà cho hôm nay


class Kind(StrEnum):
    """What may happen: one fact each, never taken back."""

    DRAWN = "drawn"  # lấy số
    CALLED = "called"  # gọi số
    RECALLED = "recalled"  # gọi lại
    SKIPPED = "skipped"  # gọi không có mặt
    TRANSFERRED = "transferred"  # chuyển nhóm quầy
    BEGAN = "began"  # bắt đầu phục vụ
    ENDED = "ended"  # phục vụ xong
    OPENED = "opened"  # mở quầy
    CLOSED = "closed"  # đóng quầy
    BOOKED = "booked"  # đặt lịch
    CANCELLED = "cancelled"  # hủy lịch
    REQUEUED = "requeued"  # xếp lại cuối hàng


@dataclass(frozen=True, slots=True)
class Standing:
    """One waiting number, as the discipline of the line sees it. line_from: since when it counts as waiting.

    first_from..first_until: the time it was booked for, in which it is served first.
    """

    id: int
    line_from: datetime
    need: Need = Need.NONE
    first_from: datetime | None = None
    first_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of an opening day that can be booked; minutes of the day."""

    start: int
    end: int

    @property
    def words(self) -> str:
        """08:00–08:30."""
        return "–".join(f"{m // 60:02}:{m % 60:02}" for m in (self.start, self.end))
