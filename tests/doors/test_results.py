"""The result as a file: attached where the dossier ends, fetched by whoever holds the slip, and by nobody else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.audit.models import Reading
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, resolve
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Paper, State
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.doors.pictures import a_png
from tests.doors.test_no_foreign_row import PDF

pytestmark = pytest.mark.django_db
Sit = Callable[[Actor], Client]
SAID = {"result_name": "Giấy khai sinh", "result_number": "12/2026", "result_on": "2026-03-04"}


@pytest.fixture(autouse=True)
def _files_are_this_test_s_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def a_pdf(name: str = "giay-khai-sinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, content_type="text/html")


def at_the_last_step(staff: build.Staff, **said: Any) -> str:
    """A dossier that only waits for the clerk's stamp."""
    code = build.an_accepted_dossier(staff.counter, **said).code
    resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
    resolve.complete_step(code=code, by=staff.officer, at=build.MORNING)
    decide.approve(code=code, by=staff.head, at=build.MORNING)
    return code


def finished(staff: build.Staff, at_desk: Sit, **said: Any) -> str:
    """The clerk has stamped it, with the result attached."""
    code = at_the_last_step(staff, **said)
    typed = {"outcome": "van-thu:done", **SAID, "result_file": a_pdf()}
    assert at_desk(staff.clerk).post(f"/ho-so/{code}/hoan-thanh-buoc/", typed).status_code == 302
    return code


def download(client: Client, code: str, key: str | None = None, seq: int | None = None) -> Any:
    number = seq if seq is not None else queries.page(SYSTEM, code).results[-1].seq
    return client.get(f"/tra-cuu/{code}/{key or secret(code)}/ket-qua/{number}/")


def test_only_the_step_that_ends_the_dossier_asks_for_the_result(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    first = at_desk(staff.counter).get(f"/ho-so/{code}/hoan-thanh-buoc/").content.decode()
    last = at_the_last_step(staff)
    stamp = at_desk(staff.clerk).get(f"/ho-so/{last}/hoan-thanh-buoc/").content.decode()
    assert 'name="result_file"' not in first
    assert 'type="file" id="result_file"' in stamp


def test_the_citizen_downloads_the_result_with_code_and_secret(
    client: Client, staff: build.Staff, at_desk: Sit
) -> None:
    code = finished(staff, at_desk)
    page = client.get(f"/tra-cuu/{code}/{secret(code)}/").content.decode()
    answer = download(client, code)
    assert "Giấy khai sinh số 12/2026, ký ngày 04/03/2026" in page
    assert "Tải kết quả bản điện tử ở trang này" in page
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]


def test_each_download_leaves_its_trace(client: Client, staff: build.Staff, at_desk: Sit) -> None:
    code = finished(staff, at_desk)
    download(client, code)
    trace = Reading.objects.get(subject=code, what="file")
    assert (trace.name, trace.person) == ("Người nộp hồ sơ", None)


def test_the_officials_file_page_lists_and_opens_it(staff: build.Staff, at_desk: Sit) -> None:
    code = finished(staff, at_desk)
    desk = at_desk(staff.counter)
    (result,) = queries.page(SYSTEM, code).results
    shown = desk.get(f"/ho-so/{code}/").content.decode()
    assert "Giấy khai sinh</a>" in shown and "số 12/2026" in shown
    assert desk.get(f"/ho-so/{code}/tap-tin/{result.file}/").content == PDF


@pytest.mark.parametrize("wrong", ["AAAAAAAA", "0", "%00"])
def test_a_wrong_secret_opens_no_result(client: Client, staff: build.Staff, at_desk: Sit, wrong: str) -> None:
    assert download(client, finished(staff, at_desk), wrong).status_code == 404


def test_the_secret_of_one_dossier_opens_no_other(client: Client, staff: build.Staff, at_desk: Sit) -> None:
    mine, theirs = finished(staff, at_desk), finished(staff, at_desk)
    assert download(client, theirs, secret(mine)).status_code == 404
    assert Reading.objects.filter(subject=theirs, what="file").count() == 0


def test_before_the_end_there_is_nothing_to_fetch(client: Client, staff: build.Staff) -> None:
    code = at_the_last_step(staff)
    for seq in range(8):
        answer = download(client, code, seq=seq)
        assert answer.status_code == 409 and "không có tệp kết quả" in answer.content.decode()


def test_no_other_file_of_the_dossier_is_reached_by_the_result_s_address(
    client: Client, staff: build.Staff, at_desk: Sit
) -> None:
    paper = queries.page(SYSTEM, finished(staff, at_desk)).results[0].file
    code = finished(staff, at_desk, papers=[Paper("Đơn đề nghị", file=paper), build.PAPERS[1]])
    last = queries.page(SYSTEM, code).results[0].seq
    assert {download(client, code, seq=n).status_code for n in range(12) if n != last} == {409}
    assert client.get(f"/tra-cuu/{code}/{secret(code)}/ket-qua/{paper}/").status_code == 404


def test_a_key_typed_instead_of_a_file_attaches_nothing(staff: build.Staff, at_desk: Sit) -> None:
    foreign = queries.page(SYSTEM, finished(staff, at_desk)).results[0].file
    code = at_the_last_step(staff)
    typed = {"outcome": "van-thu:done", **SAID, "result_file": foreign}
    at_desk(staff.clerk).post(f"/ho-so/{code}/hoan-thanh-buoc/", typed)
    assert queries.page(SYSTEM, code).results[0].file == ""


def a_sheet() -> bytes:
    """A ZIP that is no document."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        book.writestr("xl/workbook.xml", "<x/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [("ket-qua.pdf", a_png()), ("ket-qua.docx", a_sheet()), ("ket-qua.pdf", b"MZ\x90"), ("x.pdf", b"")],
)
def test_what_is_no_paper_is_refused_and_the_step_stays_open(
    staff: build.Staff, at_desk: Sit, name: str, data: bytes
) -> None:
    code = at_the_last_step(staff)
    typed = {"outcome": "van-thu:done", **SAID, "result_file": SimpleUploadedFile(name, data)}
    answer = at_desk(staff.clerk).post(f"/ho-so/{code}/hoan-thanh-buoc/", typed)
    assert answer.status_code == 409 and "12/2026" in answer.content.decode()
    assert queries.page(SYSTEM, code).state is State.IN_PROGRESS


def test_a_result_signed_tomorrow_is_refused(staff: build.Staff, at_desk: Sit) -> None:
    code = at_the_last_step(staff)
    typed = {"outcome": "van-thu:done", **SAID, "result_on": "2026-03-05"}
    answer = at_desk(staff.clerk).post(f"/ho-so/{code}/hoan-thanh-buoc/", typed)
    assert answer.status_code == 409 and "chưa đến" in answer.content.decode()


def test_nothing_is_handed_over_electronically_without_a_file(staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_finished_dossier(staff, delivery="online").code
    desk, typed = at_desk(staff.counter), {"receiver": "Nguyễn Thị Thử", "how": "online"}
    refused = desk.post(f"/ho-so/{code}/tra-ket-qua/", typed)
    assert refused.status_code == 409 and "chưa có tệp kết quả" in refused.content.decode()
    assert desk.post(f"/ho-so/{code}/tra-ket-qua/", typed | {"result_file": a_pdf()}).status_code == 302
    assert queries.page(SYSTEM, code).state is State.RETURNED


def test_what_was_attached_at_the_return_is_downloaded_too(client: Client, staff: build.Staff, at_desk: Sit) -> None:
    code = build.a_finished_dossier(staff).code
    typed = {"receiver": "Nguyễn Thị Thử", "how": "counter", **SAID, "result_file": a_pdf()}
    at_desk(staff.counter).post(f"/ho-so/{code}/tra-ket-qua/", typed)
    assert download(client, code).content == PDF


def test_an_electronic_result_that_is_not_there_is_not_promised(client: Client, staff: build.Staff) -> None:
    code = build.a_finished_dossier(staff, delivery="online").code
    page = client.get(f"/tra-cuu/{code}/{secret(code)}/").content.decode()
    assert "Cơ quan chưa cấp được bản điện tử" in page and "tải về" not in page
