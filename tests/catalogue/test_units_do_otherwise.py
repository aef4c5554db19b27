"""One process for many communes, and what some of them do otherwise (A107): which holds for whom on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.catalogue import queries
from motcua.catalogue.models import Proposal
from motcua.catalogue.operations import deciding, proposing, publish
from motcua.catalogue.terms import Announcement, Decision
from motcua.directory import queries as directory
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.workflow.rules.editing import Edit
from motcua.workflow.terms import Definition
from tests import build
from tests.build import COMMUNE, DAY, DISTRICT, MORNING

pytestmark = pytest.mark.django_db

OTHER = "H52.30.22"
LOCAL = "1.999002"
SOON, LATER = DAY + timedelta(days=5), DAY + timedelta(days=30)


@pytest.fixture
def reform() -> Actor:
    """Whoever answers for the whole province drafts; build.a_district() has made it."""
    build.a_district()
    build.a_procedure(LOCAL, level=Level.COMMUNE)
    return build.an_actor("cchc", Role.REFORM, unit="H52")


@pytest.fixture
def second(reform: Actor) -> Actor:
    """The second person."""
    return build.an_actor("kstt", Role.REFORM, unit="H52")


def change(
    by: Actor, second: Actor, on: date, typed: dict[str, Any], *units: str, edit: tuple[Edit, str] | None = None
) -> int:
    """Drafted, approved and published for these units, or for everybody."""
    made = proposing.begin(procedure=LOCAL, units=[build.unit_id(u) for u in units], by=by, at=MORNING)
    proposing.edit(
        proposal=made, seen=0, typed=typed, by=by, at=MORNING, change=edit[0] if edit else None,
        step=edit[1] if edit else "",
    )  # fmt: skip
    deciding.lay(proposal=made, by=by, at=MORNING, why="Sắp xếp lại")
    deciding.approve(proposal=made, seen=1, by=second, at=MORNING)
    deciding.enforce(proposal=made, decision=Decision("5/QĐ-UBND", None, on), by=by, at=MORNING)
    return made


def held(unit: str, day: date) -> Definition:
    """How a unit carries the procedure out on a day."""
    line = directory.tree(day).line(build.unit_id(unit))
    found = queries.version_on(LOCAL, day, line=line).definition
    assert found is not None
    return found


def hours(count: str) -> dict[str, str]:
    """A time typed in hours."""
    return {"count": count, "measure": "h"}


def time_of(unit: str, day: date, step: str = "tham-dinh") -> str | None:
    return held(unit, day).step(step).allotted


def test_a_unit_s_own_process_holds_for_it_and_all_below_from_its_day_on(reform: Actor, second: Actor) -> None:
    change(reform, second, SOON, {"tham-dinh": hours("6")}, DISTRICT)

    assert [time_of(DISTRICT, d) for d in (DAY, SOON - timedelta(days=1), SOON)] == ["2.5d", "2.5d", "6h"]
    assert time_of(COMMUNE, SOON) == "6h"
    assert time_of("H52", SOON) == "2.5d"


def test_one_draft_serves_many_communes_and_the_nearest_unit_decides(reform: Actor, second: Actor) -> None:
    change(reform, second, SOON, {"tham-dinh": hours("6")}, COMMUNE, OTHER)
    change(reform, second, LATER, {"ky": hours("1")}, COMMUNE)

    assert (time_of(COMMUNE, SOON), time_of(OTHER, SOON)) == ("6h", "6h")
    assert (time_of(COMMUNE, LATER), time_of(COMMUNE, LATER, "ky")) == ("6h", "1h")
    assert (time_of(OTHER, LATER), time_of(OTHER, LATER, "ky")) == ("6h", "0.5d")


def test_the_process_of_one_commune_is_copied_to_others(reform: Actor, second: Actor) -> None:
    change(reform, second, SOON, {"tham-dinh": hours("6")}, COMMUNE)

    made = proposing.begin(
        procedure=LOCAL, units=[build.unit_id(OTHER)], source=build.unit_id(COMMUNE), by=reform, at=MORNING
    )
    deciding.lay(proposal=made, by=reform, at=MORNING, why="Theo xã làm tốt")
    deciding.approve(proposal=made, seen=0, by=second, at=MORNING)
    deciding.enforce(proposal=made, decision=Decision("6/QĐ-UBND", None, SOON), by=reform, at=MORNING)

    assert held(OTHER, SOON).steps == held(COMMUNE, SOON).steps
    assert {x.otherwise for x in queries.locals_of(LOCAL)} == {1}


def test_what_a_commune_does_otherwise_goes_along_with_the_common_process(reform: Actor, second: Actor) -> None:
    change(reform, second, SOON, {"tham-dinh": hours("6")}, COMMUNE)
    change(reform, second, LATER, {"ky": hours("2"), "van-thu": {"name": "Đóng dấu, vào sổ"}})

    assert (time_of(COMMUNE, LATER), time_of(COMMUNE, LATER, "ky")) == ("6h", "2h")
    assert held(COMMUNE, LATER).step("van-thu").name == "Đóng dấu, vào sổ"
    assert (time_of(OTHER, LATER), time_of(OTHER, LATER, "ky")) == ("2.5d", "2h")
    assert (time_of(COMMUNE, LATER - timedelta(days=1)), time_of(COMMUNE, SOON, "ky")) == ("6h", "0.5d")


def test_what_no_longer_fits_the_common_process_ends_with_the_reason(reform: Actor, second: Actor) -> None:
    change(reform, second, SOON, {"tham-dinh": hours("18"), "ky": hours("6")}, COMMUNE)
    change(reform, second, LATER, {"nhan": {"count": "1,5", "measure": "d"}, "tham-dinh": hours("12")})

    assert time_of(COMMUNE, LATER) == "12h"
    ended = queries.locals_of(LOCAL)[0]
    assert ended.valid_to == LATER - timedelta(days=1)
    assert ended.ended_why is not None and "vượt thời hạn" in ended.ended_why.vi


def test_steps_of_its_own_stay_until_they_no_longer_fit_the_promise(reform: Actor, second: Actor) -> None:
    typed = {"tham-dinh": {"count": "2", "measure": "d"}}
    change(reform, second, SOON, typed, COMMUNE, edit=(Edit.WITHOUT, "van-thu"))
    change(reform, second, LATER, {"ky": hours("2")})
    assert "van-thu" not in held(COMMUNE, LATER).by_id

    view = queries.version_on(LOCAL, LATER)
    faster = replace(queries.version_draft(view), committed_limit="2d", definition=None)
    publish(drafts=[faster], announcement=Announcement(LATER + timedelta(days=1), "6/QĐ-UBND"), by=SYSTEM, at=MORNING)

    assert queries.locals_of(LOCAL)[0].valid_to == LATER


def test_a_draft_like_the_common_process_ends_what_the_unit_did_otherwise(reform: Actor, second: Actor) -> None:
    change(reform, second, SOON, {"tham-dinh": hours("6")}, COMMUNE)
    change(reform, second, LATER, {"tham-dinh": {"count": "2,5", "measure": "d"}}, COMMUNE)

    assert [time_of(COMMUNE, d) for d in (SOON, LATER)] == ["6h", "2.5d"]
    assert held(COMMUNE, LATER) == held(OTHER, LATER)
    with pytest.raises(Refused, match="không khác quy trình chung"):
        change(reform, second, LATER, {}, OTHER)


def test_what_was_published_for_a_later_day_is_what_the_next_draft_starts_from(reform: Actor, second: Actor) -> None:
    change(reform, second, LATER, {"tham-dinh": hours("6")}, COMMUNE)

    change(reform, second, LATER + timedelta(days=1), {"ky": hours("1")}, COMMUNE)

    after = LATER + timedelta(days=1)
    assert (time_of(COMMUNE, after), time_of(COMMUNE, after, "ky")) == ("6h", "1h")
    with pytest.raises(Refused, match="chỉ có hiệu lực từ"):
        change(reform, second, SOON, {"ky": hours("2")}, COMMUNE)


def test_the_second_person_rule_holds_in_the_database_too(reform: Actor, second: Actor) -> None:
    made = change(reform, second, SOON, {"tham-dinh": hours("6")}, COMMUNE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=made).update(answered_by=reform.person)


def test_whoever_mends_a_draft_does_not_approve_it_either(reform: Actor, second: Actor) -> None:
    made = proposing.begin(procedure=LOCAL, units=[], by=reform, at=MORNING)
    proposing.edit(proposal=made, seen=0, typed={"ky": hours("1")}, by=second, at=MORNING)
    deciding.lay(proposal=made, by=reform, at=MORNING, why="Nhanh hơn")

    with pytest.raises(Refused, match="không tự duyệt"):
        deciding.approve(proposal=made, seen=1, by=second, at=MORNING)


def test_a_head_of_one_commune_changes_nobody_else_s_process(reform: Actor) -> None:
    head = build.an_actor("chu-tich", Role.HEAD, unit=COMMUNE)
    own = proposing.begin(procedure=LOCAL, units=[build.unit_id(COMMUNE)], by=head, at=MORNING)

    for units in ([], [build.unit_id(OTHER)], [build.unit_id(COMMUNE), build.unit_id(OTHER)]):
        with pytest.raises(NotYours):
            proposing.begin(procedure=LOCAL, units=units, by=head, at=MORNING)
    assert [p.id for p in queries.proposals(head, DAY)] == [own]


def test_a_counter_decides_nothing_and_has_no_process_of_its_own(reform: Actor) -> None:
    with pytest.raises(Refused, match="không phải cơ quan giải quyết"):
        proposing.begin(procedure=LOCAL, units=[build.unit_id(f"{COMMUNE}.0")], by=reform, at=MORNING)


def test_a_draft_from_a_process_no_longer_in_force_is_taken_up_anew(reform: Actor, second: Actor) -> None:
    made = proposing.begin(procedure=LOCAL, units=[build.unit_id(COMMUNE)], by=reform, at=MORNING)
    proposing.edit(proposal=made, seen=0, typed={"tham-dinh": hours("6")}, by=reform, at=MORNING)
    deciding.lay(proposal=made, by=reform, at=MORNING, why="Nhanh hơn")
    deciding.approve(proposal=made, seen=1, by=second, at=MORNING)
    change(reform, second, DAY, {"ky": hours("2")})

    with pytest.raises(Refused, match="đã có bản quy trình khác"):
        deciding.enforce(proposal=made, decision=Decision("8", None, SOON), by=reform, at=MORNING)
    proposing.renew(proposal=made, seen=1, by=reform, at=MORNING)

    draft = queries.proposal(reform, made, DAY)
    assert (draft.definition.step("tham-dinh").allotted, draft.definition.step("ky").allotted) == ("6h", "2h")
    assert draft.stage == "editing"


def test_two_processes_of_one_unit_cannot_begin_on_one_day(reform: Actor, second: Actor) -> None:
    change(reform, second, DAY, {"tham-dinh": hours("6")}, COMMUNE)

    with pytest.raises(Refused, match="sau ngày đó"):
        change(reform, second, DAY, {"tham-dinh": hours("5")}, COMMUNE)
