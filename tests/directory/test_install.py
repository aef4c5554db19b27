"""A whole directory from its description."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from motcua.accounts import queries as accounts
from motcua.directory import operations, queries
from motcua.directory.operations import Installed
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import NotYours, Refused
from tests.directory.places import AT, TODAY, a_province, an_actor

pytestmark = pytest.mark.django_db
DESCRIPTION: dict[str, Any] = {
    "units": [
        {"code": "H22", "name": "Tỉnh Hà Giang", "level": "province", "from": "2016-01-01", "to": "2025-06-30"},
        {"code": "H60", "name": "Tỉnh Tuyên Quang", "level": "province", "from": "2016-01-01", "to": "2025-06-30"},
        {"code": "H60", "name": "Tỉnh Tuyên Quang", "level": "province", "from": "2025-07-01", "place": "Hà Giang"},
        {"code": "H22.30", "name": "Huyện Vị Xuyên", "level": "district", "parent": "H22", "from": "2016-01-01",
         "phone": "0219 3826 000"},
        {"code": "H22.30.0", "name": "Bộ phận Một cửa", "level": "counter", "parent": "H22.30", "from": "2016-01-01"},
    ],
    "posts": [
        {"unit": "H22.30.0", "title": "Công chức một cửa", "roles": ["counter"],
         "person": {"username": "mai", "name": "Lò Thị Mai"}},
        {"unit": "H22.30.0", "title": "Công chức một cửa", "roles": ["counter"],
         "person": {"username": "lan", "name": "Hà Thị Lan"}},
        {"unit": "H22.30", "title": "Chủ tịch", "roles": ["head"], "person": {"username": "hung", "name": "Vàng Hùng"}},
        {"unit": "H22.30", "title": "Trưởng phòng", "roles": ["officer"],
         "person": {"username": "mai", "name": "Lò Thị Mai"}},
        {"unit": "H22.30", "title": "Chuyên viên", "roles": ["officer"]},
        {"unit": "H22.30", "title": "Chuyên viên", "roles": ["officer"]},
    ],
    "successions": [
        {"before": ["H22", "H60"], "after": ["H60"], "on": "2025-07-01", "kind": "merge", "ground": "NQ 202/2025/QH15"},
    ],
}  # fmt: skip


def install(description: dict[str, Any]) -> Installed:
    """By the system."""
    return operations.install(description=description, by=SYSTEM, at=AT)


def test_a_description_becomes_units_posts_people_and_successions() -> None:
    new = install(DESCRIPTION)

    assert new == Installed(units=5, posts=6, people=3, successions=1)
    mai = queries.actor_of(accounts.named("mai").id, TODAY)
    assert [h.title for h in mai.hats] == ["Công chức một cửa", "Trưởng phòng"]
    after = queries.tree(date(2025, 7, 1))
    assert [u.code for u in after.children(after.by_code("H60").id)] == ["H22.30"]


def test_installing_again_changes_nothing() -> None:
    install(DESCRIPTION)
    before = list(queries.tree(TODAY))

    again = install(DESCRIPTION)

    assert again == Installed(0, 0, 0, 0)
    assert list(queries.tree(TODAY)) == before


def test_a_description_may_correct_contacts_and_roles_but_no_names() -> None:
    install(DESCRIPTION)
    corrected = deepcopy(DESCRIPTION)
    corrected["units"][3]["phone"] = "0219 3826 111"
    corrected["posts"][2]["roles"] = ["head", "admin"]

    assert install(corrected) == Installed(0, 0, 0, 0)

    assert queries.tree(TODAY).by_code("H22.30").phone == "0219 3826 111"
    assert queries.actor_of(accounts.named("hung").id, TODAY).roles == {Role.HEAD, Role.ADMIN}
    corrected["units"][3]["name"] = "Thị xã Vị Xuyên"
    with pytest.raises(Refused, match=r"units\[3\]: .*đã có với tên"):
        install(corrected)


BROKEN = [
    (("posts", 0, "title"), "Rất dài " * 40, "dài quá"),
    (("units", 3, "level"), "village", r"units\[3\]\.level"),
    (("units", 3, "code"), "XYZ", r"units\[3\]: Mã định danh “XYZ” không đúng dạng"),
    (("units", 3, "parent"), "H99", r"units\[3\]: Không có đơn vị mã H99"),
    (("units", 3, "from"), "2016-02-30", r"units\[3\]\.from"),
    (("units", 3, "to"), "2010-01-01", r"units\[3\]: Ngày kết thúc 01/01/2010 trước"),
    (("units", 3, "nmae"), "x", r"units\[3\]\.nmae"),
    (("units", 4, "code"), "H22.30", r"units\[4\]: .*"),
    (("posts", 1, "roles"), ["king"], r"posts\[1\]\.roles\[0\]"),
    (("posts", 1, "unit"), "H22.99", r"posts\[1\]: Không có đơn vị mã H22\.99"),
    (("posts", 3, "person"), {"username": "mai", "name": "Người Khác"}, r"posts\[3\]: Tài khoản mai là của Lò Thị Mai"),
    (("successions", 0, "on"), "2025-08-01", r"successions\[0\]: "),
    (("successions", 0, "before"), ["H22.30"], r"successions\[0\]: .*phải kết thúc"),
]


@pytest.mark.parametrize(("where", "value", "said"), BROKEN, ids=[".".join(map(str, b[0])) for b in BROKEN])
def test_a_broken_description_is_refused_whole_with_the_place(
    where: tuple[str, int, str], value: Any, said: str
) -> None:
    broken = deepcopy(DESCRIPTION)
    broken[where[0]][where[1]][where[2]] = value

    with pytest.raises(Refused, match=said):
        install(broken)

    assert len(queries.tree(TODAY)) == 0
    assert accounts.everybody(limit=9) == ()


def test_units_whose_parent_ends_without_an_heir_are_refused() -> None:
    broken = deepcopy(DESCRIPTION)
    broken["successions"] = []

    with pytest.raises(Refused, match="Huyện Vị Xuyên .*không còn trực thuộc"):
        install(broken)


def test_only_the_system_installs() -> None:
    a_province()
    admin = an_actor("quan.tri", Role.ADMIN, unit="H52")

    with pytest.raises(NotYours):
        operations.install(description=DESCRIPTION, by=admin, at=AT)
