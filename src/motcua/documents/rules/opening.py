"""Opens a file that somebody hands in: which kind its bytes are, and whether it is whole. Words for people."""

from __future__ import annotations

from collections.abc import Callable

from motcua.documents.rules import office, pdf, pictures
from motcua.documents.rules.damage import Damaged
from motcua.documents.rules.names import bare
from motcua.documents.terms import ACCEPTED, LIMIT, Kind
from motcua.kernel.refused import Refused

_CHECKS: dict[Kind, Callable[[bytes], None]] = {
    Kind.PDF: pdf.check,
    Kind.JPEG: pictures.check_jpeg,
    Kind.PNG: pictures.check_png,
    Kind.HEIC: pictures.check_heic,
    Kind.DOCX: office.check_docx,
}
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def opened(name: str, data: bytes) -> Kind:
    """The kind of the bytes, whatever the name claims; Refused says what is wrong and what to do."""
    kind = known(name, data)
    try:
        _CHECKS[kind](data)
    except Damaged as wrong:
        name = bare(name)
        raise Refused(f"Tệp “{name}” {wrong.vi}", f"The file “{name}” {wrong.en}") from wrong
    return kind


def known(name: str, data: bytes) -> Kind:
    """The kind of the bytes by how they begin; Refused when there are none, too many, or of no kind that is taken."""
    name = bare(name)
    if not data:
        raise Refused(
            f"Tệp “{name}” rỗng (0 byte). Hãy mở tệp trên máy để kiểm tra rồi chọn lại.",
            f"The file “{name}” is empty. Open it on your device, then choose it again.",
        )
    if len(data) > LIMIT:
        raise too_big(name)
    return _kind(name, data)


def too_big(name: str) -> Refused:
    """The refusal of a file over the limit."""
    name, most = bare(name), LIMIT // (1024 * 1024)
    return Refused(
        f"Tệp “{name}” lớn hơn {most} MB. Hãy chụp hoặc quét lại ở độ phân giải thấp hơn, hoặc tách thành nhiều tệp.",
        f"The file “{name}” is larger than {most} MB. Take or scan it at a lower resolution, or split it.",
    )


def _kind(name: str, data: bytes) -> Kind:
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return Kind.HEIC
    if data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data:
        return Kind.DOCX
    if b"%PDF-" in data[:1024]:  # readers allow some bytes before it
        return Kind.PDF
    raise _unknown(name, data)


def _unknown(name: str, data: bytes) -> Refused:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Refused(
            f"Tệp “{name}” là bản Office kiểu cũ hoặc có mật khẩu. Hãy bỏ mật khẩu và lưu lại thành DOCX hoặc PDF.",
            f"The file “{name}” is an old or password-protected Office file. Save it as DOCX or PDF without password.",
        )
    return Refused(
        f"Tệp “{name}” không thuộc loại nhận được ({ACCEPTED}). Hãy chụp ảnh hoặc lưu lại thành PDF.",
        f"The file “{name}” is of no accepted kind (PDF, JPEG, PNG, HEIC, DOCX). Save it as PDF or take a photo.",
    )
