"""A photo of twelve megabytes handed in: what is left of it, how long it takes, and how much of its text is read
afterwards. Reference: the same picture merely decoded and written again by the same library, in this very run."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks import _place

ROUNDS = 3
#: what stands on the sheet, line by line
LINES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐƠN ĐỀ NGHỊ XÁC NHẬN",
    "Họ và tên người đề nghị",
    "Ngày tháng năm sinh và nơi cư trú",
    "Nội dung đề nghị xác nhận như sau",
    "Gia đình tôi sử dụng thửa đất từ năm trước",
    "không có tranh chấp với các hộ liền kề",
    "Tôi xin chịu trách nhiệm trước pháp luật",
    "về những nội dung đã khai ở trên",
)


def run() -> Iterator[dict[str, Any]]:
    """One line for the way in, one for the letters read, one for the reference."""
    _place.ready()
    from motcua.documents.operations.bounded import prepared
    from motcua.documents.terms import Kind

    photo = _photo()
    made = prepared([(Kind.JPEG, photo)], "Ảnh").data
    took, left = zip(
        *(_timed(lambda: len(prepared([(Kind.JPEG, photo)], "Ảnh").data)) for _ in range(ROUNDS)), strict=True
    )
    again, plain = zip(*(_timed(lambda: _written_again(photo)) for _ in range(ROUNDS)), strict=True)
    yield {"what": "upload", "bytes_in": len(photo), "bytes_out": left[0], "ms": round(min(took))}
    yield _letters(made)
    yield {
        "what": "reference: decode and encode",
        "bytes_in": len(photo),
        "bytes_out": plain[0],
        "ms": round(min(again)),
    }


def _letters(paper: bytes) -> dict[str, Any]:
    """How many of the sheet's words are found in what was kept of it."""
    from motcua.documents.operations import lettering
    from motcua.documents.operations.bounded import ran

    words = [word for line in LINES for word in line.split()]
    if not lettering.reads():
        return {"what": "letters", "words": len(words), "found": None, "ms": None}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "in.pdf").write_bytes(paper)
        (folder / "job.json").write_text(json.dumps({"lay": False}), encoding="utf-8")
        began = time.perf_counter()
        ran("motcua.documents.rules.preparing.letters", folder, lettering.PATIENCE)
        took = (time.perf_counter() - began) * 1000
        read = (folder / "text.txt").read_text(encoding="utf-8").split()
    return {"what": "letters", "words": len(words), "found": sum(word in read for word in words), "ms": round(took)}


def _timed(work: Any) -> tuple[float, int]:
    began = time.perf_counter()
    made = work()
    return (time.perf_counter() - began) * 1000, made


def _written_again(photo: bytes) -> int:
    out = BytesIO()
    Image.open(BytesIO(photo)).save(out, "JPEG", quality=75)
    return len(out.getvalue())


def _photo() -> bytes:
    """A sheet of text as a phone of twelve megapixels takes it: askew, lit unevenly, with the sensor's noise."""
    wide, high = 3024, 4032
    sheet = Image.new("L", (wide, high), 225)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(next(_fonts().glob("*Tinos*Regular*"))), 92)
    chance = np.random.default_rng(7)
    for row, top in enumerate(range(300, high - 300, 190)):
        pen.text((250, top), LINES[row % len(LINES)], fill=45, font=font)
    askew = np.asarray(sheet.rotate(2.4, Image.Resampling.BICUBIC, fillcolor=225), dtype=np.int16)
    light = np.linspace(-35, 15, wide, dtype=np.int16)[None, :]
    noisy = (askew + light)[..., None] + chance.normal(0, 18, (high, wide, 3)).astype(np.int16)
    out = BytesIO()
    Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(out, "JPEG", quality=98)
    return out.getvalue()


def _fonts() -> Path:
    import motcua.documents

    return Path(motcua.documents.__file__).parent / "fonts"
