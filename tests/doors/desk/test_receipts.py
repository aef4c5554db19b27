"""Hand-overs on the screen: both sides see what nobody has signed for; who will not take it says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.build import COMMUNE, at

Sit = Callable[[Actor], Client]
AT = "/giao-nhan/"


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A step on its way from the division to the commune."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("8:40"))
    resolve.hand_over(code=done.code, to=COMMUNE, reason="Xác minh tại xã", by=staff.officer, at=at("8:50"))
    return done.code


def test_what_is_given_is_seen_by_both_sides_until_it_is_signed_for(
    staff: build.Staff, at_desk: Sit, code: str
) -> None:
    commune = build.an_officer("dong", unit=COMMUNE)
    giver, receiver = at_desk(staff.officer), at_desk(commune)
    assert "chưa ký nhận</strong>" in giver.get(AT).content.decode()
    page = receiver.get(AT).content.decode()
    assert code in page and "Phòng Tư pháp" in page and "Xác minh tại xã" in page and "2 giấy tờ" in page

    signed = receiver.post(f"/ho-so/{code}/nhan-viec/", {"step": "tham-dinh", "back": "receipts"})

    assert (signed.status_code, signed["Location"]) == (302, AT)
    page = giver.get(AT).content.decode()
    assert "chưa ký nhận</strong>" not in page and "Dong, Công chức" in page


def test_who_will_not_take_it_says_why_and_the_sender_reads_it_in_the_inbox(
    staff: build.Staff, at_desk: Sit, code: str
) -> None:
    receiver = at_desk(build.an_officer("dong", unit=COMMUNE))
    assert f"/ho-so/{code}/khong-nhan/" in receiver.get(AT).content.decode()
    assert receiver.post(f"/ho-so/{code}/khong-nhan/", {}).status_code == 422
    assert "Xác minh tại xã" in receiver.get("/viec/").content.decode()

    assert receiver.post(f"/ho-so/{code}/khong-nhan/", {"reason": "Thửa đất ở xã khác"}).status_code == 302

    page = at_desk(staff.officer).get("/viec/").content.decode()
    assert "Nơi nhận không nhận" in page and "Thửa đất ở xã khác" in page and "Dong, Công chức" in page


def test_what_came_back_once_too_often_lies_before_the_head(staff: build.Staff, at_desk: Sit, code: str) -> None:
    commune = build.an_officer("dong", unit=COMMUNE)
    for _ in range(2):
        resolve.decline(code=code, reason="Không thuộc xã", by=commune, at=at("9:00"))
        resolve.hand_over(code=code, to=COMMUNE, reason="Vẫn thuộc xã", by=staff.officer, at=at("9:10"))
    resolve.decline(code=code, reason="Không thuộc xã", by=commune, at=at("9:20"))
    head = at_desk(staff.head)

    page = head.get(AT).content.decode()

    assert "Chờ thủ trưởng quyết định nơi xử lý" in page and "đã chuyển" in page
    assert "Chờ thủ trưởng" not in at_desk(staff.officer).get(AT).content.decode()
    typed = {"unit": "H52.30.22", "reason": "Giao xã Mường Sang"}
    assert head.post(f"/ho-so/{code}/ban-giao/", typed).status_code == 302
    assert "Chờ thủ trưởng" not in head.get(AT).content.decode()


def test_before_acceptance_the_whole_is_moved_from_its_own_page(staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_submitted_dossier().code
    counter = at_desk(staff.counter)
    page = counter.get(f"/ho-so/{code}/").content.decode()
    assert f"/ho-so/{code}/chuyen-dung-noi/" in page and f"/ho-so/{code}/ban-giao/" not in page
    form = counter.get(f"/ho-so/{code}/chuyen-dung-noi/").content.decode()
    assert f'value="{COMMUNE}"' in form and f'value="{build.DIVISION}"' not in form

    answer = counter.post(f"/ho-so/{code}/chuyen-dung-noi/", {"agency": COMMUNE, "reason": "Thuộc thẩm quyền xã"})

    assert answer.status_code == 302
    assert queries.page(SYSTEM, code).unit.code == COMMUNE
    assert "đến đúng nơi có thẩm quyền: Xã Đông Sang" in counter.get(f"/ho-so/{code}/").content.decode()
