"""Files people hand in: opened by their bytes, kept whole, found again."""

from __future__ import annotations

import base64
import struct
import zipfile
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from motcua.documents import queries
from motcua.documents.models import File
from motcua.documents.operations import render, store
from motcua.documents.rules.names import cleaned
from motcua.documents.rules.opening import opened
from motcua.documents.terms import LIMIT, FileView, Form, Kind
from motcua.kernel.refused import Refused
from tests.documents.samples import RECEIPT

NOW = datetime(2025, 10, 2, 1, 5, tzinfo=UTC)


def a_pdf() -> bytes:
    return render(Form.RECEIPT, 2025, RECEIPT)


def a_locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_pdf())))
    writer.encrypt("bí mật", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def a_rewritten_pdf() -> bytes:
    """With the plain index and trailer that older programs write."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_pdf())))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def a_png(width: int = 2, height: int = 2) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + b"\xff\0\0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def a_jpeg(width: int = 16, height: int = 16) -> bytes:
    """Parts in the order of a phone's photo: a thumbnail with an end mark of its own lies before the pixels."""

    def part(mark: int, body: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body

    thumbnail = part(0xE1, b"Exif\0\0\xff\xd8thumb\xff\xd9")
    frame = part(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    return b"\xff\xd8" + thumbnail + frame + part(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"pixels\xff\x00\xff\xd9"


def a_heic() -> bytes:
    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body) + 8) + name + body

    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", b"\0" * 40) + box(b"mdat", b"\0" * 400)


def a_docx(extra: dict[str, bytes] | None = None, text: str = "word/document.xml") -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in {"[Content_Types].xml": b"<Types/>", text: b"<w/>" * 500, **(extra or {})}.items():
            archive.writestr(name, body, compresslevel=1)
    return written.getvalue()


WHOLE = {Kind.PDF: a_pdf, Kind.PNG: a_png, Kind.JPEG: a_jpeg, Kind.HEIC: a_heic, Kind.DOCX: a_docx}


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def keep(data: bytes, name: str = "Giấy khai sinh.pdf") -> FileView:
    return store(name=name, stream=BytesIO(data), at=NOW)


@pytest.mark.parametrize("kind", list(WHOLE))
def test_a_file_is_known_by_its_bytes_and_comes_back_the_same(kind: Kind, db: None) -> None:
    data = WHOLE[kind]()

    kept = keep(data, "Đơn đề nghị của bà Ẩn.exe")

    assert kept.kind is kind
    assert kept.name == f"Đơn đề nghị của bà Ẩn{kind.extension}"
    assert queries.file(kept.key) == kept
    assert queries.content(str(kept.key)) == data


def test_an_older_pdf_with_a_plain_trailer_opens() -> None:
    assert b"\ntrailer" in a_rewritten_pdf()
    assert opened("a.pdf", a_rewritten_pdf()) is Kind.PDF
    assert opened("a.pdf", b"\r\n" + a_rewritten_pdf() + b"\0" * 500) is Kind.PDF


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"", "rỗng"),
        (lambda: a_pdf()[:-600], "bị cụt"),
        (lambda: a_pdf()[:2000], "bị cụt"),
        (a_locked_pdf, "mật khẩu"),
        (lambda: b"%PDF-1.7 x startxref 0 %%EOF", "bị hỏng"),
        (lambda: b"%PDF-1.7 trailer << >> startxref 9 %%EOF", "mục lục trang"),
        (lambda: a_png()[:-6], "bị cụt"),
        (lambda: a_png()[:-12], "bị cụt"),
        (lambda: a_png().replace(b"\x00\x00\x00\x02", b"\x00\x00\x00\x03", 1), "sai lệch"),
        (lambda: a_png(0, 5), "không có kích thước"),
        (lambda: a_png(60000, 60000), "kích thước quá lớn"),
        (lambda: a_jpeg()[:-2], "bị cụt"),
        (lambda: a_jpeg()[:12], "bị cụt"),
        (lambda: a_jpeg(0, 0), "không có kích thước"),
        (lambda: a_heic()[:-1], "bị cụt"),
        (lambda: a_heic()[:60], "bị cụt"),
        (lambda: a_docx()[:-30], "bị cụt"),
        (lambda: a_docx({"word/vbaProject.bin": b"x"}), "macro"),
        (lambda: a_docx(text="xl/workbook.xml"), "không phải văn bản Word"),
        (lambda: a_docx({"word/bomb.bin": b"\0" * 210_000_000}), "nén quá lớn"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 100, "Office kiểu cũ hoặc có mật khẩu"),
        (lambda: b"MZ\x90\x00" + b"\0" * 100, "không thuộc loại nhận được"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không thuộc loại nhận được"),
        (lambda: a_pdf() + b"\0" * LIMIT, "lớn hơn 25 MB"),
    ],
)
def test_a_file_that_does_not_open_is_refused_with_what_to_do(data: Any, said: str, db: None, shelf: Path) -> None:
    with pytest.raises(Refused, match=said) as refusal:
        keep(data())

    assert "Hãy" in refusal.value.vi and "“Giấy khai sinh.pdf”" in refusal.value.vi
    assert File.objects.count() == 0
    assert list(shelf.iterdir()) == []


def test_one_changed_byte_inside_a_word_file_is_found() -> None:
    data = bytearray(a_docx())
    data[data.index(b"word/document.xml") + 20] ^= 0xFF

    with pytest.raises(Refused):
        opened("a.docx", bytes(data))


def test_the_same_bytes_lie_on_the_disk_once(db: None, shelf: Path) -> None:
    first, second = keep(a_png(), "một.png"), keep(a_png(), "hai.png")

    assert first.key != second.key
    assert first.sha256 == second.sha256
    assert [p.relative_to(shelf).as_posix() for p in shelf.rglob("*") if p.is_file()] == [
        f"{first.sha256[:2]}/{first.sha256[2:4]}/{first.sha256}"
    ]


def test_bytes_altered_on_the_disk_are_never_served(db: None, shelf: Path) -> None:
    kept = keep(a_png())
    place = next(p for p in shelf.rglob("*") if p.is_file())
    place.write_bytes(a_png(3, 3))

    with pytest.raises(Refused, match="đã bị thay đổi trên đĩa"):
        queries.content(kept.key)


def test_bytes_lost_from_the_disk_are_said_to_be_lost(db: None, shelf: Path) -> None:
    kept = keep(a_png())
    next(p for p in shelf.rglob("*") if p.is_file()).unlink()

    with pytest.raises(Refused, match="không còn trên đĩa"):
        queries.content(kept.key)


def test_a_write_that_fails_leaves_nothing_behind(db: None, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OSError, match="No space"):
        keep(a_png())
    assert [p for p in shelf.rglob("*") if p.is_file()] == []
    assert File.objects.count() == 0


@pytest.mark.parametrize("key", ["nonsense", "00000000-0000-0000-0000-000000000000", "../../etc/passwd"])
def test_an_unknown_key_is_refused(key: str, db: None) -> None:
    with pytest.raises(Refused, match="Không có tệp này"):
        queries.file(key)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\bà Ẩn\\Đơn.PDF", "Đơn.pdf"),
        ("ảnh.jpg", "ảnh.pdf"),
        ("Số 12/2025.QĐ-UBND", "2025.QĐ-UBND.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("hợp\u202efdp.exe", "hợpfdp.pdf"),
        ("a\0b\nc?.pdf", "ab c_.pdf"),
        ("", "tep.pdf"),
        ("...", "tep.pdf"),
        ("Ă" * 300 + ".pdf", "Ă" * 116 + ".pdf"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_its_tricks(given_name: str, kept: str) -> None:
    assert cleaned(given_name, Kind.PDF) == kept


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(name: str) -> None:
    kept = cleaned(name, Kind.PDF)

    assert kept.endswith(".pdf") and len(kept) <= 120
    assert not set('/\\<>:"|?*\0') & set(kept)
    assert not kept.startswith(".")


@given(
    st.binary(max_size=400), st.sampled_from([b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic"])
)
def test_any_bytes_open_or_are_refused_in_words(rest: bytes, start: bytes) -> None:
    try:
        opened("tệp", start + rest)
    except Refused as refusal:
        assert "Hãy" in refusal.vi


@given(st.integers(min_value=1, max_value=4000))
def test_a_picture_cut_anywhere_is_refused(lost: int) -> None:
    for whole in (a_png(), a_jpeg(), a_heic()):
        with pytest.raises(Refused):
            opened("ảnh", whole[: max(12, len(whole) - lost)])


def test_a_photo_as_a_browser_writes_it_opens() -> None:
    assert opened("ảnh.jpg", base64.b64decode(REAL_JPEG)) is Kind.JPEG


#: eight by eight points of one colour
REAL_JPEG = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh"
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA"
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y"
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAP//////////////////////////////////"
    "////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////"
    "////////////////////////////////////////////wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/"
    "xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAQL/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIR"
    "AxEAPwCABT//2Q=="
)
