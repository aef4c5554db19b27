"""A PDF that comes in becomes an archive file where the program for it is there; a signed one is never touched."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from motcua.documents import queries
from motcua.documents.operations import receive
from motcua.documents.rules import office
from motcua.documents.rules.preparing import outside
from motcua.documents.terms import Received
from tests.documents import pki, sheets

NOW = datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
GHOSTSCRIPT = pytest.mark.skipif(
    not Path("/usr/bin/gs").exists(), reason="!!! NO GHOSTSCRIPT HERE: PDF/A of incoming PDFs is not tested"
)


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def come_in(data: bytes, name: str = "giay.pdf", stamp: str = "") -> Received:
    (made,) = receive(files=[(name, BytesIO(data))], at=NOW, stamp=stamp)
    return made


def words_of(received: Received) -> str:
    return " ".join(note.vi for note in received.notes)


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path on which nothing lies but what a test puts there."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


def a_program(folder: Path, name: str, does: str) -> None:
    place = folder / name
    place.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    place.chmod(place.stat().st_mode | stat.S_IEXEC)


@GHOSTSCRIPT
def test_an_unsigned_pdf_becomes_an_archive_file_that_looks_the_same(db: None) -> None:
    made = come_in(sheets.a_pdf_that_says("Đơn thử"), stamp="Người số hóa: Hoa")

    data = queries.content(made.file.key)
    assert made.file.archival and outside.is_archive(data) and "PDF/A" in words_of(made)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1 and "/OutputIntents" in pdf.Root


def test_a_signed_pdf_is_never_rewritten(db: None) -> None:
    made = come_in(pki.a_signed_paper(), stamp="Người số hóa: Hoa")

    assert queries.content(made.file.key) == pki.a_signed_paper()
    assert "giữ nguyên từng byte" in words_of(made)


def test_without_the_program_the_paper_is_kept_as_it_came_and_that_is_said(db: None, only: Path) -> None:
    made = come_in(sheets.a_pdf(2))

    assert queries.content(made.file.key) == sheets.a_pdf(2)
    assert made.file.archival is False and "Giữ PDF như đã gửi" in words_of(made)


@pytest.mark.parametrize(
    "does",
    [
        "exit 1",
        "exit 0",
        'echo "%PDF-1.7 pdfaid:part=2" > archive.pdf',
        "sleep 30",
        "cp ../other.pdf archive.pdf",
    ],
)
def test_whatever_the_program_does_the_paper_stays(
    tmp_path: Path, only: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    monkeypatch.setattr(outside, "PATIENCE", 1)
    a_program(only, "gs", does.replace("cp ", "/bin/cp ").replace("sleep", "/bin/sleep"))
    folder = tmp_path / "job"
    folder.mkdir()
    (tmp_path / "other.pdf").write_bytes(sheets.a_pdf(1) + b"% pdfaid:part=2")

    assert outside.archived(folder, sheets.a_pdf_that_says("Đơn thử")) is None


def test_what_looks_different_afterwards_is_not_taken() -> None:
    assert not outside._same(sheets.a_pdf(1), sheets.a_pdf_that_is_dark())
    assert outside._same(sheets.a_pdf(1), sheets.a_pdf(1))


def test_a_word_text_keeps_its_layout_where_the_program_is_there(tmp_path: Path, only: Path) -> None:
    a_program(only, "soffice", 'for last; do :; done; /bin/cp /dev/stdin text.pdf < "${last%text.docx}made.pdf"')
    folder = tmp_path / "job"
    folder.mkdir()
    (folder / "made.pdf").write_bytes(sheets.a_pdf(3))

    assert outside.laid_out(folder, sheets.a_word_text()) == sheets.a_pdf(3)


def test_a_word_text_that_fetches_from_elsewhere_is_drawn_here() -> None:
    link = '<Relationship Id="r9" Type="{}" Target="http://x.example/a" TargetMode="External"/>'
    picture = link.format("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")
    page = link.format("http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink")

    assert office.fetches(sheets.a_word_text(relations=picture))
    assert not office.fetches(sheets.a_word_text(relations=page)) and not office.fetches(sheets.a_word_text())
