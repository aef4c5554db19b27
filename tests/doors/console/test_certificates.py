"""The register of certificates: who has one, who has none, what is about to end; kept by the unit's administrator."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.accounts.models import Person
from motcua.documents import queries
from motcua.documents.queries.register import register
from motcua.documents.terms.register import Concern
from motcua.documents.terms.signatures import Holds
from motcua.kernel.actor import Actor, Role
from tests import build
from tests.documents import pki

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(settings: Any) -> Actor:
    settings.PKI = pki.authority().folder
    build.a_district()
    return build.an_actor("quan", Role.ADMIN, unit=build.DISTRICT)


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=who.person))
    return client


def units(who: Actor) -> frozenset[int]:
    return who.hats[0].units


def test_who_signs_and_has_nothing_to_sign_with_is_named(admin: Actor) -> None:
    head = build.a_head()
    before = register(units(admin), on=build.DAY, at=build.MORNING).lacking

    pki.of_person(head)
    pki.of_unit(build.unit_id(build.DISTRICT))
    after = register(units(admin), on=build.DAY, at=build.MORNING).lacking

    named = {(one.holds, one.name) for one in before} - {(one.holds, one.name) for one in after}
    district = next(one.name for one in before if one.holds is Holds.ORGANISATION)
    assert named == {(Holds.PERSON, head.name), (Holds.ORGANISATION, district)}


def test_what_ends_soon_and_an_agency_s_old_name_are_seen_to(admin: Actor) -> None:
    soon = build.MORNING + timedelta(days=30)
    pki.of_unit(build.unit_id(build.DISTRICT), place="sap-het", holder="UBND huyện tên cũ", last=soon)

    row = register(units(admin), on=build.DAY, at=build.MORNING).rows[0]

    assert set(row.concerns) == {Concern.ENDS_SOON, Concern.RENAMED}


def test_an_administrator_enters_and_withdraws_in_the_browser(admin: Actor) -> None:
    head, browser = build.a_head(), signed_in(admin)
    issued = pki.authority().issue(head.name, place="trang")
    said = {"holder": f"nguoi-{head.person}", "way": "pkcs11", "place": "USB-01", "content": BytesIO(issued.chain)}

    entered = browser.post("/quan-tri/chung-thu/", said, follow=True).content.decode()
    code = queries.certificates(units(admin))[0].code
    unsaid = browser.post(f"/quan-tri/chung-thu/{code}/thu-hoi/", {"why": ""})
    browser.post(f"/quan-tri/chung-thu/{code}/thu-hoi/", {"why": "Mất thiết bị"})

    assert "Đã ghi vào sổ chứng thư số" in entered
    assert unsaid.status_code == 409
    assert queries.certificate_of_person(head.person, timezone.now()) is None


def test_what_is_no_certificate_is_refused_in_words(admin: Actor) -> None:
    head = build.a_head()
    said = {"holder": f"nguoi-{head.person}", "way": "pkcs11", "place": "x", "content": BytesIO(b"PK not one")}

    answer = signed_in(admin).post("/quan-tri/chung-thu/", said)

    assert (answer.status_code, "không phải chứng thư số" in answer.content.decode()) == (409, True)


def test_another_unit_s_administrator_neither_sees_nor_withdraws(admin: Actor) -> None:
    mine = pki.of_person(build.a_head())
    stranger = signed_in(build.an_actor("xa", Role.ADMIN, unit=build.COMMUNE))

    page = stranger.get("/quan-tri/chung-thu/").content.decode()
    answer = stranger.post(f"/quan-tri/chung-thu/{mine.code}/thu-hoi/", {"why": "x"})

    assert mine.serial not in page
    assert answer.status_code == 403
