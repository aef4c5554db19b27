"""Units follow one another, and nothing is lost (G14, A183)."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.directory import operations, queries
from motcua.directory.operations import NewUnit
from motcua.directory.terms import Change, Level
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import NotYours, Refused
from tests.directory.places import AT, TODAY, a_person, a_province, a_seat, a_unit, an_actor, ids

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)
EVE = date(2024, 6, 30)
GROUND = "Nghị quyết 12/NQ-HĐND ngày 10/6/2024"


def rename_district(on: date = DAY, **more: str) -> None:
    """Mộc Châu becomes a town."""
    operations.rename(unit="H52.30", name="Thị xã Mộc Châu", ground=GROUND, on=on, by=SYSTEM, at=AT, **more)


def merge_communes(into: str | NewUnit = "H52.30.22", *units: str) -> None:
    """Đông Sang joins another."""
    operations.merge(units=units or ("H52.30.21",), into=into, ground=GROUND, on=DAY, by=SYSTEM, at=AT)


def test_a_renamed_unit_keeps_its_code_its_units_and_its_posts() -> None:
    a_province()
    person = a_person("mai")
    a_seat("mai", "H52.30", Role.HEAD)

    rename_district()

    before, after = queries.tree(EVE), queries.tree(DAY)
    assert before.by_code("H52.30").name == "Huyện Mộc Châu"
    assert after.by_code("H52.30").name == "Thị xã Mộc Châu"
    assert len(after) == len(before)
    assert {u.code for u in after.children(after.by_code("H52.30").id)} == {
        u.code for u in before.children(before.by_code("H52.30").id)
    }
    assert queries.actor_of(person, DAY).hats[0].unit == after.by_code("H52.30").id


def test_files_of_the_old_name_stay_with_the_renamed_unit() -> None:
    a_province()
    old = queries.tree(EVE).by_code("H52.30")
    person = a_person("mai")
    a_seat("mai", "H52.30", Role.HEAD)

    rename_district()

    tree = queries.tree(DAY)
    assert old.id in queries.actor_of(person, DAY).units
    assert tree.living(old.id) == tree.by_code("H52.30").id
    assert tree.unit(old.id).name == "Huyện Mộc Châu"
    counter = tree.counter_of(old.id)
    assert counter is not None and counter.code == "H52.30.0"
    assert queries.same_body(tree.by_code("H52.30").id) == (tree.by_code("H52.30").id, old.id)


def test_a_moved_unit_stands_under_its_new_parent_from_that_day() -> None:
    a_province()
    a_unit("H52.31", "Huyện Vân Hồ", Level.DISTRICT, "H52")

    operations.move(unit="H52.30.22", parent="H52.31", ground=GROUND, on=DAY, by=SYSTEM, at=AT)

    before, after = queries.tree(EVE), queries.tree(DAY)
    assert before.ancestors(before.by_code("H52.30.22").id)[0].code == "H52.30"
    assert after.ancestors(after.by_code("H52.30.22").id)[0].code == "H52.31"


def test_a_unit_cannot_move_below_itself() -> None:
    a_province()

    with pytest.raises(Refused, match="đang trực thuộc Huyện Mộc Châu"):
        operations.move(unit="H52.30", parent="H52.30.21", ground=GROUND, on=DAY, by=SYSTEM, at=AT)


def test_merged_communes_pass_whole_to_the_new_one() -> None:
    a_province()
    old = ids("H52.30.21", "H52.30.22")
    new = NewUnit("H52.30.23", "Phường Đông Sang", Level.COMMUNE, "H52.30")

    merge_communes(new, "H52.30.21", "H52.30.22")

    tree = queries.tree(DAY)
    heir = tree.by_code("H52.30.23")
    assert tree.absorbed(heir.id) >= old
    assert {tree.living(u) for u in old} == {heir.id}
    assert [u.code for u in queries.predecessors(heir.id, EVE)] == ["H52.30.21", "H52.30.21.0", "H52.30.22"]
    for unit in old:
        assert [u.code for u in queries.successors(unit, DAY)] == ["H52.30.23"]
        assert queries.successors(unit, EVE)[0].id == unit


def test_a_counter_ends_with_its_commune_and_passes_to_the_counter_of_the_heir() -> None:
    a_province()
    a_unit("H52.30.22.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, "H52.30.22")
    (old,) = ids("H52.30.21.0")

    merge_communes("H52.30.22")

    tree = queries.tree(DAY)
    assert tree.find("H52.30.21.0") is None
    assert tree.living(old) == tree.by_code("H52.30.22.0").id


def test_posts_of_a_merged_unit_end_the_day_before() -> None:
    a_province()
    person = a_person("mai")
    a_seat("mai", "H52.30.21.0", Role.COUNTER)

    merge_communes("H52.30.22")

    assert queries.actor_of(person, EVE).hats != ()
    assert queries.actor_of(person, DAY).hats == ()


def test_every_change_names_its_ground() -> None:
    a_province()
    (old,) = ids("H52.30.21")

    merge_communes("H52.30.22")

    _, passed = queries.history(old)
    assert [(p.kind, p.on, p.ground) for p in passed] == [(Change.MERGE, DAY, GROUND)]
    with pytest.raises(Refused, match="Thiếu căn cứ"):
        operations.rename(unit="H52.30.22", name="Xã Khác", ground=" ", on=DAY, by=SYSTEM, at=AT)


def test_a_split_unit_has_several_successors_and_one_of_each() -> None:
    a_province()
    (old,) = ids("H52.30.22")
    one = NewUnit("H52.30.23", "Xã Mường Sang Một", Level.COMMUNE, "H52.30")
    two = NewUnit("H52.30.24", "Xã Mường Sang Hai", Level.COMMUNE, "H52.30")

    operations.split(unit="H52.30.22", into=[one, two], ground=GROUND, on=DAY, by=SYSTEM, at=AT)

    tree = queries.tree(DAY)
    assert [u.code for u in queries.successors(old, DAY)] == ["H52.30.23", "H52.30.24"]
    assert tree.living(old) is None
    assert tree.unit(old).name == "Xã Mường Sang"


def test_nothing_merges_into_itself() -> None:
    a_province()

    with pytest.raises(Refused, match="chính nó"):
        merge_communes("H52.30.21", "H52.30.21")
    with pytest.raises(Refused, match="ghi hai lần"):
        merge_communes("H52.30.22", "H52.30.21", "H52.30.21")


def test_a_unit_cannot_end_before_it_began() -> None:
    a_province()

    with pytest.raises(Refused, match=r"Không có đơn vị mã H52\.30"):
        rename_district(on=date(2020, 1, 1))


def test_a_unit_ends_once() -> None:
    a_province()
    rename_district()

    with pytest.raises(Refused, match="đã có quyết định kết thúc"):
        rename_district(on=date(2024, 5, 1))


def test_a_district_is_not_abolished_over_the_heads_of_its_communes() -> None:
    a_province()

    with pytest.raises(Refused, match="Vẫn còn 2 đơn vị trực thuộc"):
        operations.abolish(unit="H52.30", heirs=["H52", "H52.10"], ground=GROUND, on=DAY, by=SYSTEM, at=AT)
    assert queries.tree(DAY).find("H52.30") is not None


def test_somebody_takes_over_the_duties() -> None:
    a_province()

    with pytest.raises(Refused, match="tiếp nhận nhiệm vụ"):
        operations.abolish(unit="H52.10", heirs=[], ground=GROUND, on=DAY, by=SYSTEM, at=AT)


def test_a_new_unit_below_the_one_that_ends_is_refused() -> None:
    a_province()
    a_unit("H52.31", "Huyện Vân Hồ", Level.DISTRICT, "H52")
    a_unit("H52.30.1.1", "Tổ Hộ tịch", Level.DIVISION, "H52.30.1")
    new = NewUnit("H52.30.2", "Phòng Mới", Level.DIVISION, "H52.30.1.1")

    with pytest.raises(Refused, match="không còn trực thuộc|Không có đơn vị"):
        merge_communes(new, "H52.30.1", "H52.10")


@pytest.mark.parametrize(("level", "parent"), [(Level.COMMUNE, "H52.30.1"), (Level.DISTRICT, "H52.30.21")])
def test_a_unit_lies_under_one_of_a_fitting_level(level: Level, parent: str) -> None:
    a_province()

    with pytest.raises(Refused, match="không thể trực thuộc"):
        a_unit("H52.30.99", "Đơn vị lạ", level, parent)


def test_an_agency_is_followed_by_an_agency() -> None:
    a_province()

    with pytest.raises(Refused, match="không thể tiếp nhận nhiệm vụ"):
        merge_communes("H52.30.0")


def test_only_an_administrator_of_all_the_units_merges_them() -> None:
    a_province()
    admin = an_actor("quan.tri", Role.ADMIN, unit="H52.30.21")

    with pytest.raises(NotYours):
        operations.merge(units=["H52.30.21"], into="H52.30.22", ground=GROUND, on=DAY, by=admin, at=AT)


def test_two_provinces_become_one_and_what_lay_below_lies_below_the_heir() -> None:
    a_province()
    a_unit("H22", "Tỉnh Hà Giang", Level.PROVINCE)
    a_unit("H22.30", "Huyện Vị Xuyên", Level.DISTRICT, "H22")
    new = NewUnit("H60", "Tỉnh Tuyên Quang", Level.PROVINCE)

    operations.merge(units=["H22", "H52"], into=new, ground=GROUND, on=DAY, by=SYSTEM, at=AT)

    tree = queries.tree(DAY)
    assert [u.code for u in tree.roots()] == ["H60"]
    assert {"H22.30", "H52.30"} <= {u.code for u in tree.children(tree.by_code("H60").id)}


def test_an_unknown_day_has_no_tree() -> None:
    a_province()

    assert len(queries.tree(date(1990, 1, 1))) == 0
    assert queries.tree(TODAY).since == date(2020, 1, 1)


def test_no_change_begins_on_the_first_day_there_is() -> None:
    a_province()
    with pytest.raises(Refused, match="quá xa"):
        rename_district(date.min)
