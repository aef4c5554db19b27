"""Many results in one sitting, on the leader's phone and at the clerk's desk."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.accounts.models import Person
from motcua.documents.terms.signatures import Holds
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, outcomes, resolve
from motcua.dossiers.terms import Standing
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.documents import pki

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def staff(settings: Any, tmp_path: Path) -> build.Staff:
    settings.PKI, settings.MEDIA_ROOT = pki.authority().folder, tmp_path
    found = build.a_staffed_district()
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


def _span() -> tuple[list[int], datetime, datetime]:
    """The district's figures of these days."""
    return [build.unit_id(build.DISTRICT)], build.MORNING - DAY, build.MORNING + DAY


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=who.person))
    return client


def test_a_head_ticks_what_was_read_and_signs_it_in_one_sitting(staff: build.Staff) -> None:
    codes, browser = drawn(staff, 2), signed_in(staff.head)
    subjects = [one.subject for one in queries.unsigned(staff.head, Holds.PERSON, build.MORNING)]
    listed = browser.get("/ky/")

    laid = browser.post("/ky/", {"holds": "person", "key": "luot-1", "subject": subjects})
    done = browser.post(laid.url, {"secret": ""}, follow=True)

    assert all(code in listed.content.decode() for code in codes)
    assert "2/2" in done.content.decode()
    assert "Đã ký xong" in done.content.decode()
    papers = [queries.page(SYSTEM, code).issued[-1] for code in codes]
    assert [[s.holds for s in paper.signatures] for paper in papers] == [["person"], ["person"]]
    assert queries.unsigned(staff.head, Holds.PERSON, build.MORNING) == ()
    assert len(queries.unsigned(staff.clerk, Holds.ORGANISATION, build.MORNING)) == 2


def test_nothing_ticked_is_said_and_a_foreign_sitting_is_nobody_s_business(staff: build.Staff) -> None:
    drawn(staff, 1)
    subject = queries.unsigned(staff.head, Holds.PERSON, build.MORNING)[0].subject
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
    outcomes.issue(code=unsigned, by=staff.head, at=build.MORNING)  # drawn anew, and nobody has signed it

    assert queries.signed_share(staff.head, *_span()) == (queries.SignedShare(_span()[0][0], 1, 1),)


def test_one_result_replaced_counts_once_and_only_when_the_new_one_is_complete(staff: build.Staff) -> None:
    (code,) = drawn(staff, 1)
    outcomes.sign(code=code, by=staff.head, at=build.MORNING)
    outcomes.sign(code=code, by=staff.clerk, at=build.MORNING, holds=Holds.ORGANISATION)
    outcomes.issue(code=code, by=staff.head, at=build.MORNING, reason="Sai ngày sinh")
    outcomes.sign(code=code, by=staff.head, at=build.MORNING)
    old, new = (paper.number for paper in queries.page(SYSTEM, code).issued)

    before = queries.given_results(staff.head, *_span())
    outcomes.sign(code=code, by=staff.clerk, at=build.MORNING, holds=Holds.ORGANISATION)
    after = queries.given_results(staff.head, *_span())

    assert [[line.number for line in found[1]] for found in (before, after)] == [[old], [new]]
    assert queries.signed_share(staff.head, *_span()) == (queries.SignedShare(_span()[0][0], 1, 1),)


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

    (share,) = queries.signed_share(staff.head, *_span())
    listed = {part: queries.given_results(staff.head, *_span(), signed=part) for part in (None, True, False)}

    assert (share.given, share.signed) == (3, 1)
    assert {part: (count, len(lines)) for part, (count, lines) in listed.items()} == {
        None: (3, 3), True: (1, 1), False: (2, 2),
    }  # fmt: skip
    assert [line.code for line in listed[True][1]] == [both]
    stranger = build.a_head("la", unit="H52.30.22")
    assert queries.signed_share(stranger, *_span()) == () and queries.given_results(stranger, *_span()) == (0, ())


def test_the_list_behind_a_number_is_a_page(staff: build.Staff, clock: Any) -> None:
    (code,) = drawn(staff, 1)
    outcomes.sign(code=code, by=staff.head, at=build.MORNING)
    clock.now = build.MORNING + timedelta(hours=1)
    browser = signed_in(staff.head)

    report = browser.get("/bao-cao/ky-so/").content.decode()
    address = unescape(re.findall(r'href="(/bao-cao/ky-so/danh-sach/[^"]+)"', report)[2])
    page = browser.get(address).content.decode()

    assert "phan=chua-ky" in address and code in page and "cơ quan chưa ký" in page
    assert browser.get("/bao-cao/ky-so/danh-sach/?phan=khac").status_code == 409


def test_a_key_that_can_stand_in_no_address_is_replaced(staff: build.Staff) -> None:
    drawn(staff, 1)
    subject = queries.unsigned(staff.head, Holds.PERSON, build.MORNING)[0].subject

    laid = signed_in(staff.head).post("/ky/", {"holds": "person", "key": "a/b ?\x00", "subject": [subject]})

    assert laid.status_code == 302


def test_the_clerk_finds_what_waits_for_the_seal_from_the_inbox_and_seals_it_in_one_sitting(
    staff: build.Staff, clock: Any
) -> None:
    clock.now = build.MORNING + timedelta(hours=1)
    finished, running = drawn(staff, 2)
    for code in (finished, running):
        outcomes.sign(code=code, by=staff.head, at=build.MORNING)
    decide.approve(code=finished, by=staff.head, at=build.MORNING)
    outcomes.sign(code=finished, by=staff.clerk, at=build.MORNING, holds=Holds.ORGANISATION)
    resolve.complete_step(code=finished, by=staff.clerk, at=build.MORNING)
    outcomes.issue(code=finished, by=staff.head, at=build.MORNING, reason="Sai ngày sinh")
    outcomes.sign(code=finished, by=staff.head, at=build.MORNING)
    browser = signed_in(staff.clerk)

    inbox, listed = browser.get("/viec/").content.decode(), browser.get("/ky/").content.decode()
    subjects = re.findall(r'name="subject" value="([^"]+)"', listed)
    laid = browser.post("/ky/", {"holds": "organisation", "key": "dau", "subject": subjects})
    done = browser.post(laid.url, {"secret": ""}, follow=True).content.decode()

    assert "chờ đóng dấu (2)" in " ".join(inbox.split()) and 'href="/ky/"' in inbox
    assert {one.split("/")[0] for one in subjects} == {finished, running}
    assert "bản cũ còn giá trị đến khi đóng dấu bản này" in listed
    assert "2/2" in done and queries.to_seal(staff.clerk, build.MORNING) == 0
    assert [p.standing for p in queries.page(SYSTEM, finished).issued] == [Standing.REPLACED, Standing.VALID]
