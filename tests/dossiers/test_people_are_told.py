"""What happened to a dossier is told to its applicant: read from the log, each act once, in order."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from motcua.dossiers import queries as dossiers
from motcua.dossiers.operations import outcomes, resolve, telling
from motcua.dossiers.record import secret
from motcua.kernel.actor import SYSTEM
from motcua.notices import operations as notices
from motcua.notices import queries
from tests import build
from tests.dossiers.test_results import before_the_head, in_the_tray, signed

WRITES = replace(build.APPLICANT, phone="", email="thu@example.vn")


def once_settled() -> int:
    """All that is owed for the log as it stands: transactions of other tests on this server must end first."""
    until, end = time.monotonic() + 90, _snapshot("xmax")
    while _snapshot("xmin") < end and time.monotonic() < until:
        time.sleep(0.1)
    return telling.owe_messages()


def _snapshot(edge: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select pg_snapshot_{edge}(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_every_act_worth_telling_is_told_once_in_order() -> None:
    code = build.a_finished_dossier(build.a_staffed_district(), applicant=WRITES).code

    owed = once_settled()
    again = telling.owe_messages()
    notices.deliver(at=build.MORNING + timedelta(minutes=1))

    assert (owed, again) == (3, 0)
    assert [m.template for m in reversed(queries.about(code))] == ["submit", "accept", "finish"]
    assert [code in letter.subject for letter in mail.outbox] == [True] * 3


@pytest.mark.django_db(transaction=True)
def test_a_loaded_history_is_not_told_again() -> None:
    build.a_finished_dossier(build.a_staffed_district(), applicant=WRITES)

    telling.begin_telling_now()

    assert telling.owe_messages() == 0


@pytest.mark.django_db(transaction=True)
def test_who_left_no_address_is_owed_nothing() -> None:
    build.a_district()
    build.a_submitted_dossier(applicant=replace(build.APPLICANT, phone="", email=""))

    assert telling.owe_messages() == 0


@pytest.mark.django_db(transaction=True)
def test_who_filed_hears_that_another_agency_decides_and_nothing_of_work_passed_on() -> None:
    staff = build.a_staffed_district()
    code = build.an_accepted_dossier(staff.counter, applicant=WRITES).code
    resolve.hand_over(code=code, to="H52.30.22", reason="Xác minh", by=staff.head, at=build.MORNING)
    resolve.readdress(code=code, to=build.COMMUNE, reason="Thuộc thẩm quyền xã", by=staff.head, at=build.MORNING)

    once_settled()
    notices.deliver(at=build.MORNING + timedelta(minutes=1))

    assert [m.template for m in reversed(queries.about(code))] == ["submit", "accept", "hand_over"]
    assert "chuyển đến Xã Đông Sang" in mail.outbox[-1].body and "Thuộc thẩm quyền xã" in mail.outbox[-1].body


def told_of(code: str) -> list[str]:
    """Everything the applicant was told, in order."""
    once_settled()
    notices.deliver(at=build.MORNING + timedelta(minutes=1))
    return [m.template for m in reversed(queries.about(code))]


@pytest.mark.django_db(transaction=True)
def test_whoever_was_given_a_result_hears_by_which_it_was_replaced_and_why(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    staff = build.a_staffed_district()
    code, old = in_the_tray(staff, applicant=WRITES)
    outcomes.issue(code=code, reason="Sai ngày sinh", by=staff.head, at=build.MORNING)
    signed(staff, code)

    assert told_of(code) == ["submit", "accept", "finish", "sign"]

    letter = mail.outbox[-1].body
    assert f"số {old.number}" in letter and "số 02/TB-UBND" in letter and "Sai ngày sinh" in letter
    page = dossiers.tracking(code, secret(code))
    assert "Bỏ bản cũ, dùng kết quả mới" in page.todo.vi
    assert "Sai ngày sinh" in page.past[-1].sentence.vi


@pytest.mark.django_db(transaction=True)
def test_whoever_was_given_a_result_hears_that_it_was_revoked_and_then_of_the_new_one(
    settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    staff = build.a_staffed_district()
    code, old = in_the_tray(staff, applicant=WRITES)
    outcomes.revoke(code=code, paper=old.seq, reason="Cấp nhầm người", by=staff.head, at=build.MORNING)

    assert told_of(code) == ["submit", "accept", "finish", "revoke"]

    assert "Cấp nhầm người" in mail.outbox[-1].body
    assert "Không dùng kết quả đã bị thu hồi" in dossiers.tracking(code, secret(code)).todo.vi
    outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    signed(staff, code)
    assert told_of(code)[-1] == "sign"


@pytest.mark.django_db(transaction=True)
def test_nobody_hears_of_papers_that_never_left_the_office(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    staff = build.a_staffed_district()
    code = before_the_head(staff, applicant=WRITES)
    for reason in ("", "Sai ngày sinh"):
        outcomes.issue(code=code, reason=reason, by=staff.head, at=build.MORNING)
        signed(staff, code)
    paper = dossiers.page(SYSTEM, code).issued[-1]
    outcomes.revoke(code=code, paper=paper.seq, reason="Cấp nhầm người", by=staff.head, at=build.MORNING)

    assert told_of(code) == ["submit", "accept"]
