"""Words of the console for what the contexts name in code."""

from __future__ import annotations

from motcua.kernel.actor import Role
from motcua.kernel.text import Text

ROLES: dict[Role, Text] = {
    Role.COUNTER: Text("công chức một cửa", "counter clerk"),
    Role.OFFICER: Text("công chức chuyên môn", "case officer"),
    Role.HEAD: Text("lãnh đạo, người ký", "head, signatory"),
    Role.CLERK: Text("văn thư", "clerk of documents"),
    Role.REFORM: Text("cải cách hành chính", "reform officer"),
    Role.ADMIN: Text("quản trị", "administrator"),
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
    "come_back": Text("trở lại làm việc", "came back"),
    "install": Text("nạp bản mô tả tổ chức", "description installed"),
}
