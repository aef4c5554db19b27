"""What happened to a dossier is told to its applicant: read from the log, each act once, in order."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail

from motcua.dossiers.operations import resolve, telling
from motcua.notices import operations as notices
from motcua.notices import queries
from tests import build

WRITES = replace(build.APPLICANT, phone="", email="thu@example.vn")


def once_settled() -> int:
    """What is owed as soon as the log is settled: transactions of other tests on this server must end first."""
    until = time.monotonic() + 90
    while not (owed := telling.owe_messages()) and time.monotonic() < until:
        time.sleep(0.2)
    return owed


@pytest.mark.django_db(transaction=True)
def test_every_act_worth_telling_is_told_once_in_order() -> None:
    build.a_district()
    code = build.a_finished_dossier(build.Staff(), applicant=WRITES).code

    owed = once_settled()
    again = telling.owe_messages()
    notices.deliver(at=build.MORNING + timedelta(minutes=1))

    assert (owed, again) == (3, 0)
    assert [m.template for m in reversed(queries.about(code))] == ["submit", "accept", "finish"]
    assert [code in letter.subject for letter in mail.outbox] == [True] * 3


@pytest.mark.django_db(transaction=True)
def test_a_loaded_history_is_not_told_again() -> None:
    build.a_district()
    build.a_finished_dossier(build.Staff(), applicant=WRITES)

    telling.begin_telling_now()

    assert telling.owe_messages() == 0


@pytest.mark.django_db(transaction=True)
def test_who_left_no_address_is_owed_nothing() -> None:
    build.a_district()
    build.a_submitted_dossier(applicant=replace(build.APPLICANT, phone="", email=""))

    assert telling.owe_messages() == 0


@pytest.mark.django_db(transaction=True)
def test_who_filed_hears_that_another_agency_decides_and_nothing_of_work_passed_on() -> None:
    build.a_district()
    staff = build.Staff()
    code = build.an_accepted_dossier(staff.counter, applicant=WRITES).code
    resolve.hand_over(code=code, to="H52.30.22", reason="Xác minh", by=staff.head, at=build.MORNING)
    resolve.readdress(code=code, to=build.COMMUNE, reason="Thuộc thẩm quyền xã", by=staff.head, at=build.MORNING)

    once_settled()
    notices.deliver(at=build.MORNING + timedelta(minutes=1))

    assert [m.template for m in reversed(queries.about(code))] == ["submit", "accept", "hand_over"]
    assert "chuyển đến Xã Đông Sang" in mail.outbox[-1].body and "Thuộc thẩm quyền xã" in mail.outbox[-1].body
