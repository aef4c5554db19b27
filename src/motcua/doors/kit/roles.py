"""What people call the roles of a post."""

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
