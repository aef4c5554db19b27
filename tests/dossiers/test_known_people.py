"""Whom a counter knows already: from its own earlier dossiers, and from nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.dossiers import queries
from tests import build

pytestmark = pytest.mark.django_db


def test_a_person_is_known_by_number_and_by_a_name_without_marks_as_the_newest_dossier_has_them() -> None:
    staff = build.a_staffed_district()
    build.an_accepted_dossier(staff.counter)
    moved = replace(build.APPLICANT, address="Bản Mới", phone="0911111111")
    newest = build.an_accepted_dossier(staff.counter, applicant=moved, at=build.MORNING + timedelta(minutes=5))

    found = [queries.known(staff.counter, said) for said in ("001190000001", "nguyen thu", "THU Nguyễn")]

    assert [[(one.code, one.address, one.phone) for one in people] for people in found] == [
        [(newest.code, "Bản Mới", "0911111111")]
    ] * 3


@pytest.mark.parametrize("said", ["", "tran thu", "00119000000", "H52", "0900000001", "nguyen 001190000001"])
def test_only_a_whole_number_or_words_of_the_name_find_somebody(said: str) -> None:
    staff = build.a_staffed_district()
    build.an_accepted_dossier(staff.counter, subject="việc của bà Trần")

    assert queries.known(staff.counter, said) == []


def test_nobody_known_elsewhere_is_even_hinted_at() -> None:
    staff = build.a_staffed_district()
    code = build.an_accepted_dossier(staff.counter).code
    stranger = build.an_officer("la", unit=build.COMMUNE)

    assert queries.known(stranger, "001190000001") == queries.known(stranger, "nguyen thu") == []
    assert queries.known_from(stranger, code) is None
    assert queries.known_from(staff.counter, code) is not None
