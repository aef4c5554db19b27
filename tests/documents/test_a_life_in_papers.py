"""The papers a real dossier sends out, drawn from what its events froze."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.calendars.terms import ZONE
from motcua.documents.operations import render
from motcua.documents.rules.words import day, moment
from motcua.documents.terms import Edition, Form
from motcua.dossiers import queries
from motcua.dossiers.operations import intake, resolve, submit
from motcua.dossiers.terms import Done, PaperReason
from motcua.kernel.actor import Actor
from tests import build
from tests.build import APPLICANT, NAMES, at
from tests.documents.test_forms_are_drawn import words

pytestmark = pytest.mark.django_db
REASONS = [PaperReason(NAMES[0], "Chưa ký tên"), PaperReason(NAMES[1], "Bản sao không đọc được")]


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


def _read(actor: Actor, done: Done, form: Form, edition: Edition) -> str:
    paper = queries.paper(actor, done.code, done.seq)
    assert (paper.form, paper.edition) == (form, edition)
    return words(render(paper.form, paper.edition, paper.values))


def test_the_slip_says_the_promise_the_dossier_carries(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)
    assert done.due_at is not None

    read = _read(staff.counter, done, Form.RECEIPT, Edition.E2025)

    assert f"Thời gian trả kết quả giải quyết hồ sơ: {moment(done.due_at)}" in read
    assert f"Mã tra cứu {done.secret}." in read
    assert APPLICANT.name in read and all(name in read for name in NAMES)
    assert "Vì sao là ngày này?" in read


def test_who_came_for_somebody_else_is_named_with_them(staff: build.Staff) -> None:
    principal = {"name": "Trần Văn Ủy", "paper": "Giấy ủy quyền số 01"}

    done = build.an_accepted_dossier(staff.counter, applicant=replace(APPLICANT, principal=principal))

    read = _read(staff.counter, done, Form.RECEIPT, Edition.E2025)
    assert "Người ủy quyền: Trần Văn Ủy; giấy tờ ủy quyền: Giấy ủy quyền số 01." in read


def test_a_dossier_of_2024_keeps_the_forms_of_2018(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter, at=datetime(2024, 3, 6, 8, 30, tzinfo=ZONE))

    read = _read(staff.counter, done, Form.RECEIPT, Edition.E2018)

    assert "(Liên 1: Lưu)" in read and "01/TNHS" in read


def test_a_request_lists_every_paper_with_its_reason(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code

    done = intake.request_supplement(code=code, reasons=REASONS, by=staff.counter, at=at("09:00"))

    read = _read(staff.counter, done, Form.SUPPLEMENT_REQUEST, Edition.E2025)
    assert "1. Đơn đề nghị" in read and "Nội dung 2: Bản sao không đọc được" in read


def test_a_refusal_gives_its_reasons(staff: build.Staff) -> None:
    code = build.a_submitted_dossier().code

    done = intake.refuse(code=code, reasons=REASONS, by=staff.counter, at=at("09:00"))

    assert "Đơn đề nghị: Chưa ký tên" in _read(staff.counter, done, Form.REFUSAL, Edition.E2025)


def test_an_apology_names_both_days(staff: build.Staff) -> None:
    first = build.an_accepted_dossier(staff.counter)
    assert first.due_at is not None

    done = resolve.extend(
        code=first.code, new_due=date(2026, 3, 13), reason="Chờ cơ quan phối hợp", by=staff.head, at=at("10:00")
    )

    read = _read(staff.head, done, Form.APOLOGY_EXTENSION, Edition.E2025)
    assert moment(first.due_at) in read and day(date(2026, 3, 13)) in read


def test_a_withdrawal_is_noticed(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code

    done = submit.withdraw(code=code, reason="Không còn nhu cầu", by=staff.counter, at=at("10:00"))

    assert "Không còn nhu cầu" in _read(staff.counter, done, Form.STOP_NOTICE, Edition.E2025)
