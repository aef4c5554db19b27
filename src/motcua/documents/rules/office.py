"""Is this Word file whole and harmless? Unpacks every part against its own sum, within a bound."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from motcua.documents.rules.damage import Damaged, broken, cut_short, locked

#: unpacked, in all: far above any honest dossier, far below what hurts a server
_UNPACKED = 200 * 1024 * 1024
_RELATION = re.compile(rb"<[^<>]*Relationship [^<>]*>")


def check_docx(data: bytes) -> None:
    """Raises Damaged when the archive is cut, locked, too large inside, no Word text, or carries macros."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_parts(archive)
    except zipfile.BadZipFile as wrong:
        raise cut_short() from wrong
    except (RuntimeError, NotImplementedError, OSError, ValueError, EOFError) as wrong:
        raise broken("cấu trúc DOCX") from wrong


def fetches(data: bytes) -> bool:
    """Whether the text draws in something that lies elsewhere (a picture, a template); a mere link does not."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        named = (archive.read(part) for part in archive.namelist() if part.endswith(".rels"))
        said = (one for relations in named for one in _RELATION.findall(relations))
        return any(b"External" in one and b"/hyperlink" not in one for one in said)


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = {part.filename: part for part in archive.infolist()}
    if any(part.flag_bits & 1 for part in parts.values()):
        raise locked()
    if "word/document.xml" not in parts:
        raise Damaged(
            "không phải văn bản Word. Hãy lưu lại thành DOCX hoặc PDF.",
            "is not a Word text. Save it as DOCX or PDF.",
        )
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise Damaged(
            "có chứa macro. Hãy lưu lại thành DOCX không có macro, hoặc PDF.",
            "contains macros. Save it as DOCX without macros, or as PDF.",
        )
    if sum(part.file_size for part in parts.values()) > _UNPACKED:
        raise broken("nội dung nén quá lớn")
    _check_sums(archive)


def _check_sums(archive: zipfile.ZipFile) -> None:
    """Reads each part to its declared size at most: zipfile stops there and compares the sum."""
    try:
        if archive.testzip() is not None:
            raise broken("một phần văn bản sai lệch")
    except zlib.error as wrong:
        raise broken("một phần văn bản sai lệch") from wrong
