"""What the person's store holds is offered before anything is taken in: named with its source, chosen by one key, on
record with its purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from motcua.audit.models import Reading
from motcua.documents import operations as documents
from motcua.dossiers import queries
from motcua.dossiers.operations import digitising
from motcua.dossiers.queries import digitised, integrity, store
from motcua.dossiers.terms import Act, Done, Mark
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.documents import pki, sheets

Sit = Callable[[Actor], Client]
TYPED = {
    "key": "mot", "id_no": build.APPLICANT.id_no, "name": build.APPLICANT.name, "address": "Bản Thử",
    "phone": "0900000001", "procedure": build.PROCEDURE, "channel": "1", "delivery": "counter",
}  # fmt: skip
OTHER = {"paper-2": "1", "paper-2-count": "2", "paper-2-kind": "1"}


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.PKI = tmp_path, pki.authority().folder


def digitised_before(by: Actor, hour: str = "07:30", **read: str) -> Done:
    """An earlier dossier of the same person whose first paper was digitised and signed."""
    pki.of_person(by, place="hoa", holder="Hoa")
    done = build.an_accepted_dossier(by)
    (kept,) = documents.receive(files=[("don.pdf", BytesIO(sheets.a_pdf(1)))], at=build.MORNING)
    said = {"number": "12/GCN", "issuer": "UBND xã Thử", "issued_on": "2020-05-06"} | read
    digitising.digitise(code=done.code, place=0, file=str(kept.file.key), sheets=1, read=said, by=by, at=build.at(hour))
    digitising.sign_copy(code=done.code, place=0, by=by, at=build.at(hour))
    return done


def offered(page: str) -> list[str]:
    return re.findall(r'name="paper-\d+-reuse" value="([^"]+)"', page)


def test_what_is_held_is_named_with_source_issue_and_validity_before_intake(staff: build.Staff, at_desk: Sit) -> None:
    before = digitised_before(staff.counter, valid_until="2030-01-01")
    desk = at_desk(staff.counter)

    page = desk.post("/quay/", TYPED | {"do": "look"}).content.decode()
    desk.post("/quay/", TYPED | {"do": "look"})

    assert offered(page) == [f"{before.code}:0"]
    for said in ("Đã có, dùng lại", "12/GCN", "UBND xã Thử", "06/05/2020", "01/01/2030", before.code):
        assert said in page
    assert Reading.objects.filter(subject=before.code, what="search", name="Hoa").count() == 1


def test_number_and_name_open_it_together_and_what_ended_or_was_only_uploaded_is_not_offered(
    staff: build.Staff, at_desk: Sit
) -> None:
    digitised_before(staff.counter, valid_until="2026-03-01")
    (kept,) = documents.receive(files=[("a.pdf", BytesIO(sheets.a_pdf(1)))], at=build.MORNING)
    upload = build.terms.Paper(build.NAMES[1], kind=2, original=0, file=str(kept.file.key))
    build.an_accepted_dossier(staff.counter, papers=[build.PAPERS[0], upload])
    desk = at_desk(staff.counter)
    assert offered(desk.post("/quay/", TYPED | {"do": "look"}).content.decode()) == []

    digitised_before(staff.counter, "07:45")
    right, wrong = (desk.post("/quay/", TYPED | {"do": "look", "name": n}) for n in (TYPED["name"], "Người Khác"))

    assert len(offered(right.content.decode())) == 1 and offered(wrong.content.decode()) == []


def test_choosing_it_takes_no_paper_and_records_source_purpose_and_who(
    staff: build.Staff, at_desk: Sit, client: Client
) -> None:
    before = digitised_before(staff.counter)
    said = TYPED | OTHER | {"paper-1-reuse": f"{before.code}:0", "do": "take-in"}

    codes = {at_desk(staff.counter).post("/quay/", said).headers["Location"] for _ in range(2)}

    (code,) = (one.rstrip("/").rpartition("/")[2] for one in codes)
    page = queries.page(SYSTEM, code)
    first = page.papers[0]
    assert (first.mark, first.kind, first.about["from"], first.about["for"]) == (
        Mark.REUSED, 2, before.code, "Cấp giấy thử",
    )  # fmt: skip
    assert first.about["by"].startswith("Hoa") and first.about["number"] == "12/GCN"
    assert [e.act for e in page.events] == [Act.SUBMIT, Act.DIGITISE, Act.ACCEPT]
    assert before.secret is not None and len(store.own_store(before.code, before.secret)[1]) == 1
    assert code in client.get(f"/tra-cuu/{before.code}/{before.secret}/giay-to/").content.decode()
    assert [o.reused for o in digitised.by_officer(staff.counter, build.DAY, build.DAY)] == [1]
    assert list(integrity.differences(integrity.Counted())) == []


def test_somebody_else_s_paper_is_not_had_by_naming_it_and_the_form_stays(staff: build.Staff, at_desk: Sit) -> None:
    before = digitised_before(staff.counter)
    other = TYPED | OTHER | {"id_no": "001190000002", "name": "Người Khác", "paper-1": "1", "do": "take-in"}

    answer = at_desk(staff.counter).post("/quay/", other | {"paper-1-reuse": f"{before.code}:0"})

    page = answer.content.decode()
    assert answer.status_code == 422 and "không còn dùng lại được" in page and "Người Khác" in page
    assert 'id="paper-2" name="paper-2" value="1" checked' in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_by_keys_alone_one_key_uses_what_is_held(
    people: build.Staff, desk: Callable[..., Page], judged: Callable[[Page], None]
) -> None:
    before = digitised_before(people.counter)
    page = desk(people.counter)
    page.goto("/quay/")
    page.locator("#id_no").fill(build.APPLICANT.id_no)
    page.locator("#query").fill("cap giay thu")
    page.keyboard.press("F4")
    expect(page.get_by_text("Đã có, dùng lại")).to_be_visible()
    judged(page)
    page.locator("#paper-1").focus()
    page.keyboard.press("r")
    expect(page.locator("#paper-1-reuse")).to_be_checked()
    expect(page.locator("#paper-2")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-taken]")).to_be_visible(timeout=20_000)
    code = page.url.rstrip("/").rpartition("/")[2]
    assert queries.page(SYSTEM, code).papers[0].about["from"] == before.code
    page.set_viewport_size({"width": 360, "height": 740})
