"""Units merged, split, renamed or abolished by a plan: rehearsed, switched on its day; open dossiers pass on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from motcua.changes import operations
from motcua.changes.terms import Kind, Stage
from motcua.directory import operations as units
from motcua.directory import queries as directory
from motcua.directory.terms import Level
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier, Event, Task
from motcua.dossiers.operations import decide, deliver, intake, resolve
from motcua.dossiers.terms import Act, Applicant, Result
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.measures import operations as measures
from motcua.measures import queries as figures
from tests import build
from tests.changes.world import Office, must_add_up, on, plan
from tests.directory import places

DAY = date(2026, 3, 9)
BASIS = "Nghị quyết 12/NQ-HĐND ngày 01/3/2026"
WEST = {"code": "H52.501", "name": "Phường Tây", "level": "commune", "parent": "H52"}
EAST = {"code": "H52.502", "name": "Phường Đông", "level": "commune", "parent": "H52"}


def a_counter(heir: dict[str, str]) -> dict[str, Any]:
    new = {"code": f"{heir['code']}.0", "name": f"Trung tâm {heir['name']}", "level": "counter", "parent": heir["code"]}
    return {"what": "found", "into": [new]}


#: the district ends; two wards that are founded take its duties over
SPLIT = [
    {"what": "found", "into": [WEST, EAST]},
    a_counter(WEST),
    a_counter(EAST),
    {"what": "merge", "units": ["H52.30.21"], "into": [{"code": "H52.501"}]},
    {"what": "merge", "units": ["H52.30.22"], "into": [{"code": "H52.502"}]},
    {"what": "abolish", "units": ["H52.30"], "into": [{"code": "H52.501"}, {"code": "H52.502"}]},
]
RULES = [
    {"before": "H52.30", "after": "H52.502", "address": "xã đông"},
    {"before": "H52.30", "after": "H52.501"},
]


def a_plan(office: Office, changes: list[Any], rules: list[Any] | None = None, **said: Any) -> int:
    values = {"unit": "H52", "on": DAY.isoformat(), "changes": changes, "rules": rules or []} | said
    return operations.draft(
        kind=Kind.REORGANISE, title="Sắp xếp đơn vị năm 2026", basis=BASIS, values=values, by=office.reform,
        at=on(4, "10:00"),
    )  # fmt: skip


def somebody_new(role: Role, unit: str) -> Actor:
    """In a post made on the day."""
    person = places.a_person(f"moi-{role}")
    places.a_seat(f"moi-{role}", unit, role, on=DAY)
    return directory.actor_of(person, DAY)


def switched(number: int, office: Office) -> None:
    """Approved beforehand, carried out on the day."""
    operations.approve(plan=number, by=office.head, at=on(5))
    operations.apply(plan=number, at=on(9, "0:05"))


def test_the_rehearsal_reports_and_leaves_no_trace(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    facts, units = Event.objects.count(), len(directory.register().units)

    shown = plan(a_plan(office, SPLIT, RULES)).preview

    assert shown.counts["dossiers"] == shown.counts["competent"] == shown.counts["steps"] == 1
    assert (shown.counts["founded"], shown.counts["ending"]) == (4, 6)
    assert shown.counts["posts"] == shown.counts["people"] == 4
    assert ("H52.30", "Huyện Mộc Châu") in {(line.code, line.before) for line in shown.lines}
    assert Event.objects.count() == facts and len(directory.register().units) == units


def test_whose_heir_nobody_named_is_told_with_numbers(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)

    with pytest.raises(Refused, match="1 hồ sơ đang mở chưa có đơn vị nhận .Huyện Mộc Châu, lĩnh vực Hộ tịch: 1"):
        a_plan(office, SPLIT)


def test_nothing_happens_before_the_day(staff: build.Staff, office: Office) -> None:
    number = a_plan(office, SPLIT, RULES)
    operations.approve(plan=number, by=office.head, at=on(5))

    with pytest.raises(Refused, match="Chưa đến ngày"):
        operations.apply(plan=number, at=on(8, "23:59"))
    assert operations.carry_out(at=on(8)) == 0
    assert operations.carry_out(at=on(9, "0:01")) == 1


def test_open_dossiers_go_where_the_rules_say_with_code_and_dates_unchanged(staff: build.Staff, office: Office) -> None:
    east = Applicant(name="Lò Thị Thử", address="Bản 2, Xã Đông Sang")
    one = build.an_accepted_dossier(staff.counter).code
    other = build.an_accepted_dossier(staff.counter, applicant=east).code
    dates = {d.code: (d.accepted_at, d.original_due_at, d.due_at) for d in Dossier.objects.all()}

    switched(a_plan(office, SPLIT, RULES), office)

    tree = directory.tree(DAY)
    there = {d.code: d for d in Dossier.objects.all()}
    assert [there[c].unit_id for c in (one, other)] == [tree.by_code(u).id for u in ("H52.501", "H52.502")]
    assert [there[c].intake_unit_id for c in (one, other)] == [tree.by_code(f"H52.50{n}.0").id for n in (1, 2)]
    assert {c: (d.accepted_at, d.original_due_at, d.due_at) for c, d in there.items()} == dates
    assert build.unit_id("H52.30") in there[one].units
    must_add_up()


def test_what_comes_in_between_rehearsal_and_the_day_goes_by_the_same_rules(staff: build.Staff, office: Office) -> None:
    number = a_plan(office, SPLIT, RULES)
    build.an_accepted_dossier(staff.counter)

    switched(number, office)

    assert plan(number).report["dossiers"] == 1
    assert Dossier.objects.get().unit_id == directory.tree(DAY).by_code("H52.501").id


def test_new_people_see_it_and_carry_it_to_its_end(staff: build.Staff, office: Office) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.at("9:00"))
    resolve.take(code=code, by=staff.officer, at=build.at("9:30"))
    switched(a_plan(office, SPLIT, RULES), office)
    people = {role: somebody_new(role, "H52.501") for role in (Role.OFFICER, Role.HEAD, Role.CLERK)}
    people |= {Role.COUNTER: somebody_new(Role.COUNTER, "H52.501.0")}

    assert Task.objects.get().person is None
    assert [row.code for row in dossiers.inbox(people[Role.OFFICER])] == [code]
    resolve.complete_step(code=code, by=people[Role.OFFICER], at=on(9))
    decide.approve(code=code, by=people[Role.HEAD], at=on(9))
    resolve.complete_step(code=code, by=people[Role.CLERK], at=on(9), result=Result("Giấy", number="01"))
    deliver.return_result(code=code, by=people[Role.COUNTER], at=on(9))

    assert Dossier.objects.get().verdict == "early"
    must_add_up()


def test_a_result_that_waits_goes_to_the_successor_s_counter(staff: build.Staff, office: Office) -> None:
    build.a_finished_dossier(staff)

    switched(a_plan(office, SPLIT, RULES), office)

    row = Dossier.objects.get()
    assert row.unit_id == build.unit_id("H52.30")
    assert row.intake_unit_id == Task.objects.get().unit_id == directory.tree(DAY).by_code("H52.501.0").id


def test_a_filing_nobody_has_answered_is_answered_by_the_successor(staff: build.Staff, office: Office) -> None:
    code = build.a_submitted_dossier().code
    switched(a_plan(office, SPLIT, RULES), office)
    clerk = somebody_new(Role.COUNTER, "H52.501.0")

    assert intake.accept(code=code, by=clerk, at=on(9)).due_at is not None


def test_old_reports_are_unchanged_and_new_ones_are_by_the_new_tree(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    build.a_finished_dossier(staff)
    district = directory.tree(build.DAY).subtree(build.unit_id("H52.30"))
    measures.roll_forward()
    week = (date(2026, 3, 1), date(2026, 3, 8))
    before = figures.by_unit(district, *week)

    switched(a_plan(office, SPLIT, RULES), office)

    west = directory.tree(DAY).subtree(directory.tree(DAY).by_code("H52.501").id)
    for _ in range(2):
        assert figures.by_unit(district, *week) == before
        assert figures.by_unit(west, *week) == {}
        assert figures.figures(west, DAY, date(2026, 3, 15)).carried == 1
        assert figures.figures(district, DAY, date(2026, 3, 15)).carried == 0
        assert figures.figures(west | district, date(2026, 3, 1), date(2026, 3, 15)).received == 2
        measures.roll_forward()
    assert measures.check() == []


def test_a_renamed_unit_keeps_its_dossiers_its_people_and_its_code(staff: build.Staff, office: Office) -> None:
    code = build.an_accepted_dossier(staff.counter).code

    switched(a_plan(office, [{"what": "rename", "units": ["H52.30"], "into": [{"name": "Thị xã Mộc Châu"}]}]), office)

    clerk = directory.actor_of(staff.counter.person or 0, DAY)
    resolve.complete_step(code=code, by=clerk, at=on(9))
    assert directory.tree(DAY).unit(Dossier.objects.get().unit_id).name == "Thị xã Mộc Châu"
    must_add_up()


def test_a_procedure_goes_to_another_level_and_what_runs_stays_on_its_version(
    staff: build.Staff, office: Office
) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    version = Dossier.objects.get().version_id

    switched(a_plan(office, [{"what": "level", "units": [build.PROCEDURE], "into": [{"level": "commune"}]}]), office)

    clerk = build.a_counter_clerk("xa", "H52.30.21.0")
    new = build.an_accepted_dossier(clerk, unit="H52.30.21.0", at=on(9))
    assert Dossier.objects.get(code=new.code).unit_id == build.unit_id("H52.30.21")
    assert Dossier.objects.get(code=code).version_id == version


def test_dossiers_left_in_a_unit_that_ended_before_find_a_home(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    for new in (WEST, EAST):
        places.a_unit(new["code"], new["name"], Level.COMMUNE, "H52")
    for old, heir in (("H52.30.21", "H52.501"), ("H52.30.22", "H52.502")):
        units.merge(units=[old], into=heir, ground=BASIS, on=date(2026, 3, 6), by=SYSTEM, at=on(4))
    units.abolish(unit="H52.30", heirs=["H52.501", "H52.502"], ground=BASIS, on=date(2026, 3, 6), by=SYSTEM, at=on(4))

    switched(a_plan(office, [], RULES), office)

    assert Dossier.objects.get().unit_id == directory.tree(DAY).by_code("H52.501").id


def test_only_who_answers_for_all_of_it_plans_it_and_it_is_never_taken_back(staff: build.Staff, office: Office) -> None:
    near = places.an_actor("cai-cach-huyen", Role.REFORM, unit="H52.30", on=build.DAY)
    values = {"unit": "H52", "on": DAY.isoformat(), "changes": SPLIT, "rules": RULES}
    with pytest.raises(NotYours):
        operations.draft(kind=Kind.REORGANISE, title="x", basis="y", values=values, by=near, at=on(4))
    with pytest.raises(Refused, match="không thuộc Huyện Mộc Châu"):
        operations.draft(
            kind=Kind.REORGANISE, title="x", basis="y", values=values | {"unit": "H52.30", "changes": [
                {"what": "merge", "units": ["H52.10"], "into": [{"code": "H52.30"}]}]}, by=near, at=on(4),
        )  # fmt: skip
    number = a_plan(office, SPLIT, RULES)
    switched(number, office)

    with pytest.raises(Refused, match="không hoàn lại được"):
        operations.reverse(plan=number, by=office.reform, at=on(9))
    assert plan(number).stage is Stage.APPLIED


def test_the_log_says_who_decided_and_the_citizen_is_told(staff: build.Staff, office: Office) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    switched(a_plan(office, SPLIT, RULES), office)

    fact = Event.objects.get(act=Act.REHOME)

    assert fact.name.startswith("Chu-Tich") and BASIS in fact.reason and '"to_name":"Phường Tây"' in fact.data
    page = dossiers.page(office.head, code)
    assert any("Phường Tây" in event.sentence.vi for event in page.events)
