"""The catalogue at the administrators' door: read, pictured, imported."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.accounts import operations as accounts
from motcua.catalogue import operations, queries
from motcua.catalogue.terms import Announcement
from motcua.kernel.actor import SYSTEM, Role
from tests.catalogue.test_reading_a_file import a_file, an_entry
from tests.directory.places import AT, a_person, a_province, a_seat

pytestmark = pytest.mark.django_db
SECRET = "ruong bac thang xanh"
LIST, IMPORT = "/quan-tri/thu-tuc/", "/quan-tri/thu-tuc/nhap/"


@pytest.fixture
def officer(client: Client) -> Client:
    """A reform officer of the province, signed in."""
    a_province()
    a_person("cai.cach", "Vàng A Sử")
    accounts.set_password(username="cai.cach", password=SECRET, by=SYSTEM, at=AT)
    a_seat("cai.cach", "H52", Role.REFORM, title="Chuyên viên cải cách hành chính")
    client.post("/dang-nhap/", {"username": "cai.cach", "password": SECRET})
    return client


def _uploaded(client: Client, raw: bytes, **said: str) -> tuple[int, str, str]:
    """Status, page, and the packed file of a preview."""
    response = client.post(IMPORT, {"file": SimpleUploadedFile("danh-muc.json", raw), **said})
    return response.status_code, response.content.decode(), response.context.get("packed") or ""


def _shipped() -> None:
    raw = resources.files("motcua.catalogue").joinpath("data/procedures.json").read_bytes()
    drafts = queries.plan(raw, today=date(2026, 1, 5)).drafts
    operations.publish(drafts=drafts, announcement=Announcement(date(2026, 1, 5)), by=SYSTEM, at=AT)


def test_the_list_counts_searches_and_leads_to_a_procedure(officer: Client) -> None:
    _shipped()

    page = officer.get(LIST).content.decode()
    found = officer.get(LIST, {"tim": "tach thua"}).content.decode()

    assert "<strong>82</strong> thủ tục có hiệu lực" in page
    assert "82 thủ tục chưa ghi số quyết định công bố" in page
    assert "/quan-tri/thu-tuc/1.012784/" in found and "/quan-tri/thu-tuc/1.001193/" not in found


def test_a_procedure_shows_its_versions_its_picture_and_its_states(officer: Client) -> None:
    _shipped()

    page = officer.get(f"{LIST}1.012784/").content.decode()

    assert "<svg" in page and "style=" not in page
    assert "chưa ghi số quyết định công bố" in page
    assert "5 Yêu cầu bổ sung giấy tờ" in page
    assert officer.get(f"{LIST}9.999999/").status_code == 404


def test_a_file_is_shown_first_and_published_on_a_second_word(officer: Client) -> None:
    status, page, packed = _uploaded(officer, a_file(an_entry()), decision="12/QĐ-UBND", decided_on="2025-07-01")
    nothing_yet = queries.find("1.999001")

    done = officer.post(f"{IMPORT}cong-bo/", {"packed": packed}, follow=True)

    assert (status, nothing_yet) == (200, [])
    assert "Mới <strong>1</strong>" in page
    assert "Đã công bố: 1 mới" in done.content.decode()
    assert queries.find("1.999001")[0].name == "Thủ tục thử"


def test_a_changed_field_is_shown_old_beside_new(officer: Client) -> None:
    _, _, packed = _uploaded(officer, a_file(an_entry()))
    officer.post(f"{IMPORT}cong-bo/", {"packed": packed})

    _, page, _ = _uploaded(officer, a_file(an_entry(name="Tên mới")))

    assert "<del>Thủ tục thử</del>" in page and "<ins>Tên mới</ins>" in page


def test_a_broken_file_is_refused_with_its_lines_and_escaped(officer: Client) -> None:
    status, page, _ = _uploaded(officer, json.dumps({"<script>": 1}, indent=1).encode())

    assert status == 422
    assert "Dòng 2" in page and "&lt;script&gt;" in page and "<script>:" not in page


def test_a_preview_tampered_with_publishes_nothing(officer: Client) -> None:
    _, _, packed = _uploaded(officer, a_file(an_entry()))

    answer = officer.post(f"{IMPORT}cong-bo/", {"packed": packed[:-3] + "abc"})

    assert answer.status_code == 409
    assert queries.find("1.999001") == []


def test_a_counter_clerk_has_no_business_here(client: Client) -> None:
    a_province()
    a_person("lan", "Hà Thị Lan")
    accounts.set_password(username="lan", password=SECRET, by=SYSTEM, at=AT)
    a_seat("lan", "H52.30.0", Role.COUNTER, title="Công chức một cửa")
    client.post("/dang-nhap/", {"username": "lan", "password": SECRET})

    assert client.get(LIST).status_code == 403
    assert client.get(IMPORT).status_code == 403
    assert Client().get(LIST).status_code == 302
