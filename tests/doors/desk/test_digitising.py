"""The four steps at the counter, and what the owner sees of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.documents import queries as documents
from motcua.documents.models import File, Signing
from motcua.dossiers import queries
from motcua.dossiers.terms import Act, Mark
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.documents import pki, sheets
from tests.documents.test_papers_come_in import text_of

Sit = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.PKI = tmp_path, pki.authority().folder


def test_a_paper_is_scanned_stamped_kept_and_used_again_and_its_owner_sees_it(
    staff: build.Staff, at_desk: Sit, client: Client
) -> None:
    pki.of_person(staff.counter, place="hoa", holder="Hoa")
    first, second = build.an_accepted_dossier(staff.counter), build.an_accepted_dossier(staff.counter)
    desk = at_desk(staff.counter)
    scan = SimpleUploadedFile("don.jpg", sheets.a_photo())
    said = {"n": "0", "tep": scan, "so_trang": "1", "number": "12/GCN", "issuer": "UBND xã Thử", "key": "mot"}

    assert desk.post(f"/ho-so/{first.code}/so-hoa/", said).status_code == 302
    page = desk.get(f"/ho-so/{second.code}/so-hoa/").content.decode()
    offered = re.search(r'name="nguon" value="([^"]+)"', page)
    assert offered is not None and "12/GCN" in page and "cơ quan đã kiểm tra" in page
    assert desk.post(f"/ho-so/{second.code}/so-hoa/", {"n": "0", "nguon": offered[1], "key": "hai"}).status_code == 302

    assert "chưa kiểm tra mã độc" in desk.get(f"/ho-so/{first.code}/so-hoa/").content.decode()
    paper = queries.page(SYSTEM, first.code).papers[0]
    assert "Người số hóa: Hoa" in text_of(documents.content(paper.file))
    assert queries.page(SYSTEM, second.code).papers[0].mark == Mark.REUSED
    own = client.get(f"/tra-cuu/{first.code}/{first.secret}/giay-to/").content.decode()
    assert second.code in own and "Cấp giấy thử" in own
    content = documents.content(paper.file)
    altered = content[:-40] + bytes([content[-40] ^ 1]) + content[-39:]
    told = [
        client.post("/kiem-tra/", {"tep": SimpleUploadedFile("a.pdf", d)}).content.decode() for d in (content, altered)
    ]
    assert "đúng là bản số hóa" in told[0] and "Hoa" in told[0] and "đã bị sửa" in told[1]
    assert build.APPLICANT.name not in told[0] + told[1]
    figures = desk.get("/so-hoa/?tu=2026-03-01&den=2026-03-31").content.decode()
    assert "50,00%" in figures and "Hoa" in figures


def test_what_is_wrong_is_said_beside_the_form_and_nothing_is_kept(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    desk = at_desk(staff.counter)

    none = desk.post(f"/ho-so/{code}/so-hoa/", {"n": "0", "so_trang": "1"})
    scan = SimpleUploadedFile("don.pdf", sheets.a_pdf(2))
    other = desk.post(f"/ho-so/{code}/so-hoa/", {"n": "0", "so_trang": "3", "tep": scan, "number": "12/GCN"})

    assert none.status_code == other.status_code == 422
    assert "Chưa chọn tệp" in none.content.decode()
    assert (
        "bản giấy có 3 trang, tệp có 2 trang" in other.content.decode() and 'value="12/GCN"' in other.content.decode()
    )
    assert queries.page(SYSTEM, code).papers[0].file == ""


def test_without_a_certificate_the_scan_is_kept_and_the_page_says_what_its_mark_is(
    staff: build.Staff, at_desk: Sit
) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    desk = at_desk(staff.counter)
    scan = SimpleUploadedFile("don.jpg", sheets.a_photo())

    done = desk.post(f"/ho-so/{code}/so-hoa/", {"n": "0", "tep": scan, "so_trang": "1", "key": "mot"}, follow=True)

    page = done.content.decode()
    assert (
        "Mức số hóa vẫn là 0" in page and "chưa có chứng thư số còn hiệu lực" in page and "bản quét chờ ký số" in page
    )
    assert queries.page(SYSTEM, code).papers[0].mark == Mark.PAPER and queries.page(SYSTEM, code).papers[0].file


def test_a_wrong_pin_is_said_and_the_next_press_signs_without_a_second_scan(staff: build.Staff, at_desk: Sit) -> None:
    pki.of_person(staff.counter, place="hoa", holder="Hoa")
    code = build.an_accepted_dossier(staff.counter).code
    desk, scan = at_desk(staff.counter), SimpleUploadedFile("don.jpg", sheets.a_photo())
    said = {"n": "0", "tep": scan, "so_trang": "1", "key": "mot", "secret": "sai"}

    wrong = desk.post(f"/ho-so/{code}/so-hoa/", said)
    again = desk.post(f"/ho-so/{code}/so-hoa/", {"n": "0", "ky": "1", "secret": ""})

    assert wrong.status_code == 422 and "Mã PIN chưa đúng" in wrong.content.decode()
    assert "Ký số bản quét" in wrong.content.decode()
    assert again.status_code == 302 and queries.page(SYSTEM, code).papers[0].mark == Mark.DIGITISED


def test_a_double_press_keeps_one_scan_and_signs_it_once(staff: build.Staff, at_desk: Sit) -> None:
    pki.of_person(staff.counter, place="hoa", holder="Hoa")
    code = build.an_accepted_dossier(staff.counter).code
    desk = at_desk(staff.counter)
    said = {"n": "0", "so_trang": "1", "key": "mot"}

    for _ in range(2):
        desk.post(f"/ho-so/{code}/so-hoa/", said | {"tep": SimpleUploadedFile("don.jpg", sheets.a_photo())})

    assert [e.act for e in queries.page(SYSTEM, code).events].count(Act.DIGITISE) == 2
    assert Signing.objects.filter(key__startswith="so-hoa/").count() == 1
    assert File.objects.count() == 2
