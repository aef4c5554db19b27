"""Rotation and absence: open work passes into others' hands by a list both sign, nothing twice (E058)."""

from __future__ import annotations

import pytest

from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.queries import integrity
from motcua.dossiers.queries.carried import moved_by
from motcua.dossiers.terms import Act
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.work import operations as work
from motcua.work import queries as own
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


@pytest.fixture
def nga(staff: build.Staff) -> Actor:
    """A colleague of the officer."""
    return build.an_officer("nga")


@pytest.fixture
def codes(staff: build.Staff) -> list[str]:
    """Three files the officer has taken."""
    found = [build.an_accepted_dossier(staff.counter).code for _ in range(3)]
    for code in found:
        resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
        resolve.take(code=code, by=staff.officer, at=build.MORNING)
    return found


def a_list(by: Actor, giver: Actor, receiver: Actor, codes: list[str], reason: str = "Luân chuyển") -> int:
    """Drafted, and so signed for giving."""
    assert giver.person and receiver.person
    wanted = {(code, "tham-dinh"): receiver.person for code in codes}
    return work.draft(giver=giver.person, wanted=wanted, reason=reason, by=by, at=build.at("09:00"))


def holders(codes: list[str]) -> list[str]:
    """Who has each file's step, by the first word of the signature."""
    return [queries.page(SYSTEM, code).tasks[0].taken_by.partition(",")[0] for code in codes]


def test_nothing_moves_before_the_receiver_signs_and_then_all_of_it(
    staff: build.Staff, nga: Actor, codes: list[str]
) -> None:
    before = [queries.page(SYSTEM, code) for code in codes]
    number = a_list(staff.officer, staff.officer, nga, codes)
    assert holders(codes) == ["Mai"] * 3 and own.transfer(nga, number).waits_for == ("Nga",)

    assert work.sign(number=number, by=nga, at=build.at("10:00")) == 3

    after = [queries.page(SYSTEM, code) for code in codes]
    assert holders(codes) == ["Nga"] * 3
    assert [(p.due_at, p.tasks[0].until) for p in after] == [(p.due_at, p.tasks[0].until) for p in before]
    assert list(integrity.differences(integrity.Counted())) == []


def test_the_list_is_read_from_the_log(staff: build.Staff, nga: Actor, codes: list[str]) -> None:
    number = a_list(staff.officer, staff.officer, nga, codes)
    work.sign(number=number, by=nga, at=build.at("10:00"))
    assert [(m.code, m.giver, m.receiver) for m in moved_by(number)] == [(c, "Mai", "Nga, Công chức") for c in codes]


def test_signing_twice_moves_nothing_twice(staff: build.Staff, nga: Actor, codes: list[str]) -> None:
    number = a_list(staff.officer, staff.officer, nga, codes)
    assert [work.sign(number=number, by=nga, at=build.at("10:00")) for _ in range(2)] == [3, 0]
    acts = [event.act for code in codes for event in queries.page(SYSTEM, code).events]
    assert acts.count(Act.TRANSFER) == 3


def test_what_went_on_meanwhile_stays_and_the_list_says_why(staff: build.Staff, nga: Actor, codes: list[str]) -> None:
    number = a_list(staff.officer, staff.officer, nga, codes)
    resolve.complete_step(code=codes[0], by=staff.officer, at=build.at("09:30"))
    assert work.sign(number=number, by=nga, at=build.at("10:00")) == 2
    first = own.transfer(nga, number).lines[0]
    assert first.at is None and first.words is not None and codes[0] in first.words.vi


def test_the_head_signs_for_who_is_absent_and_it_is_said(staff: build.Staff, nga: Actor, codes: list[str]) -> None:
    number = a_list(staff.head, staff.officer, nga, codes, reason="Chị Mai nghỉ ốm")
    found = own.transfer(nga, number)
    assert found.for_giver and found.drafted_by == staff.head.person
    work.sign(number=number, by=nga, at=build.at("10:00"))
    assert holders(codes) == ["Nga"] * 3


def test_a_colleague_gives_nobody_s_work_away(staff: build.Staff, nga: Actor, codes: list[str]) -> None:
    with pytest.raises(NotYours):
        a_list(nga, staff.officer, nga, codes)


def test_only_those_whose_posts_do_the_step_are_offered_and_taken(
    staff: build.Staff, nga: Actor, codes: list[str]
) -> None:
    assert staff.officer.person
    offered = {who.name for one in own.would_move(staff.officer, staff.officer.person, build.DAY)
               for who in one.candidates}  # fmt: skip
    assert offered == {"Nga"}
    with pytest.raises(Refused, match="không làm được bước"):
        a_list(staff.officer, staff.officer, staff.clerk, codes)


def test_a_step_nobody_else_does_is_listed_with_why(staff: build.Staff, codes: list[str]) -> None:
    assert staff.officer.person
    found = own.would_move(staff.officer, staff.officer.person, build.DAY)
    assert [one.candidates for one in found] == [(), (), ()]
    assert all(one.why_not and "Không còn ai khác" in one.why_not.vi for one in found)


def test_a_list_taken_back_is_signed_by_nobody(staff: build.Staff, nga: Actor, codes: list[str]) -> None:
    number = a_list(staff.officer, staff.officer, nga, codes)
    work.take_back(number=number, by=staff.officer, at=build.at("09:30"))
    with pytest.raises(Refused, match="đã được người giao bỏ"):
        work.sign(number=number, by=nga, at=build.at("10:00"))


def test_who_has_no_part_in_it_does_not_see_the_list(staff: build.Staff, nga: Actor, codes: list[str]) -> None:
    number = a_list(staff.officer, staff.officer, nga, codes)
    with pytest.raises(NotYours):
        own.transfer(staff.clerk, number)
