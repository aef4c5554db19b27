"""Whose date moves is told the old one, the new one and why, in both ways they gave."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core import mail

from motcua.notices import operations as notices
from motcua.notices import queries
from tests import build
from tests.changes.world import Office, a_day, a_recall, done, on
from tests.dossiers.test_people_are_told import once_settled

WRITES = replace(build.APPLICANT, phone="", email="thu@example.vn")


@pytest.mark.django_db(transaction=True)
def test_each_citizen_is_told_the_old_date_the_new_one_and_why() -> None:
    code = build.an_accepted_dossier(build.a_staffed_district().counter, applicant=WRITES).code
    office = Office()
    done(a_recall(office.reform, a_day(9)), office, on(4, "11:00"))

    once_settled()
    notices.deliver(at=on(4, "11:05"))

    assert [m.template for m in queries.about(code)][0] == "redate"
    said = mail.outbox[-1].body
    for words in ("17:30 ngày 10/03/2026", "17:30 ngày 11/03/2026", "nghỉ bù theo quyết định của tỉnh"):
        assert words in said
