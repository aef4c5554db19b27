"""Letters of scans are read in the background: kept beside the paper, laid under the pages of a copy."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from motcua.documents import queries
from motcua.documents.models import Lettering
from motcua.documents.operations import lettering, read_letters, receive
from motcua.documents.terms import FileView
from tests.documents import sheets
from tests.documents.test_papers_come_in import text_of

NOW = datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
FONT = Path(queries.__file__).parent / "fonts" / "Tinos-Regular.ttf"
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="!!! THIẾU tesseract-ocr, tesseract-ocr-vie: chữ trong bản quét KHÔNG được kiểm thử / OCR IS NOT TESTED",
)


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    lettering.reads.cache_clear()


def a_scan(words: str) -> FileView:
    """A photographed sheet with these words."""
    sheet = Image.new("L", (1240, 600), 250)
    for row, line in enumerate(words.split("\n")):
        ImageDraw.Draw(sheet).text((120, 120 + 90 * row), line, font=ImageFont.truetype(str(FONT), 46), fill=10)
    written = BytesIO()
    sheet.save(written, "PNG")
    return come_in(written.getvalue())


def come_in(data: bytes) -> FileView:
    return receive(files=[("giấy.pdf", BytesIO(data))], at=NOW)[0].file


@needs_tesseract
def test_a_scan_can_be_searched_in_vietnamese_and_its_own_bytes_stay(db: None) -> None:
    paper = a_scan("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nGiấy chứng nhận quyền sử dụng đất")
    before = queries.content(paper.key)

    assert read_letters(at=NOW) == 1

    assert "quyền sử dụng đất" in queries.letters([paper.key])[str(paper.key)]
    assert "quyền sử dụng đất" in text_of(queries.readable(paper.key))
    assert queries.content(paper.key) == before
    assert read_letters(at=NOW) == 0


@needs_tesseract
def test_a_paper_that_carries_its_text_and_a_signed_one_have_no_copy(db: None) -> None:
    text = come_in(sheets.a_word_text("<w:p><w:r><w:t>Đơn đề nghị cấp lại giấy phép xây dựng nhà ở</w:t></w:r></w:p>"))
    signed = come_in(sheets.a_signed_pdf())

    assert read_letters(at=NOW) == 2

    assert "giấy phép xây dựng" in queries.letters([text.key])[str(text.key)]
    assert queries.readable(text.key) == queries.content(text.key)
    assert queries.readable(signed.key) == sheets.a_signed_pdf()


def test_without_tesseract_papers_wait_and_nothing_breaks(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = come_in(sheets.a_photo())
    monkeypatch.setenv("PATH", "/nowhere")

    assert read_letters(at=NOW) == 0

    assert queries.waiting().unread == 1 and Lettering.objects.count() == 0
    assert queries.readable(paper.key) == queries.content(paper.key)
