"""A reorganisation is put together change by change, rehearsed, approved, and switched on its day, in the pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from motcua.directory import queries as directory
from motcua.dossiers.models import Dossier
from motcua.kernel.actor import Actor
from tests import build
from tests.changes.test_reorganisation import BASIS, DAY
from tests.changes.world import Office, on
from tests.doors.conftest import Clock

AtDesk = Callable[[Actor], Client]
PAGE = "/ke-hoach/sap-xep/"


@pytest.fixture
def office(staff: build.Staff) -> Office:
    return Office()


class Wizard:
    """The form as a browser without scripts has it: everything gathered travels along."""

    def __init__(self, client: Client) -> None:
        self.client, self.gathered = client, ""

    def press(self, do: str, **typed: Any) -> str:
        answer = self.client.post(PAGE, {"gathered": self.gathered, "do": do} | typed, follow=True)
        page = answer.content.decode()
        found = re.search(r'name="gathered" value="([^"]*)"', page)
        self.gathered = html.unescape(found[1]) if found else ""
        return page

    def add(self, what: str, into: str = "", *units: str) -> str:
        return self.press("add", what=what, units=list(units), into=into, level="commune")


def test_a_district_ends_in_the_pages(staff: build.Staff, office: Office, at_desk: AtDesk, clock: Clock) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    wizard = Wizard(at_desk(office.reform))
    wizard.add("found", "H52.501; Phường Tây; H52\nH52.502; Phường Đông; H52")
    wizard.add("merge", "H52.501", "H52.30.21")
    wizard.add("merge", "H52.502", "H52.30.22")
    page = wizard.add("abolish", "H52.501\nH52.502", "H52.30")
    assert "Kết thúc hoạt động: H52.30 → H52.501, H52.502." in html.unescape(page)
    said = {"unit": "H52", "on": DAY.isoformat(), "title": "Sắp xếp 2026", "basis": BASIS}

    assert "chưa có đơn vị nhận" in wizard.press("draft", **said)
    wizard.press("rule", **{"rule-before": "H52.30", "rule-after": "H52.501"})
    shown = wizard.press("draft", **said)
    assert "hồ sơ đang mở có đơn vị mới" in shown and "Huyện Mộc Châu" in shown

    number = int(re.findall(r"/ke-hoach/(\d+)/lam/", shown)[0])
    seen = re.findall(r'name="seen" value="(\w+)"', at_desk(office.head).get(f"/ke-hoach/{number}/").content.decode())
    done = at_desk(office.head).post(f"/ke-hoach/{number}/lam/", {"do": "approve", "seen": seen[0]}, follow=True)
    assert "đã phê duyệt, chờ thực hiện" in done.content.decode()
    assert Dossier.objects.get(code=code).unit_id == build.unit_id("H52.30")

    from motcua.doors.worker import tasks

    clock.now = on(9, "0:01")
    tasks.plans(0)
    assert Dossier.objects.get(code=code).unit_id == directory.tree(DAY).by_code("H52.501").id


def test_a_change_may_be_taken_out_again_and_enter_takes_out_nothing(office: Office, at_desk: AtDesk) -> None:
    wizard = Wizard(at_desk(office.reform))
    wizard.add("rename", "Thị xã Mộc Châu", "H52.30")

    assert "Đổi tên: H52.30" in wizard.press("keep")
    assert "Chưa có thay đổi nào" in wizard.press("drop-0")


def test_what_is_typed_wrong_is_told_and_what_was_gathered_stays(office: Office, at_desk: AtDesk) -> None:
    wizard = Wizard(at_desk(office.reform))
    wizard.add("rename", "Thị xã Mộc Châu", "H52.30")

    assert "chưa đủ" in wizard.add("merge", "")
    assert "Đổi tên: H52.30" in wizard.add("nothing", "x", "y")
    wizard.gathered = "{}"
    assert "Mẫu đã hỏng" in wizard.press("keep")
