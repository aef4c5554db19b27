"""The tree of a day and who may do what in it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.audit import queries as audit
from motcua.directory import operations, queries
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import NotYours, Refused
from tests.directory.places import AT, START, TODAY, a_person, a_province, a_seat, a_unit, an_actor, ids

pytestmark = pytest.mark.django_db


def test_a_subtree_holds_the_unit_and_all_below() -> None:
    a_province()
    tree = queries.tree(TODAY)

    below = tree.subtree(tree.by_code("H52.30").id)

    assert below == ids("H52.30", "H52.30.0", "H52.30.1", "H52.30.21", "H52.30.21.0", "H52.30.22")


def test_ancestors_come_nearest_first() -> None:
    a_province()
    tree = queries.tree(TODAY)

    above = tree.ancestors(tree.by_code("H52.30.21.0").id)

    assert [u.code for u in above] == ["H52.30.21", "H52.30", "H52"]
    assert tree.at_level(tree.by_code("H52.30.21.0").id, Level.DISTRICT) == tree.by_code("H52.30")


def test_a_unit_without_a_counter_is_served_by_the_one_above() -> None:
    a_province()
    tree = queries.tree(TODAY)

    own = tree.counter_of(tree.by_code("H52.30.21").id)
    above = tree.counter_of(tree.by_code("H52.30.22").id)

    assert own is not None and own.code == "H52.30.21.0"
    assert above is not None and above.code == "H52.30.0"


def test_a_division_is_found_by_its_name() -> None:
    a_province()
    tree = queries.tree(TODAY)
    district = tree.by_code("H52.30").id

    assert tree.division(district, "phòng tư pháp") == tree.by_code("H52.30.1")
    assert tree.division(district, "Phòng Y tế") is None


def test_the_place_of_a_form_is_inherited() -> None:
    a_province()
    tree = queries.tree(TODAY)

    assert tree.place(tree.by_code("H52.30.22").id) == "Mộc Châu"


def test_a_unit_exists_from_its_first_day() -> None:
    a_province()

    assert queries.tree(date(2019, 12, 31)).find("H52") is None
    assert queries.tree(START).find("H52") is not None


def test_a_known_revision_costs_no_sql_twice() -> None:
    a_province()
    person = a_person("mai")
    a_seat("mai", "H52.30.0", Role.COUNTER)
    revision = audit.revisions()["directory"]

    with CaptureQueriesContext(connection) as first:
        queries.actor_of(person, TODAY, revision)
    with CaptureQueriesContext(connection) as second:
        queries.actor_of(person, TODAY, revision)
        queries.tree(date(2023, 1, 1), revision)

    assert len(first) <= 3
    assert len(second) == 0


def test_one_person_wears_several_hats() -> None:
    a_province()
    person = a_person("mai", "Lò Thị Mai")
    a_seat("mai", "H52.30.21.0", Role.COUNTER, title="Công chức một cửa")
    a_seat("mai", "H52.30.22", Role.OFFICER, Role.CLERK, title="Công chức Tư pháp - Hộ tịch")

    actor = queries.actor_of(person, TODAY)

    assert actor.name == "Lò Thị Mai"
    assert [h.title for h in actor.hats] == ["Công chức một cửa", "Công chức Tư pháp - Hộ tịch"]
    assert actor.units == ids("H52.30.21.0", "H52.30.22")
    assert actor.hat({Role.COUNTER}, next(iter(ids("H52.30.22")))) is None


def test_who_only_administers_answers_for_no_dossier() -> None:
    a_province()
    admin = an_actor("quan.tri", Role.ADMIN, unit="H52.30")

    assert admin.hats[0].units == queries.tree(TODAY).subtree(*ids("H52.30"))
    assert admin.units == frozenset()


def test_a_code_is_held_by_one_unit_at_a_time() -> None:
    a_province()

    with pytest.raises(Refused, match=r"Mã H52\.10 đang là của Sở Tư pháp"):
        a_unit("H52.10", "Sở Nội vụ", Level.DEPARTMENT, "H52")


def test_a_unit_is_founded_under_a_parent_that_exists_that_day() -> None:
    a_province()

    with pytest.raises(Refused, match=r"Không có đơn vị mã H52\.99"):
        a_unit("H52.99.1", "Phòng Tài chính", Level.DIVISION, "H52.99")
    with pytest.raises(Refused, match="Không có đơn vị mã H52 "):
        a_unit("H52.40", "Huyện Yên Châu", Level.DISTRICT, "H52", on=date(2019, 1, 1))


def test_an_administrator_founds_only_below_their_own_unit() -> None:
    a_province()
    admin = an_actor("quan.tri", Role.ADMIN, unit="H52.30")

    made = operations.found(
        code="H52.30.2", name="Phòng Y tế", level=Level.DIVISION, parent="H52.30", on=TODAY, by=admin, at=AT
    )
    assert made.parent_id in ids("H52.30")
    with pytest.raises(NotYours):
        operations.found(code="H52.11", name="Sở Y tế", level=Level.DEPARTMENT, parent="H52", on=TODAY, by=admin, at=AT)


def test_a_post_has_one_holder_at_a_time() -> None:
    a_province()
    a_person("mai")
    a_person("lan")
    post = a_seat("mai", "H52.30.0", Role.COUNTER)

    with pytest.raises(Refused, match="Mai đang giữ chức vụ"):
        operations.appoint(post=post, person="lan", on=TODAY, by=SYSTEM, at=AT)


def test_rights_end_with_the_post() -> None:
    a_province()
    person = a_person("mai")
    post = a_seat("mai", "H52.30.0", Role.COUNTER)

    operations.relieve(post=post, last=TODAY, by=SYSTEM, at=AT)

    assert queries.actor_of(person, TODAY).roles == {Role.COUNTER}
    assert queries.actor_of(person, date(2024, 3, 5)).hats == ()


def test_every_change_leaves_a_trace() -> None:
    a_province()
    a_unit("H52.31", "Huyện Yên Châu", Level.DISTRICT, "H52")

    traces = audit.changes(topic="directory", subject="H52.31")

    assert [(t.what, t.name, t.detail) for t in traces] == [("found", "Hệ thống", "Huyện Yên Châu")]
