"""Many results in one sitting, on the leader's phone and at the clerk's desk."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.accounts.models import Person
from motcua.documents.terms.signatures import Holds
from motcua.dossiers import queries
from motcua.dossiers.operations import outcomes, resolve
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.documents import pki

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def staff(settings: Any, tmp_path: Path) -> build.Staff:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    build.a_district()
    found = build.Staff()
    pki.of_person(found.head, holder=found.head.name)
    pki.of_unit(build.unit_id(build.DISTRICT))
    return found


def drawn(staff: build.Staff, count: int) -> list[str]:
    """Results that wait for the head's signature."""
    codes = [build.an_accepted_dossier(staff.counter, subject=f"Thử {n}").code for n in range(count)]
    for code in codes:
        resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
        resolve.complete_step(code=code, by=staff.officer, at=build.MORNING)
        outcomes.issue(code=code, by=staff.head, at=build.MORNING)
    return codes


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=who.person))
    return client


def test_a_head_ticks_what_was_read_and_signs_it_in_one_sitting(staff: build.Staff) -> None:
    codes, browser = drawn(staff, 2), signed_in(staff.head)
    subjects = [one.subject for one in queries.unsigned(staff.head, Holds.PERSON)]
    listed = browser.get("/ky/")

    laid = browser.post("/ky/", {"holds": "person", "key": "luot-1", "subject": subjects})
    done = browser.post(laid.url, {"secret": ""}, follow=True)

    assert all(code in listed.content.decode() for code in codes)
    assert "2/2" in done.content.decode()
    assert "Đã ký xong" in done.content.decode()
    papers = [queries.page(SYSTEM, code).issued[-1] for code in codes]
    assert [[s.holds for s in paper.signatures] for paper in papers] == [["person"], ["person"]]
    assert queries.unsigned(staff.head, Holds.PERSON) == ()
    assert len(queries.unsigned(staff.clerk, Holds.ORGANISATION)) == 2


def test_nothing_ticked_is_said_and_a_foreign_sitting_is_nobody_s_business(staff: build.Staff) -> None:
    drawn(staff, 1)
    subject = queries.unsigned(staff.head, Holds.PERSON)[0].subject
    browser = signed_in(staff.head)

    nothing = browser.post("/ky/", {"holds": "person", "key": "luot-1"})
    browser.post("/ky/", {"holds": "person", "key": "luot-2", "subject": [subject]})
    foreign = signed_in(staff.clerk).get("/ky/luot-2/")

    assert (nothing.status_code, foreign.status_code) == (409, 403)
    assert "Chọn ít nhất một kết quả" in nothing.content.decode()


def test_the_share_of_signed_results_counts_papers_with_both_signatures(staff: build.Staff) -> None:
    signed, unsigned = drawn(staff, 2)
    outcomes.sign(code=signed, by=staff.head, at=build.MORNING)
    outcomes.sign(code=signed, by=staff.clerk, at=build.MORNING, holds=Holds.ORGANISATION)
    outcomes.issue(code=unsigned, by=staff.head, at=build.MORNING)  # drawn anew: one paper still

    district = build.unit_id(build.DISTRICT)
    found = queries.signed_share(staff.head, [district], build.MORNING - DAY, build.MORNING + DAY)

    assert found == (queries.SignedShare(district, 2, 1),)


def test_the_share_stands_on_a_page(staff: build.Staff) -> None:
    page = signed_in(staff.head).get("/bao-cao/ky-so/")

    assert page.status_code == 200


def test_every_number_of_the_share_opens_its_documents_under_the_one_filter(staff: build.Staff) -> None:
    both, first, revoked = drawn(staff, 3)
    for code in (both, first):
        outcomes.sign(code=code, by=staff.head, at=build.MORNING)
    outcomes.sign(code=both, by=staff.clerk, at=build.MORNING, holds=Holds.ORGANISATION)
    never = queries.page(SYSTEM, revoked).issued[0]
    outcomes.revoke(code=revoked, paper=never.seq, reason="Lập nhầm", by=staff.head, at=build.MORNING)
    build.a_finished_dossier(staff)  # its result was signed on paper
    span = [build.unit_id(build.DISTRICT)], build.MORNING - DAY, build.MORNING + DAY

    (share,) = queries.signed_share(staff.head, *span)
    listed = {part: queries.given_results(staff.head, *span, signed=part) for part in (None, True, False)}

    assert (share.given, share.signed) == (3, 1)
    assert {part: (count, len(lines)) for part, (count, lines) in listed.items()} == {
        None: (3, 3), True: (1, 1), False: (2, 2),
    }  # fmt: skip
    assert [line.code for line in listed[True][1]] == [both]
    stranger = build.a_head("la", unit="H52.30.22")
    assert queries.signed_share(stranger, *span) == () and queries.given_results(stranger, *span) == (0, ())


def test_the_list_behind_a_number_is_a_page(staff: build.Staff, clock: Any) -> None:
    (code,) = drawn(staff, 1)
    clock.now = build.MORNING + timedelta(hours=1)
    browser = signed_in(staff.head)

    report = browser.get("/bao-cao/ky-so/").content.decode()
    address = unescape(re.findall(r'href="(/bao-cao/ky-so/danh-sach/[^"]+)"', report)[2])
    page = browser.get(address).content.decode()

    assert "phan=chua-ky" in address and code in page and "chưa ký số" in page
    assert browser.get("/bao-cao/ky-so/danh-sach/?phan=khac").status_code == 409


def test_a_key_that_can_stand_in_no_address_is_replaced(staff: build.Staff) -> None:
    drawn(staff, 1)
    subject = queries.unsigned(staff.head, Holds.PERSON)[0].subject

    laid = signed_in(staff.head).post("/ky/", {"holds": "person", "key": "a/b ?\x00", "subject": [subject]})

    assert laid.status_code == 302
