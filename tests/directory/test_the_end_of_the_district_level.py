"""2025-07-01: communes merge across a district, the district ends, and every old name still leads somewhere."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.directory import operations, queries
from motcua.directory.operations import NewUnit
from motcua.directory.terms import Change, Level
from motcua.kernel.actor import SYSTEM, Role
from tests.directory.places import AT, START, a_person, a_seat, a_unit

pytestmark = pytest.mark.django_db
EVE = date(2025, 6, 30)
DAY = date(2025, 7, 1)
GROUND = "Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025"
OLD = [f"H52.30.{n}" for n in range(21, 33)]
NEW = {"H52.501": OLD[:5], "H52.502": OLD[5:8], "H52.503": OLD[8:]}


@pytest.fixture
def reform() -> None:
    """A district of twelve communes becomes three, straight under the province."""
    a_unit("H52", "Tỉnh Sơn La", Level.PROVINCE)
    a_unit("H52.30", "Huyện Mộc Châu", Level.DISTRICT, "H52")
    a_unit("H52.30.0", "Bộ phận Một cửa huyện Mộc Châu", Level.COUNTER, "H52.30")
    a_unit("H52.30.1", "Phòng Tư pháp", Level.DIVISION, "H52.30")
    for code in OLD:
        a_unit(code, f"Xã số {code[-2:]}", Level.COMMUNE, "H52.30")
        a_unit(f"{code}.0", f"Bộ phận Một cửa xã số {code[-2:]}", Level.COUNTER, code)
    for code, olds in NEW.items():
        new = NewUnit(code, f"Phường mới {code[-1]}", Level.COMMUNE, "H52")
        operations.merge(units=olds, into=new, ground=GROUND, on=DAY, by=SYSTEM, at=AT)
    operations.abolish(unit="H52.30", heirs=list(NEW), ground=GROUND, on=DAY, by=SYSTEM, at=AT)
    for code in NEW:
        a_unit(f"{code}.0", "Trung tâm Phục vụ hành chính công", Level.COUNTER, code, on=DAY)


def test_the_eve_has_three_levels_and_the_day_has_two(reform: None) -> None:
    before, after = queries.tree(EVE), queries.tree(DAY)

    assert {u.code for u in before} == {"H52", "H52.30", "H52.30.0", "H52.30.1", *OLD, *(f"{c}.0" for c in OLD)}
    assert {u.code for u in after} == {"H52", *NEW, *(f"{c}.0" for c in NEW)}
    assert not [u for u in after if u.level is Level.DISTRICT]


def test_every_old_commune_leads_to_its_one_new_commune(reform: None) -> None:
    before, after = queries.tree(EVE), queries.tree(DAY)

    for new, olds in NEW.items():
        for old in olds:
            unit = before.by_code(old).id
            assert [u.code for u in queries.successors(unit, DAY)] == [new]
            served = after.counter_of(unit)
            assert served is not None and served.code == f"{new}.0"


def test_the_district_s_duties_lie_with_all_its_heirs(reform: None) -> None:
    district = queries.tree(EVE).by_code("H52.30").id

    assert [u.code for u in queries.successors(district, DAY)] == sorted(NEW)
    assert {p.kind for p in queries.history(district)[1]} == {Change.ABOLISH}


def test_nothing_is_lost(reform: None) -> None:
    for unit in queries.tree(EVE):
        assert queries.successors(unit.id, DAY), unit.name


def test_old_names_stay_readable(reform: None) -> None:
    district = queries.tree(EVE).by_code("H52.30").id

    assert queries.tree(date(2030, 1, 1)).unit(district).name == "Huyện Mộc Châu"


def test_the_new_commune_answers_for_the_files_of_the_old(reform: None) -> None:
    person = a_person("mai")
    a_seat("mai", "H52.501", Role.OFFICER, on=DAY)
    before = queries.tree(EVE)

    units = queries.actor_of(person, DAY).units

    assert units >= {before.by_code(c).id for c in NEW["H52.501"]}
    assert not units & {before.by_code(c).id for c in NEW["H52.502"]}


def test_the_past_does_not_change(reform: None) -> None:
    assert len(queries.tree(START)) == len(queries.tree(EVE)) == 4 + 2 * len(OLD)
