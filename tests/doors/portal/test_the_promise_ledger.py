"""Sổ lời hẹn on the page of who holds the slip, and on the officials'."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Done
from motcua.kernel.actor import Actor
from tests import build
from tests.doors.conftest import Clock

Sit = Callable[[Actor], Client]


@pytest.fixture
def put_off(staff: build.Staff, clock: Clock) -> Done:
    """Promised for the 10th of March, put off to the 16th on the 9th."""
    done = build.an_accepted_dossier(staff.counter)
    clock.now = build.at("9:00", date(2026, 3, 9))
    resolve.extend(
        code=done.code, new_due=date(2026, 3, 16), reason="đo lại", ground="verification", by=staff.head, at=clock.now
    )
    return done


def test_its_owner_reads_every_date_with_its_paper_and_without_names(put_off: Done) -> None:
    page = Client().get(f"/tra-cuu/{put_off.code}/{put_off.secret}/loi-hen/").content.decode()

    dates = page[page.index("<tbody>") :]
    assert dates.index("17:30 ngày 10/03/2026 (thứ Ba)") < dates.index("17:30 ngày 16/03/2026 (thứ Hai)")
    assert "hẹn lần đầu, giữ nguyên mãi" in page and "phiếu xin lỗi số 01/" in page
    assert "Hung" not in page and "Ngày làm việc thêm theo thư xin lỗi; hẹn trả lúc 17:30" in page


def test_a_wrong_secret_opens_no_ledger(put_off: Done) -> None:
    answer = Client().get(f"/tra-cuu/{put_off.code}/AAAABBBB/loi-hen/")

    assert answer.status_code == 404 and "10/03/2026" not in answer.content.decode()


def test_an_official_reads_who_signed(staff: build.Staff, put_off: Done, at_desk: Sit) -> None:
    page = at_desk(staff.counter).get(f"/ho-so/{put_off.code}/loi-hen/").content.decode()

    assert "Hung, Công chức" in page and f"/ho-so/{put_off.code}/phieu/" in page


def test_the_strip_names_the_papers_of_both_dates(put_off: Done) -> None:
    page = Client().get(f"/tra-cuu/{put_off.code}/{put_off.secret}/").content.decode()

    assert "17:30 ngày 16/03/2026 (thứ Hai), phiếu xin lỗi số" in page
    assert "17:30 ngày 10/03/2026 (thứ Ba), giấy tiếp nhận số" in page


def test_who_missed_the_new_date_too_says_what_comes_next(staff: build.Staff, put_off: Done, clock: Clock) -> None:
    clock.now = build.at("9:00", date(2026, 3, 17))
    page = Client().get(f"/tra-cuu/{put_off.code}/{put_off.secret}/").content.decode()
    assert "người đứng đầu cơ quan phải giải trình với Ông/Bà" in page

    resolve.explain(code=put_off.code, reason="Vẫn chờ kết quả đo", told=date(2026, 3, 20), by=staff.head, at=clock.now)
    clock.now = build.at("9:05", date(2026, 3, 17))
    page = Client().get(f"/tra-cuu/{put_off.code}/{put_off.secret}/").content.decode()
    assert "dự kiến xong 17:30 ngày 20/03/2026 (thứ Sáu) (ngày hẹn không dời)" in page
