"""Words of the console for what the contexts name in code."""

from __future__ import annotations

from motcua.kernel.text import Text
from motcua.notices.terms import Standing

STANDINGS: dict[Standing, Text] = {
    Standing.GOOD: Text("tốt", "good"),
    Standing.DEMOTED: Text("đã hạ bậc vì chậm: dùng sau cùng", "demoted for slowness: taken last"),
    Standing.TRIAL: Text("đang thử lại: nhận một phần mười số tin", "on trial: gets one message in ten"),
}

#: operations of the directory as audit notes them
OPERATIONS: dict[str, Text] = {
    "found": Text("thành lập", "founded"),
    "rename": Text("đổi tên", "renamed"),
    "move": Text("chuyển cấp trên", "moved"),
    "merge": Text("sáp nhập", "merged"),
    "split": Text("chia tách", "split"),
    "abolish": Text("kết thúc hoạt động", "abolished"),
    "create_post": Text("lập chức vụ", "post made"),
    "appoint": Text("bổ nhiệm", "appointed"),
    "relieve": Text("cho thôi giữ chức vụ", "relieved"),
    "stand_in": Text("giao làm thay", "stand-in appointed"),
    "leave": Text("vắng mặt, chưa có người làm thay", "away without a stand-in"),
    "come_back": Text("trở lại làm việc", "came back"),
    "install": Text("nạp bản mô tả tổ chức", "description installed"),
}
