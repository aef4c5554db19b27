"""What tests begin with is put back exactly as the real operations left it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from motcua.directory import queries as directory
from motcua.kernel.actor import Role
from tests import build, replay
from tests.directory import places

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_kept_from_other_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(replay, "KEPT", replay.Kept())
    yield


def a_world() -> replay.Rows:
    """A district with its people; what its tables then hold. Gone again."""
    with transaction.atomic():
        build.a_district()
        build.Staff()
        found = replay.rows()
        transaction.set_rollback(True)
    return found


def test_what_is_put_back_is_what_was_built() -> None:
    built = a_world()

    again = a_world()

    assert len(replay.KEPT.templates) == 6
    assert sum(map(len, built.values())) > 40
    assert again == built


def test_upon_another_state_a_builder_works_as_it_stands() -> None:
    build.a_district()
    build.a_head()
    before = len(replay.KEPT.templates)
    places.a_unit("H52.40", "Huyện Khác", places.Level.DISTRICT, "H52")

    build.a_head("kia", unit="H52.40")

    assert len(replay.KEPT.templates) == before
    assert directory.tree(build.DAY).by_code("H52.40").name == "Huyện Khác"


def test_people_put_back_may_do_what_they_could() -> None:
    with transaction.atomic():
        build.a_district()
        first = build.Staff()
        transaction.set_rollback(True)

    build.a_district()
    staff = build.Staff()

    assert staff.head == first.head
    assert directory.actor_of(staff.head.person or 0, build.DAY).roles == {Role.HEAD}
    assert build.an_accepted_dossier(staff.counter).code == "H52.30.0-260304-0001"
