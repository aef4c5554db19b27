"""What is handed in becomes one light readable paper, or is refused in words; nothing half, nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from motcua.documents import queries
from motcua.documents.models import File
from motcua.documents.operations import receive
from motcua.documents.rules.preparing import photos
from motcua.documents.rules.preparing.pdfs import mended
from motcua.documents.rules.preparing.straight import askew
from motcua.documents.terms import Kind, Received
from motcua.kernel.refused import Refused
from tests.documents import sheets

NOW = datetime(2026, 3, 4, 1, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def come_in(*files: bytes, name: str = "Giấy khai sinh.jpg", **said: Any) -> tuple[Received, ...]:
    return receive(files=[(name, BytesIO(data)) for data in files], at=NOW, **said)


def words_of(received: Received) -> str:
    return " ".join(note.vi for note in received.notes)


def test_photos_chosen_together_are_the_pages_of_one_archive_paper(db: None) -> None:
    (paper,) = come_in(sheets.a_photo(), sheets.a_photo(kind="PNG", angle=3), sheets.a_photo(kind="HEIF"))

    data = queries.content(paper.file.key)
    assert paper.file.kind is Kind.PDF and paper.file.pages == 3 and paper.file.name == "Giấy khai sinh.pdf"
    assert b"<pdfaid:part>2" in data and b"<pdfaid:conformance>B" in data
    assert "3 tệp đã ghép thành một" in words_of(paper)


@pytest.mark.parametrize("held", [1, 3, 6, 8])
def test_however_the_phone_was_held_the_head_is_on_top(held: int) -> None:
    page = Image.open(BytesIO(photos.page(sheets.a_photo(held=held)))).convert("L")

    assert page.size == (600, 800)
    assert page.getpixel((300, 55)) < 80 < 200 < page.getpixel((300, 760))  # type: ignore[operator]


@pytest.mark.parametrize("angle", [-6.0, -2.0, 0.0, 1.0, 4.0])
def test_a_sheet_that_lies_askew_is_straightened(angle: float) -> None:
    laid = sheets.a_sheet((900, 1200)).rotate(angle, Image.Resampling.BICUBIC, fillcolor=235)

    assert askew(laid) == pytest.approx(-angle, abs=0.3)


def test_what_has_no_lines_is_not_turned() -> None:
    assert askew(Image.effect_noise((600, 800), 90)) == 0.0


def test_a_heavy_photo_leaves_less_than_a_megabyte_and_the_person_is_told(db: None) -> None:
    noise = Image.effect_noise((3000, 4000), 55).convert("RGB")
    heavy = BytesIO()
    noise.save(heavy, "JPEG", quality=93)

    (paper,) = come_in(heavy.getvalue())

    assert len(heavy.getvalue()) > 7_000_000
    assert paper.file.size < 1_000_000
    assert "đã tự thu nhỏ còn" in words_of(paper) and "MB" in words_of(paper)


def test_what_the_phone_wrote_beside_the_picture_is_left_out() -> None:
    written, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "o nha ba An"
    sheets.a_sheet().save(written, "JPEG", exif=exif)

    assert b"o nha ba An" in written.getvalue()
    assert b"o nha ba An" not in photos.page(written.getvalue())


def test_a_signed_pdf_keeps_its_bytes_even_when_it_should_be_stamped(db: None) -> None:
    (paper,) = come_in(sheets.a_signed_pdf(), stamp="Người số hóa: Lò Thị Mai, 08:30 04/03/2026")

    assert paper.file.signed
    assert queries.content(paper.file.key) == sheets.a_signed_pdf()


def test_a_clean_pdf_keeps_its_bytes() -> None:
    assert mended(sheets.a_pdf(3)).data == sheets.a_pdf(3)


def test_scripts_and_hidden_files_are_taken_out_and_said(db: None) -> None:
    (paper,) = come_in(sheets.a_pdf_with_scripts())

    kept = queries.content(paper.file.key)
    assert b"/JavaScript" in sheets.a_pdf_with_scripts()
    assert b"/JavaScript" not in kept and b"app.alert" not in kept and b"/EmbeddedFiles" not in kept
    assert "mã lệnh" in words_of(paper)


def test_a_pdf_locked_only_against_printing_is_taken_unlocked() -> None:
    made = mended(sheets.a_locked_pdf(user=""))

    assert not pikepdf.open(BytesIO(made.data)).is_encrypted


def test_a_scan_set_too_fine_is_made_light() -> None:
    scan = sheets.a_scan_set_too_fine()

    made = mended(scan)

    assert len(scan) > 2_000_000 and len(made.data) < 1_000_000 and made.pages == 1


def test_a_word_text_becomes_a_paper_with_every_letter(db: None) -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>Họ tên #x $y</w:t></w:r></w:p></w:tc></w:tr>"
    body = f"<w:p><w:r><w:t>Đơn đề nghị</w:t></w:r></w:p><w:tbl>{row}</w:tbl>"

    (paper,) = come_in(sheets.a_word_text(body), name="Đơn.docx")

    said = text_of(queries.content(paper.file.key))
    assert "Đơn đề nghị" in said and "Họ tên #x $y" in said
    assert "chuyển thành PDF" in words_of(paper)


def test_a_word_text_with_letters_no_font_has_is_a_paper_all_the_same(db: None) -> None:
    body = "<w:p><w:r><w:t>Kính gửi 🙏 xã</w:t></w:r></w:p>"

    (paper,) = come_in(sheets.a_word_text(body), name="Đơn 😀.docx")

    assert "Kính gửi □ xã" in text_of(queries.content(paper.file.key))


def test_papers_of_several_kinds_are_bound_into_one_with_the_stamp_on_top(db: None) -> None:
    stamp = "Người số hóa: Lò Thị Mai, 08:30 04/03/2026"

    (paper,) = come_in(sheets.a_pdf(2), sheets.a_photo(), as_one=True, stamp=stamp)

    assert paper.file.pages == 3
    assert stamp in text_of(queries.content(paper.file.key))


def test_a_signed_paper_is_not_bound_to_others(db: None) -> None:
    with pytest.raises(Refused, match="gửi riêng"):
        come_in(sheets.a_photo(), sheets.a_signed_pdf(), as_one=True)


def test_the_same_bytes_chosen_twice_are_one_page_and_lie_on_the_disk_once(db: None, shelf: Path) -> None:
    (first,) = come_in(sheets.a_photo(), sheets.a_photo())
    (second,) = come_in(sheets.a_photo())

    assert first.file.pages == 1 and first.file.sha256 == second.file.sha256
    assert len([p for p in shelf.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"", "rỗng"),
        (lambda: sheets.a_photo()[:-4000], "bị cụt"),
        (lambda: sheets.a_photo(kind="PNG")[:-900], "bị (cụt|hỏng)"),
        (lambda: sheets.a_photo(kind="HEIF")[:-900], "bị (cụt|hỏng)"),
        (lambda: sheets.a_pdf(4)[:-100], "bị cụt"),
        (sheets.a_locked_pdf, "mật khẩu"),
        (lambda: sheets.a_pdf(500), "có 500 trang"),
        (sheets.a_pdf_bomb, "quá nặng để mở"),
        (lambda: sheets.a_signed_pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.Launch)), "chữ ký số nhưng kèm"),
        (lambda: sheets.a_word_text()[:-30], "bị cụt"),
        (lambda: b"MZ\x90\x00" + b"\0" * 100, "không thuộc loại nhận được"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do_and_nothing_is_kept(
    data: Any, said: str, db: None, shelf: Path
) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        come_in(sheets.a_photo(), data())

    assert "Hãy" in refusal.value.vi and "“Giấy khai sinh.jpg”" in refusal.value.vi
    assert File.objects.count() == 0 and not [p for p in shelf.rglob("*") if p.is_file()]


def test_a_picture_that_swells_beyond_its_bound_bursts_alone(db: None) -> None:
    swollen = BytesIO()
    Image.new("1", (30_000, 30_000)).save(swollen, "PNG")

    with pytest.raises(Refused, match="quá nặng|quá lớn"):
        come_in(swollen.getvalue())


def text_of(data: bytes) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
