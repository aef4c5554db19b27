"""Alarms as they lie on desks: each reader's own, through the one filter, and only what still is so."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.directory import operations as directory
from motcua.directory.queries import Gap, actor_of
from motcua.dossiers.operations import intake, resolve
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.promises.operations.silence import sweep
from motcua.promises.queries import standing
from motcua.promises.queries.standing import AlarmView, EmptyDesk
from motcua.promises.terms import Kind, Rung
from tests import build
from tests.build import COMMUNE, DISTRICT, DIVISION, MORNING, at

MARCH_11 = datetime.fromisoformat("2026-03-11T09:00+07:00")


def kinds(found: list[AlarmView]) -> list[tuple[Kind, Rung]]:
    """In short."""
    return [(one.kind, one.rung) for one in found]


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier taken by its officer, whose step and promise are past on the 11th."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    resolve.take(code=done.code, by=staff.officer, at=at("9:10"))
    sweep(at=MARCH_11)
    return done.code


def test_who_took_a_step_sees_its_alarm_and_colleagues_do_not(staff: build.Staff, code: str) -> None:
    colleague = build.an_officer("tam")

    assert kinds(standing.standing(staff.officer, MARCH_11)) == [(Kind.STEP, Rung.HOLDER)]
    assert standing.standing(colleague, MARCH_11) == []


def test_a_stand_in_sees_the_alarms_of_the_absent(staff: build.Staff, code: str) -> None:
    span = {"starts": date(2026, 3, 11), "ends": date(2026, 3, 12), "reason": "Ốm", "by": SYSTEM, "at": MARCH_11}
    directory.stand_in(post=staff.officer.hats[0].post, person="lan", **span)
    assert staff.clerk.person is not None

    instead = actor_of(staff.clerk.person, date(2026, 3, 11))

    assert kinds(standing.standing(instead, MARCH_11)) == [(Kind.STEP, Rung.HOLDER)]


def test_the_head_sees_each_thing_once_as_high_as_it_has_climbed(staff: build.Staff, code: str) -> None:
    found = standing.standing(staff.head, MARCH_11)

    assert kinds(found) == [(Kind.STEP, Rung.AGENCY), (Kind.BREACH, Rung.HEAD)]
    assert (found[0].holder, found[0].unit_name, found[0].row.code) == ("Mai", "Phòng Tư pháp", code)
    assert standing.counts(staff.head, MARCH_11) == {
        Kind.UNANSWERED: 0, Kind.STEP: 1, Kind.STUCK: 0, Kind.BREACH: 1,
    }  # fmt: skip


def test_a_tray_s_alarm_lies_with_everybody_who_holds_the_role_there(staff: build.Staff) -> None:
    build.a_submitted_dossier()
    other = build.a_counter_clerk("lien")
    elsewhere = build.a_counter_clerk("xa", unit="H52.30.21.0")

    sweep(at=at("15:00"))

    for clerk, sees in ((staff.counter, True), (other, True), (elsewhere, False), (staff.officer, False)):
        assert bool(standing.standing(clerk, at("15:00"))) is sees


def test_an_agency_below_does_not_see_the_alarms_above_nor_those_beside(staff: build.Staff, code: str) -> None:
    commune = build.a_head("chutichxa", unit=COMMUNE)

    assert standing.standing(commune, MARCH_11, everybody=True) == []


def test_a_reform_officer_oversees_every_desk_of_their_units(staff: build.Staff, code: str) -> None:
    reform = build.an_actor("caicach", Role.REFORM, unit=DISTRICT)

    assert standing.standing(reform, MARCH_11) == []
    assert len(standing.standing(reform, MARCH_11, everybody=True)) == 2
    assert kinds(standing.standing(reform, MARCH_11, everybody=True, kinds=[Kind.BREACH])) == [
        (Kind.BREACH, Rung.HEAD)
    ]  # fmt: skip


def test_what_was_done_since_the_last_sweep_is_not_shown(staff: build.Staff, code: str) -> None:
    filed = build.a_submitted_dossier(at=MORNING).code
    sweep(at=MARCH_11)
    intake.accept(code=filed, by=staff.counter, at=MARCH_11)
    resolve.complete_step(code=code, by=staff.officer, at=MARCH_11)

    assert standing.standing(staff.officer, MARCH_11) == []
    assert kinds(standing.standing(staff.head, MARCH_11)) == [(Kind.BREACH, Rung.HEAD)]


def test_an_administrator_is_told_of_empty_desks_and_of_no_dossier(staff: build.Staff, code: str) -> None:
    admin = build.an_actor("quantri", Role.ADMIN, unit=DISTRICT)
    foreign: Actor = build.an_actor("quantrixa", Role.ADMIN, unit=COMMUNE)
    directory.relieve(post=staff.officer.hats[0].post, last=date(2026, 3, 10), by=SYSTEM, at=MARCH_11)

    sweep(at=MARCH_11)

    assert standing.standing(admin, MARCH_11, everybody=True) == []
    assert standing.empty_desks(admin) == [EmptyDesk(DIVISION, "Phòng Tư pháp", Role.OFFICER, Gap.LEFT, 1)]
    assert standing.empty_desks(foreign) == []
