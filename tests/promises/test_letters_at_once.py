"""Two heads, one letter, one moment; and two sweeps."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Done
from motcua.kernel.refused import Refused
from motcua.promises.models import Letter
from motcua.promises.operations import apologies, signing
from tests import build
from tests.build import at
from tests.dossiers.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

NINTH = date(2026, 3, 9)


@pytest.fixture
def head() -> build.Staff:
    """A district with one dossier in danger."""
    staff = build.a_staffed_district()
    build.an_accepted_dossier(staff.counter)
    return staff


def test_two_heads_sign_one_letter_and_the_second_is_told_who_was_first(head: build.Staff) -> None:
    apologies.draft(at=at("9:00", NINTH))
    letter, other = Letter.objects.get().pk, build.a_head("binh")

    results = at_once([
        lambda: signing.sign(letter=letter, by=head.head, at=at("9:00", NINTH), ground="complex"),
        lambda: signing.sign(letter=letter, by=other, at=at("9:00", NINTH), ground="complex"),
    ])  # fmt: skip

    (done,) = [r for r in results if isinstance(r, Done)]
    (refused,) = [r for r in results if isinstance(r, Refused)]
    assert "ký lúc 09:00 ngày 09/03/2026" in refused.vi
    assert Dossier.objects.get().due_at == done.due_at


def test_a_letter_and_the_file_s_own_page_signed_at_once_are_one_new_date(head: build.Staff) -> None:
    apologies.draft(at=at("9:00", NINTH))
    letter, code = Letter.objects.get().pk, Dossier.objects.get().code

    results = at_once([
        lambda: signing.sign(letter=letter, by=head.head, at=at("9:00", NINTH), ground="complex"),
        lambda: resolve.extend(
            code=code, new_due=date(2026, 3, 13), reason="Chờ xác minh", by=head.head, at=at("9:00", NINTH)
        ),
    ])  # fmt: skip

    assert sorted(type(r).__name__ for r in results) == ["Done", "Refused"]
    assert Dossier.objects.get().extensions == 1


def test_two_sweeps_at_once_lay_one_letter(head: build.Staff) -> None:
    at_once([lambda: apologies.draft(at=at("9:00", NINTH))] * 4)

    assert Letter.objects.count() == 1
