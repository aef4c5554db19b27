"""The complete table from a process onto the ten national states (requirements C3, A109)."""

from __future__ import annotations

from motcua.kernel.text import Text
from motcua.workflow.terms import Definition

#: the ten states of TrangThaiHoSo
NATIONAL = {
    1: Text("Mới đăng ký", "Registered"),
    2: Text("Được tiếp nhận", "Accepted"),
    3: Text("Không được tiếp nhận", "Refused"),
    4: Text("Đang xử lý", "In progress"),
    5: Text("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
    6: Text("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
    7: Text("Công dân yêu cầu rút hồ sơ", "Withdrawn"),
    8: Text("Dừng xử lý", "Stopped"),
    9: Text("Đã xử lý xong", "Finished"),
    10: Text("Đã trả kết quả", "Returned"),
}

#: states a step may stand for while it is open; the others come about by an act, never by waiting at a step
STEP_STATES = frozenset({2, 4, 5, 6, 9})

#: what brings about a state besides a step of the process
ACTS = {
    1: Text("Nộp hồ sơ", "Submit"),
    2: Text("Tiếp nhận", "Accept"),
    3: Text("Từ chối tiếp nhận", "Refuse"),
    4: Text("Bước xử lý đầu tiên", "First step of processing"),
    5: Text("Yêu cầu bổ sung", "Request supplement"),
    6: Text("Yêu cầu nộp tiền", "Request payment"),
    7: Text("Rút hồ sơ", "Withdraw"),
    8: Text("Dừng xử lý", "Stop"),
    9: Text("Kết thúc xử lý", "Finish"),
    10: Text("Trả kết quả", "Return result"),
}


def state_table(definition: Definition) -> dict[int, tuple[Text, tuple[str, ...]]]:
    """Each national state -> the act that brings it about, and the ids of the steps that stand for it."""
    return {
        state: (ACTS[state], tuple(s.id for s in definition.steps if s.state == state)) for state in sorted(NATIONAL)
    }
