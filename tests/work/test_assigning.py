"""A head puts work into somebody's hands, one file or many; nobody else does, and no date moves (A090)."""

from __future__ import annotations

import pytest

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import integrity
from motcua.dossiers.terms import Act
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.work import operations as work
from motcua.work import queries as own
from motcua.work.terms import Deed
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A file that waits in the division's tray."""
    found = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=found, by=staff.counter, at=build.MORNING)
    return found


def person(actor: Actor) -> int:
    """Their number."""
    assert actor.person
    return actor.person


def test_what_waits_is_given_to_somebody_who_then_does_it(staff: build.Staff, code: str) -> None:
    before = queries.page(SYSTEM, code)

    resolve.assign(code=code, to=person(staff.officer), by=staff.head, at=build.at("09:00"), reason="Làm trước trưa")

    after = queries.page(SYSTEM, code)
    assert after.tasks[0].taken_by.startswith("Mai") and "cho Mai" in after.events[-1].sentence.vi
    assert (after.due_at, after.tasks[0].until) == (before.due_at, before.tasks[0].until)
    assert [row.code for row in queries.inbox(staff.officer)] == [code]
    resolve.complete_step(code=code, by=staff.officer, at=build.at("10:00"))
    assert list(integrity.differences(integrity.Counted())) == []


def test_a_colleague_reads_who_has_what_was_assigned(staff: build.Staff, code: str) -> None:
    nga = build.an_officer("nga")
    resolve.assign(code=code, to=person(staff.officer), by=staff.head, at=build.at("09:00"))

    with pytest.raises(Refused, match="Mai.* đang giữ bước"):
        resolve.take(code=code, by=nga, at=build.at("09:10"))


def test_another_gets_it_only_with_a_reason(staff: build.Staff, code: str) -> None:
    nga = build.an_officer("nga")
    resolve.take(code=code, by=staff.officer, at=build.MORNING)

    with pytest.raises(Refused, match="lý do đổi người"):
        resolve.assign(code=code, to=person(nga), by=staff.head, at=build.at("09:00"))
    resolve.assign(code=code, to=person(nga), by=staff.head, at=build.at("09:00"), reason="Chị Mai nghỉ ốm")

    page = queries.page(SYSTEM, code)
    assert page.tasks[0].taken_by.startswith("Nga") and "thay Mai" in page.events[-1].sentence.vi


def test_only_a_head_of_the_unit_assigns_and_only_to_who_does_the_step(staff: build.Staff, code: str) -> None:
    with pytest.raises(NotYours):
        resolve.assign(code=code, to=person(staff.officer), by=staff.officer, at=build.at("09:00"))
    with pytest.raises(NotYours):
        far = build.a_head("xa", build.COMMUNE)
        resolve.assign(code=code, to=person(staff.officer), by=far, at=build.at("09:00"))
    with pytest.raises(Refused, match="không làm bước"):
        resolve.assign(code=code, to=person(staff.clerk), by=staff.head, at=build.at("09:00"))


def test_the_head_takes_an_assignment_back_while_nobody_has_read_it(staff: build.Staff, code: str) -> None:
    resolve.assign(code=code, to=person(staff.officer), by=staff.head, at=build.at("09:00"))

    resolve.undo(code=code, by=staff.head, at=build.at("09:05"))

    page = queries.page(SYSTEM, code)
    assert page.events[-1].act is Act.UNDO and page.tasks[0].taken_by == ""


def test_the_head_sees_what_nobody_has_first_and_who_has_how_much(staff: build.Staff, code: str) -> None:
    nga = build.an_officer("nga")
    other = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=other, by=staff.counter, at=build.MORNING)
    resolve.take(code=other, by=nga, at=build.MORNING)

    shared, hands = own.to_share(staff.head, build.at("09:00"))

    assert [(one.step.code, one.holder[:3]) for one in shared] == [(code, ""), (other, "Nga")]
    assert [(one.who.name[:3], one.load.open) for one in hands] == [("Mai", 0), ("Nga", 1)]


def test_many_are_assigned_at_once_each_with_its_result(staff: build.Staff, code: str) -> None:
    nga, taken = build.an_officer("nga"), build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=taken, by=staff.counter, at=build.MORNING)
    resolve.take(code=taken, by=staff.officer, at=build.MORNING)
    said = {"person": str(person(nga)), "reason": ""}

    number = work.begin(deed=Deed.ASSIGN, lines=[(code, "tham-dinh"), (taken, "tham-dinh")], said=said, by=staff.head,
                        at=build.at("09:00"))  # fmt: skip
    work.go_on(number=number, at=build.at("09:00"))

    first, second = own.batch(staff.head, number).lines
    assert first.done and second.done is False and second.words and "lý do đổi người" in second.words.vi


def test_without_a_person_nothing_is_assigned(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="Chọn người"):
        work.begin(deed=Deed.ASSIGN, lines=[(code, "tham-dinh")], said={}, by=staff.head, at=build.at("09:00"))
