"""A photo of twelve megabytes handed in: what is left of it, and how long it takes. Reference: the same picture merely
decoded and written again by the same library, in this very run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from benchmarks import _place

ROUNDS = 3


def run() -> Iterator[dict[str, Any]]:
    """One line for the way in, one for the reference."""
    _place.ready()
    from motcua.documents.operations.bounded import prepared
    from motcua.documents.terms import Kind

    photo = _photo()
    took, left = zip(
        *(_timed(lambda: len(prepared([(Kind.JPEG, photo)], "Ảnh").data)) for _ in range(ROUNDS)), strict=True
    )
    again, plain = zip(*(_timed(lambda: _written_again(photo)) for _ in range(ROUNDS)), strict=True)
    yield {"what": "upload", "bytes_in": len(photo), "bytes_out": left[0], "ms": round(min(took))}
    yield {
        "what": "reference: decode and encode",
        "bytes_in": len(photo),
        "bytes_out": plain[0],
        "ms": round(min(again)),
    }


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
    pen = ImageDraw.Draw(sheet)
    chance = np.random.default_rng(7)
    for top in range(300, high - 300, 84):
        left = 250
        while (length := int(chance.integers(40, 190))) + left < wide - 300:
            pen.rectangle([left, top, left + length, top + 26], fill=45)
            left += length + 34
    askew = np.asarray(sheet.rotate(2.4, Image.Resampling.BICUBIC, fillcolor=225), dtype=np.int16)
    light = np.linspace(-35, 15, wide, dtype=np.int16)[None, :]
    noisy = (askew + light)[..., None] + chance.normal(0, 18, (high, wide, 3)).astype(np.int16)
    out = BytesIO()
    Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(out, "JPEG", quality=98)
    return out.getvalue()
