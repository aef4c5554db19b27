"""Whether there is anybody to do the work of a role in a unit."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.accounts import queries as accounts
from motcua.directory import operations, queries
from motcua.directory.operations import NewUnit
from motcua.directory.queries import Gap
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, Role
from tests.directory.places import AT, TODAY, a_person, a_province, a_seat, ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> int:
    """Mai examines in the division; her post."""
    a_province()
    a_person("mai")
    return a_seat("mai", "H52.30.1", Role.OFFICER)


def gap(unit: str, role: Role, person: str | None = None, on: date = TODAY) -> Gap | None:
    """Asked by codes and names."""
    (found,) = ids(unit)
    return queries.manning(on).gap(found, role, accounts.named(person).id if person else None)


def test_a_holder_does_the_work_of_the_unit_and_of_the_parts_of_its_agency(seat: int) -> None:
    a_person("hung")
    a_seat("hung", "H52.30", Role.HEAD)

    assert gap("H52.30.1", Role.OFFICER) is None
    assert gap("H52.30.1", Role.HEAD) is None
    assert gap("H52.30.0", Role.OFFICER) is Gap.VACANT


def test_a_higher_agency_s_people_do_not_count_as_a_lower_one_s_holders(seat: int) -> None:
    a_person("hung")
    a_seat("hung", "H52.30", Role.HEAD)

    assert gap("H52.30.21", Role.HEAD) is Gap.VACANT


def test_a_locked_account_holds_no_desk(seat: int) -> None:
    operations.lock_out(username="mai", on=TODAY, by=SYSTEM, at=AT)

    assert gap("H52.30.1", Role.OFFICER) is Gap.VACANT
    assert gap("H52.30.1", Role.OFFICER, "mai") is Gap.LEFT


def test_what_was_taken_by_somebody_who_left_the_post_lies_still(seat: int) -> None:
    a_person("lan")
    a_seat("lan", "H52.30.1", Role.OFFICER)
    operations.relieve(post=seat, last=date(2024, 3, 5), by=SYSTEM, at=AT)

    assert gap("H52.30.1", Role.OFFICER, "mai") is None
    assert gap("H52.30.1", Role.OFFICER, "mai", on=date(2024, 3, 6)) is Gap.LEFT
    assert gap("H52.30.1", Role.OFFICER, on=date(2024, 3, 6)) is None


def test_what_the_absent_took_lies_still_until_somebody_stands_in(seat: int) -> None:
    a_person("lan")
    a_seat("lan", "H52.30.0", Role.COUNTER)
    span = {"starts": TODAY, "ends": date(2024, 3, 8), "reason": "Ốm", "by": SYSTEM, "at": AT}
    operations.leave(post=seat, **span)
    assert gap("H52.30.1", Role.OFFICER, "mai") is Gap.ABSENT

    operations.stand_in(post=seat, person="lan", **span)

    assert gap("H52.30.1", Role.OFFICER, "mai") is None
    assert gap("H52.30.1", Role.OFFICER) is None


def test_a_unit_that_passed_into_several_has_no_desk_and_into_one_has_its_heir_s(seat: int) -> None:
    new = [NewUnit(f"H52.4{n}", f"Xã mới {n}", Level.COMMUNE, "H52.30") for n in (1, 2)]
    operations.split(unit="H52.30.21", into=new, on=date(2024, 4, 1), ground="1/NQ", by=SYSTEM, at=AT)
    operations.merge(units=["H52.30.22"], into="H52.41", on=date(2024, 5, 1), ground="2/NQ", by=SYSTEM, at=AT)

    assert gap("H52.30.21", Role.HEAD, on=date(2024, 6, 1)) is Gap.ENDED
    assert gap("H52.30.22", Role.HEAD, on=date(2024, 6, 1)) is Gap.VACANT


def test_what_an_ended_unit_left_to_several_is_within_reach_of_the_unit_above_it(seat: int) -> None:
    a_person("hung")
    a_seat("hung", "H52.30", Role.HEAD)
    (ended,) = ids("H52.30.21")
    new = [NewUnit(f"H52.4{n}", f"Xã mới {n}", Level.COMMUNE, "H52.30") for n in (1, 2)]
    operations.split(unit="H52.30.21", into=new, on=date(2024, 4, 1), ground="1/NQ", by=SYSTEM, at=AT)

    head = queries.actor_of(accounts.named("hung").id, date(2024, 6, 1))

    assert ended in head.units
    assert ended not in queries.tree(date(2024, 6, 1)).answers_for(head.hats[0].unit)
