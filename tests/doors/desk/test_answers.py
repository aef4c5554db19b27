"""What other units were asked, on the screen: each with its own clock, late answers by name, figures of a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import State
from motcua.kernel.actor import SYSTEM, Actor, Role
from tests import build
from tests.build import COMMUNE

Sit = Callable[[Actor], Client]
LAND = "1.999009"
AGO = build.MORNING - timedelta(days=14)


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A matter of land begun two weeks ago, with its officer."""
    build.a_procedure(LAND, field="Đất đai")
    done = build.an_accepted_dossier(staff.counter, procedure=LAND, at=AGO)
    resolve.complete_step(code=done.code, by=staff.counter, at=AGO)
    return done.code


def test_an_overdue_answer_is_named_on_the_file_and_in_the_figures(staff: build.Staff, at_desk: Sit, code: str) -> None:
    build.an_officer("xa", COMMUNE)
    resolve.consult(code=code, units=[COMMUNE], question="Có tranh chấp không?", by=staff.officer, at=AGO)

    page = at_desk(staff.officer).get(f"/ho-so/{code}/").content.decode()
    assert "Quá hạn trả lời" in page and "chậm do Xã Đông Sang" in page
    figures = at_desk(staff.head).get("/phoi-hop/").content.decode()
    assert "Xã Đông Sang" in figures and "Có tranh chấp không?" in figures
    reform = build.an_actor("cai-cach", Role.REFORM, unit="H52")
    assert at_desk(reform).get("/phoi-hop/", {"tu": "2026-01-01", "den": "2026-12-31"}).status_code == 200


@pytest.mark.parametrize("typed", [{"tu": "mai"}, {"tu": "2026-03-04", "den": "2026-03-01"}, {"den": "9999-12-31"}])
def test_days_that_are_none_are_said_in_words(staff: build.Staff, at_desk: Sit, typed: dict[str, str]) -> None:
    answer = at_desk(staff.head).get("/phoi-hop/", typed)

    assert answer.status_code == 422 and "Ghi ngày như" in answer.content.decode()


def test_a_part_done_elsewhere_is_asked_and_answered_with_its_amount(
    staff: build.Staff, at_desk: Sit, code: str
) -> None:
    tax = at_desk(build.an_officer("thue", "H52.10"))
    officer = at_desk(staff.officer)
    form = officer.get(f"/ho-so/{code}/lay-y-kien/").content.decode()
    assert "Xác định nghĩa vụ tài chính về đất đai (05 ngày làm việc, đồng hồ của hồ sơ dừng)" in form
    asked = {"request": "y-kien:thue", "unit-H52.10": "1", "question": "Chuyển quyền 100 m²"}
    assert officer.post(f"/ho-so/{code}/lay-y-kien/", asked).status_code == 302
    page = officer.get(f"/ho-so/{code}/").content.decode()
    assert "hồ sơ con, đồng hồ riêng" in page and "Chưa phải làm gì" not in page

    form = tax.get(f"/ho-so/{code}/tra-loi/").content.decode()
    assert 'name="amount"' in form
    assert tax.post(f"/ho-so/{code}/tra-loi/", {"answer": "Thông báo số 12"}).status_code == 422
    answered = tax.post(f"/ho-so/{code}/tra-loi/", {"answer": "Thông báo số 12", "amount": "1.200.000"})

    assert answered.status_code == 302
    assert queries.page(SYSTEM, code).state is State.PAYMENT
    assert "1.200.000" in officer.get(f"/ho-so/{code}/").content.decode()
