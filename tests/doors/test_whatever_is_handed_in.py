"""Whatever file somebody hands in, through the page they use: a clear sentence with what to do, nothing lost, nothing
twice, the rest of the form kept."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.documents import queries as documents
from motcua.documents.models import File, Upload
from motcua.dossiers import queries
from motcua.dossiers.operations import intake
from motcua.dossiers.terms import Act, PaperReason
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.documents import sheets

Sit = Callable[[Actor], Client]
PAGE = b"<html><script>alert(1)</script></html>"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zero-byte": ("a.pdf", lambda: b"", "rỗng"),
    "encrypted": ("a.pdf", sheets.a_locked_pdf, "mật khẩu"),
    "500 pages": ("a.pdf", lambda: sheets.a_pdf(500), "có 500 trang"),
    "zip bomb": ("a.docx", sheets.a_word_bomb, "quá lớn"),
    "drawing with a script": ("a.svg", lambda: DRAWING, "không thuộc loại nhận được"),
    "page with a script": ("a.html", lambda: PAGE, "không thuộc loại nhận được"),
    "page with a script, named PDF": ("a.pdf", lambda: PAGE, "không thuộc loại nhận được"),
    "HEIC cut short": ("a.heic", lambda: sheets.a_photo(kind="HEIF")[:-900], "bị (cụt|hỏng)"),
    "PDF cut short": ("a.pdf", lambda: sheets.a_pdf(4)[:-100], "bị cụt"),
}
GOOD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "mislabelled": ("a.pdf", lambda: sheets.a_photo(kind="PNG"), ""),
    "PDF with a script": ("a.pdf", sheets.a_pdf_with_scripts, "Đã bỏ mã lệnh và tệp kèm"),
    "PDF with an attachment": ("a.pdf", sheets.a_pdf_with_an_attachment, "Đã bỏ mã lệnh và tệp kèm"),
    "40 megapixels": ("a.jpg", sheets.a_photo_of_forty_megapixels, ""),
}


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def sent(said: tuple[str, Callable[[], bytes], str]) -> SimpleUploadedFile:
    return SimpleUploadedFile(said[0], said[1]())


def refusals(page: str) -> str:
    """What the page says in its alerts and beside its fields."""
    found = re.findall(r'(?:role="alert"|govuk-error-message)[^>]*>(.*?)</(?:div|p)>', page, re.S)
    return html.unescape(" ".join(found))


@pytest.mark.parametrize("what", BAD)
def test_at_the_desk_it_is_refused_in_words_and_the_form_stays(what: str, staff: build.Staff, at_desk: Sit) -> None:
    code, said = build.an_accepted_dossier(staff.counter).code, BAD[what]
    form = {"n": "0", "tep": sent(said), "so_trang": "1", "number": "12/GCN", "issuer": "UBND xã Thử", "key": "mot"}

    answer = at_desk(staff.counter).post(f"/ho-so/{code}/so-hoa/", form)

    page = answer.content.decode()
    told = refusals(page)
    assert answer.status_code == 422 and said[0] in told and re.search(said[2], told) and "Hãy" in told
    assert 'value="12/GCN"' in page and 'value="UBND xã Thử"' in page
    assert not File.objects.exists() and queries.page(SYSTEM, code).papers[0].file == ""


@pytest.mark.parametrize("what", GOOD)
def test_at_the_desk_what_can_be_used_is_made_harmless_and_light_once(
    what: str, staff: build.Staff, at_desk: Sit
) -> None:
    code, said = build.an_accepted_dossier(staff.counter).code, GOOD[what]
    form = {"n": "0", "so_trang": "1", "key": "mot"}

    pages = [
        at_desk(staff.counter).post(f"/ho-so/{code}/so-hoa/", form | {"tep": sent(said)}, follow=True)
        for _ in range(2 if what == "mislabelled" else 1)
    ]

    (kept,) = File.objects.all()
    data = documents.content(kept.key)
    assert said[2] in pages[0].content.decode()
    assert data.startswith(b"%PDF") and len(data) < 1_000_000 and kept.name == "a.pdf"
    assert b"JavaScript" not in data and b"la.exe" not in data
    assert [e.act for e in queries.page(SYSTEM, code).events].count(Act.DIGITISE) == 1


def asked(staff: build.Staff) -> str:
    """Where the owner hands in two papers that were asked for."""
    done = build.an_accepted_dossier(staff.counter)
    reasons = [PaperReason(name, "chưa rõ") for name in build.NAMES]
    intake.request_supplement(code=done.code, reasons=reasons, by=staff.head, at=build.MORNING)
    return f"/tra-cuu/{done.code}/{done.secret}/bo-sung/"


@pytest.mark.parametrize("what", ["zero-byte", "encrypted", "page with a script, named PDF"])
def test_online_one_bad_file_among_good_ones_is_named_and_nothing_goes_in_by_halves(
    what: str, staff: build.Staff, client: Client
) -> None:
    address, said = asked(staff), BAD[what]

    good = SimpleUploadedFile("tot.pdf", sheets.a_pdf(1))
    answer = client.post(address, {"giay-1": good, "giay-2": sent(said), "key": "mot"})

    told = refusals(answer.content.decode())
    assert answer.status_code == 422 and said[0] in told and re.search(said[2], told) and "Hãy" in told
    assert not File.objects.exists()


def test_what_came_by_half_says_so_and_goes_on_where_it_stopped(staff: build.Staff, client: Client) -> None:
    address, key, whole = asked(staff), uuid4(), sheets.a_photo()
    half = len(whole) // 2

    def lay(start: int, end: int) -> dict[str, Any]:
        piece = SimpleUploadedFile("p", whole[start:end])
        said = {"name": "anh.jpg", "size": len(whole), "offset": start, "piece": piece}
        answer: dict[str, Any] = client.post(f"{address}gui/{key}/", said).json()
        return answer

    assert lay(0, half) == {"received": half}
    other = {"giay-1": SimpleUploadedFile("mot.pdf", sheets.a_pdf(1)), "gui-giay-2": str(key), "key": "mot"}
    first = client.post(address, other)
    assert client.get(f"{address}gui/{key}/").json() == {"received": half}
    assert lay(half, len(whole)) == {"received": len(whole)}
    again = other | {"giay-1": SimpleUploadedFile("mot.pdf", sheets.a_pdf(1))}
    second = client.post(address, again)
    third = client.post(address, again | {"giay-1": SimpleUploadedFile("mot.pdf", sheets.a_pdf(1))})

    assert first.status_code == 422 and "Hãy gửi tiếp" in refusals(first.content.decode())
    assert second.status_code == 302 and third.status_code == 302
    assert not Upload.objects.exists() and File.objects.count() == 2


def test_nobody_goes_on_with_a_file_by_a_wrong_slip(staff: build.Staff, client: Client) -> None:
    address, key = asked(staff), uuid4()
    wrong = re.sub(r"/[^/]+/bo-sung/", "/00000000/bo-sung/", address)

    answer = client.post(f"{wrong}gui/{key}/", {"name": "a", "size": 3, "offset": 0})

    assert answer.status_code in {403, 404} and not Upload.objects.exists()
