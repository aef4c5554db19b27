"""The ten national states as people see them: an icon, a word, a colour. Never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class StateView:
    """How one state is shown."""

    icon: str
    words: Text
    tone: str


STATES = {
    1: StateView("○", Text("Mới đăng ký", "Just filed"), "blue"),
    2: StateView("◔", Text("Được tiếp nhận", "Accepted"), "blue"),
    3: StateView("✕", Text("Không được tiếp nhận", "Not accepted"), "red"),
    4: StateView("◑", Text("Đang xử lý", "Being handled"), "blue"),
    5: StateView("!", Text("Yêu cầu bổ sung giấy tờ", "Papers to be supplied"), "yellow"),
    6: StateView("₫", Text("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment due"), "yellow"),
    7: StateView("↩", Text("Công dân yêu cầu rút hồ sơ", "Withdrawn by the applicant"), "grey"),
    8: StateView("■", Text("Dừng xử lý", "Stopped"), "grey"),
    9: StateView("✓", Text("Đã xử lý xong", "Settled"), "green"),
    10: StateView("✓✓", Text("Đã trả kết quả", "Result handed over"), "green"),
}

#: colours of the forecast (promises/forecast.json), beside the national state of an open dossier
COLOURS = {
    "red": StateView("▲", Text("Nguy cơ trễ hẹn", "May come late"), "red"),
    "amber": StateView("◆", Text("Thời gian sắp hết", "Time is running out"), "yellow"),
}


def of(number: int) -> StateView:
    """The view of a national state. Raises KeyError for a number that is none."""
    return STATES[int(number)]
