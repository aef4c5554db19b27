"""What people call the acts and states, Vietnamese with English beside it."""

from __future__ import annotations

from motcua.dossiers.terms.journey import Act, State
from motcua.kernel.text import Text

#: what people call the acts
ACT_NAMES: dict[Act, Text] = {
    Act.SUBMIT: Text("Nộp hồ sơ", "Submitted"),
    Act.ACCEPT: Text("Tiếp nhận hồ sơ", "Accepted"),
    Act.REFUSE: Text("Từ chối hồ sơ", "Refused"),
    Act.REQUEST_SUPPLEMENT: Text("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
    Act.SUPPLEMENT: Text("Nộp bổ sung giấy tờ", "Supplemented"),
    Act.REQUEST_PAYMENT: Text("Yêu cầu nộp phí, lệ phí, nghĩa vụ tài chính", "Payment requested"),
    Act.PAY: Text("Hoàn thành nghĩa vụ tài chính", "Paid"),
    Act.HAND_OVER: Text("Chuyển hồ sơ", "Handed over"),
    Act.TAKE: Text("Nhận xử lý", "Taken"),
    Act.COMPLETE_STEP: Text("Hoàn thành bước", "Step completed"),
    Act.CONSULT: Text("Lấy ý kiến đơn vị phối hợp", "Consultation asked"),
    Act.ANSWER: Text("Trả lời ý kiến", "Consultation answered"),
    Act.APPROVE: Text("Phê duyệt", "Approved"),
    Act.RETURN_STEP: Text("Trả lại bước trước", "Returned to an earlier step"),
    Act.EXTEND: Text("Xin lỗi và hẹn lại ngày trả", "Extended with apology"),
    Act.STOP: Text("Dừng giải quyết", "Stopped"),
    Act.WITHDRAW: Text("Rút hồ sơ", "Withdrawn"),
    Act.FINISH: Text("Giải quyết xong", "Finished"),
    Act.RETURN_RESULT: Text("Trả kết quả", "Result returned"),
    Act.EXPLAIN: Text("Giải trình trễ hẹn lần hai", "Second lateness answered for"),
    Act.CONFIRM: Text("Xác nhận việc đã làm trước khi ghi", "Earlier work confirmed"),
    Act.DECLINE: Text("Từ chối nhận hồ sơ chuyển đến", "Not taken"),
    Act.REDATE: Text("Tính lại ngày hẹn theo lịch nghỉ", "Promise counted anew"),
    Act.MOVE: Text("Chuyển sang quy trình mới", "Moved to a new process"),
    Act.REHOME: Text("Chuyển về đơn vị kế thừa", "Passed to the successor unit"),
    Act.ISSUE: Text("Cấp số, lập kết quả", "Result numbered"),
    Act.SIGN: Text("Ký kết quả", "Result signed"),
    Act.REVOKE: Text("Thu hồi kết quả", "Result revoked"),
    Act.ACKNOWLEDGE: Text("Xác nhận đã nhận kết quả", "Result received"),
    Act.WRITE: Text("Nhắn người nộp", "Wrote to the applicant"),
    Act.REPLY: Text("Người nộp trả lời", "The applicant replied"),
    Act.UNDO: Text("Hoàn tác", "Undone"),
    Act.ASSIGN: Text("Phân công người làm", "Assigned to somebody"),
    Act.TRANSFER: Text("Bàn giao công việc", "Work transferred"),
    Act.DIGITISE: Text("Số hóa giấy tờ", "Paper digitised"),
    Act.FILL: Text("Điền nội dung kết quả", "Content of the result filled in"),
}

#: what people call the states
STATE_NAMES: dict[State, Text] = {
    State.REGISTERED: Text("Mới đăng ký", "Registered"),
    State.ACCEPTED: Text("Được tiếp nhận", "Accepted"),
    State.REFUSED: Text("Không được tiếp nhận", "Refused"),
    State.IN_PROGRESS: Text("Đang xử lý", "In progress"),
    State.SUPPLEMENT: Text("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
    State.PAYMENT: Text("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
    State.WITHDRAWN: Text("Công dân yêu cầu rút hồ sơ", "Withdrawn"),
    State.STOPPED: Text("Dừng xử lý", "Stopped"),
    State.FINISHED: Text("Đã xử lý xong", "Finished"),
    State.RETURNED: Text("Đã trả kết quả", "Returned"),
}
