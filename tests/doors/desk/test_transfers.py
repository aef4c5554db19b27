"""The pages of a transfer of work: drafted, signed by both, printed from the log."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import SYSTEM, Actor
from tests import build

Sit = Callable[[Actor], Client]


def in_hand(staff: build.Staff) -> str:
    """A file the officer has taken."""
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    resolve.take(code=code, by=staff.officer, at=build.MORNING)
    return code


def test_both_sign_and_the_list_shows_what_moved(staff: build.Staff, at_desk: Sit) -> None:
    code, nga = in_hand(staff), build.an_officer("nga")
    giver, receiver = at_desk(staff.officer), at_desk(nga)
    assert code in giver.get("/ban-giao/moi/").content.decode()
    made = giver.post("/ban-giao/moi/", {f"to-{code}-tham-dinh": str(nga.person), "reason": "Luân chuyển"})
    page = made["Location"]
    assert page in receiver.get("/ban-giao/").content.decode()
    receiver.post(page, {"do": "sign"})
    assert code in receiver.get(page).content.decode()
    assert queries.page(SYSTEM, code).tasks[0].taken_by.startswith("Nga")


def test_without_a_reason_nothing_is_drafted_and_the_choice_is_kept(staff: build.Staff, at_desk: Sit) -> None:
    code, nga = in_hand(staff), build.an_officer("nga")
    answer = at_desk(staff.officer).post("/ban-giao/moi/", {f"to-{code}-tham-dinh": str(nga.person), "reason": ""})
    assert answer.status_code == 422 and "ghi lý do bàn giao" in answer.content.decode()
    assert f'value="{nga.person}" selected' in answer.content.decode()


def test_a_head_sees_the_work_of_the_absent_and_an_officer_does_not(staff: build.Staff, at_desk: Sit) -> None:
    code = in_hand(staff)
    build.an_officer("nga")
    assert code in at_desk(staff.head).get("/ban-giao/moi/?tu=mai").content.decode()
    assert at_desk(staff.clerk).get("/ban-giao/moi/?tu=mai").status_code == 403
