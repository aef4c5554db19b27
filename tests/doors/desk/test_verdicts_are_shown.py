"""What the signatures of a paper are worth stands beside it, in words, with the hour it was checked; checked again only
when somebody asks, who is named."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.audit.models import Reading
from motcua.documents import operations as documents
from motcua.documents.models import Verification
from motcua.documents.operations.verifying import verify_waiting
from motcua.dossiers.record import secret
from motcua.kernel.actor import Actor
from tests import build
from tests.documents import pki, sheets

Sit = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.PKI = tmp_path, pki.authority().folder


def filed(staff: build.Staff, content: bytes) -> tuple[str, str]:
    """A dossier with this file among its papers: its code and the file's key."""
    (kept,) = documents.receive(files=[("giay.pdf", BytesIO(content))], at=build.MORNING)
    key = str(kept.file.key)
    known = {"number": "12/GCN", "issuer": "UBND xã Thử"}
    paper = build.terms.Paper(build.NAMES[0], kind=2, original=0, file=key, about=known)
    return build.an_accepted_dossier(staff.counter, papers=[paper, build.PAPERS[1]]).code, key


def test_the_file_page_says_what_a_signature_is_worth_and_who_had_it_checked_again(
    staff: build.Staff, at_desk: Sit
) -> None:
    code, key = filed(staff, pki.a_signed_paper())
    desk = at_desk(staff.counter)
    assert "Có chữ ký số, chưa kiểm tra" in desk.get(f"/ho-so/{code}/").content.decode()
    verify_waiting(at=build.MORNING)

    first = desk.get(f"/ho-so/{code}/").content.decode()
    desk.get(f"/ho-so/{code}/")
    assert Verification.objects.count() == 1
    for _ in range(2):
        again = desk.post(f"/ho-so/{code}/chu-ky/{key}/", follow=True).content.decode()

    assert "Chữ ký số hợp lệ" in first and "Chữ ký số của Lò Văn Dũng hợp lệ" in first and "Kiểm tra lúc" in first
    assert [row.asked_by for row in Verification.objects.order_by("id")] == ["", "Hoa"]
    assert "Kiểm tra lúc" in again and ", Hoa." in again
    assert Reading.objects.filter(subject=code, what="file", name="Hoa").exists()


def test_a_stranger_s_signature_is_said_to_be_in_doubt_on_the_file_in_the_store_and_to_its_owner(
    staff: build.Staff, at_desk: Sit, client: Client
) -> None:
    code, key = filed(staff, pki.a_signed_paper(others=True))
    verify_waiting(at=build.MORNING)
    second = build.an_accepted_dossier(staff.counter).code

    desk = at_desk(staff.counter)
    pages = [desk.get(address).content.decode() for address in (f"/ho-so/{code}/", f"/ho-so/{second}/so-hoa/")]
    own = client.get(f"/tra-cuu/{code}/{secret(code)}/giay-to/").content.decode()

    assert all("Chữ ký số chưa chắc chắn" in page for page in pages)
    assert all("chưa nhận ra nơi cấp chứng thư" in page for page in (*pages, own))


def test_what_is_not_signed_has_no_verdict_and_nobody_checks_a_paper_of_a_dossier_not_theirs(
    staff: build.Staff, at_desk: Sit
) -> None:
    plain, _ = filed(staff, sheets.a_pdf(1))
    code, key = filed(staff, pki.a_signed_paper())

    page = at_desk(staff.counter).get(f"/ho-so/{plain}/").content.decode()
    other = at_desk(staff.counter).post(f"/ho-so/{plain}/chu-ky/{key}/")
    stranger = at_desk(build.a_counter_clerk("la", unit="H52.30.22")).post(f"/ho-so/{code}/chu-ky/{key}/")

    assert "chữ ký lại" not in page
    assert other.status_code == stranger.status_code == 403
    assert not Verification.objects.exists()
