"""Inbox, file page, transfer and tasks by keys alone; axe finds nothing wrong at either width."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from motcua.documents import operations as documents
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Act, Paper
from motcua.kernel.actor import SYSTEM
from motcua.work import operations as work
from tests import build
from tests.doors.desk.conftest import Desk
from tests.doors.pictures import a_png

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_the_officer(staff: build.Staff) -> str:
    """A file with a scan, waiting in the division's tray."""
    kept = documents.store(name="don.png", stream=io.BytesIO(a_png()), at=build.MORNING)
    scan = Paper("Đơn đề nghị", kind=2, original=0, file=str(kept.key))
    code = build.an_accepted_dossier(staff.counter, papers=(scan, build.PAPERS[1])).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    return code


def test_many_files_are_taken_read_and_undone_by_keys_alone(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None]
) -> None:
    codes = [with_the_officer(people) for _ in range(2)]
    page = desk(people.officer)
    page.goto("/viec/")
    judged(page)
    for _ in codes:
        page.keyboard.press("j")
        page.keyboard.press("x")
    page.keyboard.press("F8")
    expect(page.get_by_role("status").first).to_contain_text("Xong: 2 / 2 hồ sơ")
    judged(page)
    page.goto(f"/ho-so/{codes[0]}/")
    page.get_by_role("link", name="Đơn đề nghị").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Đơn đề nghị")).to_be_visible()
    judged(page)
    page.goto(f"/ho-so/{codes[0]}/")
    page.keyboard.press("u")
    expect(page.get_by_role("button", name="Hoàn tác", exact=False)).to_be_focused()
    assert queries.page(SYSTEM, codes[0]).events[-1].act is not Act.UNDO
    judged(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Hoàn tác")
    assert queries.page(SYSTEM, codes[0]).events[-1].act is Act.UNDO


@pytest.mark.parametrize("size", [(360, 740), (1366, 768)], ids=["360", "1366"])
def test_the_pages_around_a_file_are_accessible_and_fit(
    people: build.Staff, desk: Desk, judged: Callable[[Page], None], size: tuple[int, int]
) -> None:
    nga, code = build.an_officer("nga"), with_the_officer(people)
    resolve.take(code=code, by=people.officer, at=build.MORNING)
    resolve.write(code=code, text="Ông/Bà sinh ở bản nào?", by=people.officer, at=build.MORNING)
    assert people.officer.person and nga.person
    number = work.draft(giver=people.officer.person, wanted={(code, "tham-dinh"): nga.person}, reason="Luân chuyển",
                        by=people.officer, at=build.MORNING)  # fmt: skip
    work.assign(code=code, words="Gọi xã hỏi", owner=people.officer.person, due=date(2026, 3, 6), by=people.head,
                at=build.MORNING, line="Sắp đến hạn")  # fmt: skip
    officer, head = desk(people.officer, *size), desk(people.head, *size)
    for path in (f"/ho-so/{code}/", "/ban-giao/", "/ban-giao/moi/", f"/ban-giao/{number}/", "/viec-giao/"):
        officer.goto(path)
        judged(officer)
    for path in ("/duyet/", f"/viec-giao/moi/?ho-so={code}&dong=S%E1%BA%AFp", f"/ho-so/{code}/"):
        head.goto(path)
        judged(head)
    expect(head.get_by_text(re.compile("Cũng đang mở hồ sơ này"))).to_be_visible()
    citizen = desk(people.clerk, *size)
    citizen.goto(f"/tra-cuu/{code}/{secret(code)}/tin-nhan/")
    judged(citizen)
