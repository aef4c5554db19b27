"""A process tried on sample files: by the functions real dossiers are served by, on the calendar of the unit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.calendars import operations as calendars
from motcua.catalogue import queries as catalogue
from motcua.catalogue.terms import Case, Content
from motcua.dossiers.queries import rehearsal
from motcua.kernel.actor import SYSTEM
from motcua.kernel.text import Text
from motcua.workflow.terms import Definition
from tests import build
from tests.build import DISTRICT, MORNING, PROCEDURE, at, unit_id
from tests.workflow.processes import a_definition, a_parallel_definition, a_step

pytestmark = pytest.mark.django_db


def rehearsed(definition: Definition, **said: str) -> rehearsal.Rehearsal:
    """A file accepted on Wednesday at half past seven."""
    sample = rehearsal.Sample(Text("Thử", "Trial"), at("7:30"), **said)
    version = catalogue.version_on(PROCEDURE, build.DAY)
    return rehearsal.rehearse(definition, version, unit_id(DISTRICT), sample)


def test_each_step_ends_when_its_time_is_used_up_and_the_whole_is_set_against_the_promise(db: None) -> None:
    build.a_district()
    found = rehearsed(build.a_process())

    (way,) = found.ways
    assert [(s.step, s.unit.code, s.until) for s in way.stops] == [
        ("nhan", build.COUNTER, at("11:30")),
        ("tham-dinh", build.DIVISION, at("17:30", date(2026, 3, 6))),
        ("ky", DISTRICT, at("11:30", date(2026, 3, 9))),
        ("van-thu", DISTRICT, at("17:30", date(2026, 3, 9))),
    ]
    assert (way.late, found.due_at) == (False, at("17:30", date(2026, 3, 10)))


def test_every_straight_way_is_tried_on_the_unit_s_calendar(db: None) -> None:
    build.a_district()
    ways = [{"id": "nhanh", "name": "Đơn giản", "to": "ky"}, {"id": "cham", "name": "Phức tạp", "to": "xac-minh"},
            {"id": "lai", "name": "Trả lại", "to": "nhan", "returns": True}]  # fmt: skip
    forked = a_definition(
        a_step("nhan", "xem", state=2, allotted="4h"), a_step("xem", None, outcomes=ways, allotted="4h"),
        a_step("xac-minh", "ky", allotted="20h"), a_step("ky", "@finish", role="head", allotted="8h"),
    )  # fmt: skip
    day_off = date(2026, 3, 9)
    calendars.set_day(unit=unit_id(DISTRICT), on=day_off, works=False, reason=Text("Nghỉ bù", "Day off"), by=SYSTEM,
                      at=MORNING, ground="CV 1")  # fmt: skip

    quick, slow = rehearsed(forked).ways

    assert [s.chosen for s in quick.stops if s.chosen] == ["Đơn giản"]
    assert [s.step for s in slow.stops] == ["nhan", "xem", "xac-minh", "ky"]
    assert quick.ends_at == at("17:30", date(2026, 3, 5))
    assert slow.ends_at == at("11:30", date(2026, 3, 11))
    assert rehearsed(forked).due_at == at("17:30", date(2026, 3, 11))


def test_what_is_done_side_by_side_runs_side_by_side(db: None) -> None:
    build.a_district()
    (way,) = rehearsed(a_parallel_definition()).ways

    side = [s for s in way.stops if s.step.startswith("y-kien")]
    assert side[0].since == side[1].since and way.stops[-1].since == max(s.until for s in side)
    assert way.late is False


def test_a_way_longer_than_the_promise_is_late(db: None) -> None:
    build.a_district()
    long = a_definition(a_step("a", "b", state=2, allotted="3d"), a_step("b", "@finish", allotted="3d"))

    (way,) = rehearsed(long).ways

    assert way.late and way.spare == 0


def test_a_unit_that_does_not_exist_is_told(db: None) -> None:
    build.a_district()
    nowhere = a_definition(a_step("a", "@finish", unit="code:H99"))

    found = rehearsed(nowhere)

    assert found.hindered is not None and "H99" in found.hindered.vi


def test_samples_are_working_moments_and_every_case_is_one(db: None) -> None:
    case = Case(code="kho", name="Phải xác minh", legal_limit="9d", committed_limit="8d")
    build.a_district(content=Content(cases=(case,)))
    version = catalogue.version_on(PROCEDURE, build.DAY)

    found = rehearsal.samples(version, unit_id(DISTRICT), MORNING)

    assert [s.case for s in found] == ["", "", "", "kho"]
    assert found[0].at == at("7:30", build.DAY + timedelta(days=1))
    assert (found[1].at, found[2].at.date()) == (at("15:30", date(2026, 3, 6)), date(2026, 4, 24))


def test_real_moments_are_tried_too_but_only_those_the_reader_may_see(staff: build.Staff) -> None:
    build.an_accepted_dossier(staff.counter, at=at("9:15"))
    version = catalogue.version_on(PROCEDURE, build.DAY)
    stranger = build.a_head("la", unit=build.COMMUNE)

    seen = rehearsal.real_ones(staff.head, version, unit_id(DISTRICT))

    assert [s.at for s in seen] == [at("9:15")]
    assert rehearsal.real_ones(stranger, version, unit_id(DISTRICT)) == ()
