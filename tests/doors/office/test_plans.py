"""A day off is entered, shown, approved by somebody else, done and taken back, in the pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.changes.terms import Stage
from motcua.kernel.actor import Actor
from tests import build
from tests.changes.world import Office, a_day, a_recall, on, plan, promises

AtDesk = Callable[[Actor], Client]
FORM = {
    "unit": "H52",
    "on-1": "2026-03-09",
    "works-1": "off",
    "reason": "nghỉ bù",
    "basis": "CV 15/UBND ngày 03/3/2026",
}


@pytest.fixture
def office(staff: build.Staff) -> Office:
    return Office()


def test_a_day_is_entered_looked_at_approved_by_another_done_and_taken_back(
    staff: build.Staff, office: Office, at_desk: AtDesk
) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    drafter, approver = at_desk(office.reform), at_desk(office.head)

    made = drafter.post("/ke-hoach/ngay-nghi/", FORM, follow=True)
    page = made.content.decode()
    assert code in page and "17:30 ngày 11/03/2026" in page and "người thứ hai" in page
    assert 'value="approve"' not in page
    number = int(made.redirect_chain[-1][0].split("/")[2])

    shown = approver.get(f"/ke-hoach/{number}/").content.decode()
    assert 'value="approve"' in shown
    digest = plan(number).preview.digest
    done = approver.post(f"/ke-hoach/{number}/lam/", {"do": "approve", "seen": digest}, follow=True).content.decode()
    assert "đã thực hiện" in done and promises()[code][0] == on(11, "17:30")

    back = drafter.post(f"/ke-hoach/{number}/lam/", {"do": "reverse"}, follow=True)
    assert "Hoàn lại: nghỉ bù" in back.content.decode()
    listed = approver.get("/ke-hoach/").content.decode()
    assert "Kế hoạch thay đổi" in listed and "nghỉ bù</a>: 09/03/2026" in listed


def test_what_the_approver_saw_is_what_counts(staff: build.Staff, office: Office, at_desk: AtDesk) -> None:
    build.an_accepted_dossier(staff.counter)
    number = a_recall(office.reform, a_day(9))
    seen = plan(number).preview.digest
    build.an_accepted_dossier(staff.counter, at=build.at("8:20"))
    at_desk(office.reform).post(f"/ke-hoach/{number}/lam/", {"do": "look"})

    answer = at_desk(office.head).post(f"/ke-hoach/{number}/lam/", {"do": "approve", "seen": seen})

    assert answer.status_code == 409 and "xem lại" in answer.content.decode()
    assert plan(number).stage is Stage.DRAFTED


def test_a_form_that_says_nothing_is_answered_in_words(office: Office, at_desk: AtDesk) -> None:
    for wrong in ({}, {"on-1": "mai"}, {"on-1": ""}, {"basis": ""}, {"reason": ""}):
        answer = at_desk(office.reform).post("/ke-hoach/ngay-nghi/", FORM | wrong if wrong else {})
        assert answer.status_code in {403, 409}


def test_who_does_not_answer_for_the_unit_finds_no_plan(staff: build.Staff, office: Office, at_desk: AtDesk) -> None:
    number = a_recall(office.reform, a_day(9))

    assert at_desk(staff.head).get(f"/ke-hoach/{number}/").status_code == 403
    assert at_desk(staff.head).post(f"/ke-hoach/{number}/lam/", {"do": "drop"}).status_code == 403
    assert "nghỉ bù" not in at_desk(staff.head).get("/ke-hoach/").content.decode()
    assert at_desk(staff.officer).get("/ke-hoach/").status_code == 403
