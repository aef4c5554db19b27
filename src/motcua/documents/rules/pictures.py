"""Is this picture whole? Walks the parts of JPEG, PNG and HEIC to the end; does not decode the pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from motcua.documents.rules.damage import Damaged, broken, cut_short

#: more pixels than any phone or scanner makes of one sheet: a picture that would choke whoever opens it
_PIXELS = 200_000_000
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


def check_jpeg(data: bytes) -> None:
    """Raises Damaged unless a frame with a size, a scan and the end mark follow each other."""
    size = None
    for mark, body, at in _jpeg_parts(data):
        if mark in _FRAMES and len(body) >= 6:
            size = struct.unpack(">HH", body[1:5])
        if mark == 0xDA:
            _check_size(size)
            if data.find(b"\xff\xd9", at) < 0:
                raise cut_short()
            return
    raise cut_short()


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, body and end of each part before the pixels (thumbnails lie inside parts and are skipped)."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise broken("cấu trúc JPEG")
        mark = data[at + 1]
        if mark == 0xFF or mark in _ALONE:
            at += 1 if mark == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise cut_short()
        yield mark, data[at + 4 : end], end
        at = end


def check_png(data: bytes) -> None:
    """Raises Damaged unless every chunk is whole by its own sum, with a size, pixels and the end."""
    names = []
    for name, body in _png_chunks(data):
        names.append(name)
        if name == b"IHDR" and len(body) == 13:
            _check_size(struct.unpack(">II", body[:8]))
        if name == b"IEND":
            break
    if names[:1] != [b"IHDR"] or b"IDAT" not in names:
        raise broken("cấu trúc PNG")
    if names[-1] != b"IEND":
        raise cut_short()


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        if at + 12 > len(data):
            raise cut_short()
        length, name = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + length
        if end > len(data):
            raise cut_short()
        (total,) = struct.unpack(">I", data[end - 4 : end])
        if zlib.crc32(data[at + 4 : end - 4]) != total:
            raise broken("phần ảnh sai lệch")
        yield name, data[at + 8 : end - 4]
        at = end


def check_heic(data: bytes) -> None:
    """Raises Damaged unless the boxes fill the file exactly and description and pixels are there."""
    names = [name for name, _ in _boxes(data)]
    if b"meta" not in names or b"mdat" not in names:
        raise cut_short()


def _boxes(data: bytes) -> Iterator[tuple[bytes, int]]:
    at = 0
    while at + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        if length == 1 and at + 16 <= len(data):
            (length,) = struct.unpack(">Q", data[at + 8 : at + 16])
        elif length == 0:  # to the end of the file
            length = len(data) - at
        if length < 8:
            raise broken("cấu trúc HEIC")
        if at + length > len(data):
            raise cut_short()
        yield name, length
        at += length


def _check_size(size: tuple[int, int] | None) -> None:
    if not size or 0 in size:
        raise broken("ảnh không có kích thước")
    if size[0] * size[1] > _PIXELS:
        raise Damaged(
            f"có kích thước quá lớn ({size[0]} × {size[1]} điểm ảnh). Hãy chụp lại ở độ phân giải thường.",
            f"is too large a picture ({size[0]} × {size[1]} pixels). Take it again at normal resolution.",
        )
