"""Whoever is shown a result learns whether it holds: valid, replaced, revoked, altered, unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.documents import queries
from motcua.documents.terms.signatures import Holds
from motcua.dossiers.operations import decide, outcomes, resolve
from motcua.dossiers.queries import page
from motcua.dossiers.terms import Issued
from motcua.kernel.actor import SYSTEM
from tests import build
from tests.documents import pki

pytestmark = pytest.mark.django_db
AT = build.MORNING


@pytest.fixture(autouse=True)
def _files_are_this_test_s_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.PKI = tmp_path, pki.authority().folder


@pytest.fixture
def staff() -> build.Staff:
    made = build.a_staffed_district()
    pki.of_person(made.head, holder=made.head.name)
    pki.of_unit(build.unit_id(build.DISTRICT))
    return made


def released(staff: build.Staff) -> str:
    """A dossier whose result is signed by head and agency, and finished."""
    code = build.an_accepted_dossier(staff.counter, subject="Thử kết quả").code
    resolve.complete_step(code=code, by=staff.counter, at=AT)
    resolve.complete_step(code=code, by=staff.officer, at=AT)
    outcomes.issue(code=code, by=staff.head, at=AT)
    outcomes.sign(code=code, by=staff.head, at=AT)
    decide.approve(code=code, by=staff.head, at=AT)
    outcomes.sign(code=code, by=staff.clerk, at=AT, holds=Holds.ORGANISATION)
    resolve.complete_step(code=code, by=staff.clerk, at=AT)
    return code


def paper(code: str) -> Issued:
    return page(SYSTEM, code).issued[-1]


def seen(client: Client, one: Issued) -> str:
    """What the QR of the paper opens."""
    address = one.values["verify_url"].split("/kiem-tra/")[1]
    return client.get(f"/kiem-tra/{address}").content.decode()


def dropped(client: Client, content: bytes) -> str:
    return client.post("/kiem-tra/", {"tep": SimpleUploadedFile("kq.pdf", content)}).content.decode()


def test_the_paper_s_own_code_and_number_say_valid_and_what_it_states(client: Client, staff: build.Staff) -> None:
    one = paper(released(staff))
    by_number = client.get("/kiem-tra/", {"so": one.number, "ma": one.values["verify_code"].lower()})
    for said in (seen(client, one), by_number.content.decode()):
        assert "còn giá trị" in said and "01/TB-UBND" in said and staff.head.name in said
        assert "Giấy này ghi" in said and build.APPLICANT.name in said and "Thử kết quả" in said


def test_a_wrong_secret_shows_nothing_of_the_paper(client: Client, staff: build.Staff) -> None:
    one = paper(code := released(staff))
    for place in (code, one.number.replace("/", "%2F")):
        said = client.get(f"/kiem-tra/?so={place}&ma=AAAAAAAA", follow=True).content.decode()
        assert "Không tìm thấy" in said
        assert not any(word in said for word in (build.APPLICANT.name, staff.head.name, "Giấy này ghi", "Thử kết quả"))


def test_what_was_dropped_is_said_by_its_kind_and_its_name(client: Client, staff: build.Staff) -> None:
    foreign, text, empty = (dropped(client, one) for one in (b"%PDF-1.7 of somebody else", b"Xin chao", b""))
    assert "không do hệ thống này cấp" in foreign
    assert "Tệp “kq.pdf” không phải PDF" in text
    assert "Tệp “kq.pdf” rỗng" in empty
    assert not any("từng ký tự" in one or "Chọn tệp PDF" in one for one in (foreign, text, empty))


def test_the_very_file_is_valid_and_one_changed_byte_is_altered(client: Client, staff: build.Staff) -> None:
    content = queries.content(paper(released(staff)).file)
    place = content.index(b"stream") + 60
    altered = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    assert "đúng từng byte" in dropped(client, content)
    assert "đã bị sửa" in dropped(client, altered)


def test_a_replaced_one_says_by_which_and_the_file_says_the_same(client: Client, staff: build.Staff) -> None:
    code = released(staff)
    old = paper(code)
    outcomes.issue(code=code, by=staff.head, at=AT, reason="Sai tên trong quyết định")
    assert "còn giá trị" in seen(client, old), "a draft takes nobody's place"
    outcomes.sign(code=code, by=staff.head, at=AT)
    assert "còn giá trị" in seen(client, old), "nor does what its head alone has signed"
    assert "chưa được phát hành" in seen(client, paper(code))
    outcomes.sign(code=code, by=staff.clerk, at=AT, holds=Holds.ORGANISATION)
    for said in (seen(client, old), dropped(client, queries.content(old.file))):
        assert "đã được thay thế" in said and "02/TB-UBND" in said
    assert "còn giá trị" in seen(client, paper(code))


def test_a_revoked_one_is_no_longer_valid(client: Client, staff: build.Staff) -> None:
    code = released(staff)
    outcomes.revoke(code=code, paper=paper(code).seq, reason="Cấp nhầm người", by=staff.head, at=AT)
    said = seen(client, paper(code))
    assert "thu hồi" in said and "Cấp nhầm người" not in said


def test_what_is_not_released_is_said_to_be_so(client: Client, staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    outcomes.issue(code=code, by=staff.head, at=AT)
    assert "chưa được phát hành" in seen(client, paper(code))


def test_guessing_is_slowed_down(client: Client, staff: build.Staff) -> None:
    code = released(staff)
    for _ in range(30):
        assert client.get(f"/kiem-tra/{code}/AAAAAAAA/").status_code == 404
    assert client.get(f"/kiem-tra/{code}/AAAAAAAA/").status_code == 409
